package org.pointsmall.loyalty.api.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.mall.Needs;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProblemTextsTest {

    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void everyRefusalIsAProblem(RefusalCode code) {
        assertThat(Problem.of(Refusal.of(code)).type().name()).isEqualTo(code.name());
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void everyProblemHasItsWordsInBothLanguages(ProblemCode code) throws IOException {
        for (String suffix : new String[] {"", "_zh_CN"}) {
            assertThat(bundle("/org/pointsmall/loyalty/api/problem/problems" + suffix))
                    .containsKeys(code.name() + ".title", code.name() + ".detail");
        }
    }

    @Test
    void hasWordsForNothingElse() throws IOException {
        String[] codes = Arrays.stream(ProblemCode.values()).map(Enum::name).toArray(String[]::new);
        assertThat(bundle("/org/pointsmall/loyalty/api/problem/problems").stringPropertyNames())
                .allSatisfy(
                        key -> assertThat(key.substring(0, key.indexOf('.'))).isIn((Object[]) codes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/org/pointsmall/loyalty/api/problem/problems",
                "/org/pointsmall/loyalty/api/member/explanations",
                "/org/pointsmall/loyalty/api/cart/explanations"
            })
    void bundlesSayTheSameInBothLanguages(String name) throws IOException {
        Properties english = bundle(name);
        Properties chinese = bundle(name + "_zh_CN");
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        for (String key : english.stringPropertyNames()) {
            assertThat(places(chinese.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
            assertThat(chinese.getProperty(key))
                    .as(key)
                    .matches("(?s).*\\p{IsHan}.*")
                    .doesNotContain("\uFFFD");
            assertThat(english.getProperty(key)).as(key).doesNotContainPattern("\\p{IsHan}");
        }
    }

    @Test
    void describesARefusalInBothLanguages() {
        Problem problem = Problem.of(Refusal.of(RefusalCode.INSUFFICIENT_POINTS)
                .with("required", 12_345L)
                .with("available", 1L));
        assertThat(ProblemTexts.document(problem, Language.ENGLISH))
                .isEqualTo(new ProblemDocument(
                        "urn:pointsmall:problem:insufficient-points",
                        "Not enough points",
                        422,
                        "This takes 12,345 points; you have 1.",
                        "INSUFFICIENT_POINTS",
                        problem.operands()));
        assertThat(ProblemTexts.document(problem, Language.CHINESE).title()).isEqualTo("积分不足");
        assertThat(ProblemTexts.detail(problem, Language.CHINESE)).isEqualTo("需要 12,345 积分，您当前可用 1 积分。");
    }

    @ParameterizedTest
    @EnumSource(Needs.Need.class)
    void saysWhatAnOfferNeedsInBothLanguages(Needs.Need need) {
        Problem needing = Problem.of(
                Refusal.of(RefusalCode.NOT_ELIGIBLE).with("needs", need.name()).with("offerId", 1L));
        for (Language language : List.of(Language.ENGLISH, Language.CHINESE)) {
            assertThat(ProblemTexts.detail(needing, language))
                    .isNotEqualTo(ProblemTexts.detail(Problem.of(ProblemCode.NOT_ELIGIBLE), language));
        }
    }

    @Test
    void saysTheTitleWhereAnOperandIsMissing() {
        assertThat(ProblemTexts.detail(Problem.of(ProblemCode.ABOVE_CAP), Language.ENGLISH))
                .isEqualTo("More points than can be used");
    }

    @Test
    void refusesOperandsThatWouldHideAMember() {
        Problem problem = Problem.of(ProblemCode.CONFLICT);
        assertThatThrownBy(() -> problem.with("status", 200)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Read strictly as UTF-8: a byte that is none fails here, where a resource bundle would guess. */
    private static Properties bundle(String name) throws IOException {
        try (InputStream in = ProblemTextsTest.class.getResourceAsStream(name + ".properties")) {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.readAllBytes()))
                    .toString();
            Properties properties = new Properties();
            properties.load(new StringReader(text));
            assertThat(Stream.of(text.split("\n"))).as("no key twice").hasSize(properties.size());
            return properties;
        }
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Pattern.compile("\\{(\\w+)").matcher(text).results().forEach(found -> places.add(found.group(1)));
        return places;
    }
}
