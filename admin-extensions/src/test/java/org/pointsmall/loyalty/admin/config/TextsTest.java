package org.pointsmall.loyalty.admin.config;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pointsmall.loyalty.condition.ConditionProblem;
import org.pointsmall.loyalty.definition.Uses;
import org.pointsmall.loyalty.earning.TraceCodes;
import org.pointsmall.loyalty.reward.code.LeftRow;
import org.pointsmall.loyalty.upload.FileProblem;

import static org.assertj.core.api.Assertions.assertThat;

class TextsTest {
    /** Where the journal has a name in each language, of which each text takes its own. */
    private static final Set<String> NAMED_IN_EACH_LANGUAGE =
            Set.of("LoyaltyTrace_earn.tier", "LoyaltyTrace_price.tier");

    @Test
    void everyTextIsThereInBothLanguagesAndSurvivesFormatting() throws IOException {
        Properties english = texts("texts.properties");
        Properties chinese = texts("texts_zh_CN.properties");

        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        assertThat(english.keySet()).allSatisfy(key -> {
            assertThat(english.getProperty(key.toString())).doesNotContain("'");
            assertThat(chinese.getProperty(key.toString())).doesNotContain("'");
            if (!NAMED_IN_EACH_LANGUAGE.contains(key)) {
                assertThat(places(chinese.getProperty(key.toString())))
                        .as(key.toString())
                        .isEqualTo(places(english.getProperty(key.toString())));
            }
        });
    }

    static Stream<String> reasons() {
        return Stream.concat(
                Stream.of(
                                "MISSING TOO_LONG TOO_MANY NOT_A_NUMBER TOO_FINE OUT_OF_RANGE NOT_A_TIME NOT_A_DATE NOT_A_ZONE"
                                        .split(" "),
                                "NOT_ONE_LINE NOT_WELL_FORMED UNKNOWN UNKNOWN_FIELD NOT_JSON NO_DAY_ZERO ENDS_BEFORE_START"
                                        .split(" "),
                                "NEVER_APPLIES NOT_ASCENDING DUPLICATE DIFFERS_IN_GROUP OVERLAPS OTHER_CURRENCY NOT_USABLE NOT_FOR_CEILINGS"
                                        .split(" "),
                                "LONGER_THAN_PERIOD MONTHS_AND_DAYS CHANGED_MEANWHILE NOT_FOR_RATES UNKNOWN_RULE TWO_VERSIONS"
                                        .split(" "),
                                "NOT_LEGIBLE NEVER_HOLDS TIER_HAS_MEMBERS EVERYBODY".split(" "))
                        .flatMap(Stream::of),
                Stream.concat(
                        Stream.of(Uses.Kind.values())
                                .flatMap(kind -> kind == Uses.Kind.BATCH
                                        ? Stream.of("SEGMENT_IN_" + kind)
                                        : Stream.of("TIER_IN_" + kind, "SEGMENT_IN_" + kind)),
                        Stream.of(ConditionProblem.Code.values()).map(Enum::name)));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void everyReasonForWhichADefinitionIsRefusedHasWords(String code) throws IOException {
        assertThat(texts("texts.properties").getProperty("LoyaltyInvalid_" + code))
                .isNotBlank();
        assertThat(texts("texts_zh_CN.properties").getProperty("LoyaltyInvalid_" + code))
                .isNotBlank();
    }

    @Test
    void everyReasonForWhichAFileOfCodesIsNotTakenHasWords() throws IOException {
        assertThat(texts("texts.properties").stringPropertyNames())
                .containsAll(Stream.of(FileProblem.Reason.values())
                        .map(reason -> "LoyaltyCode_Problem_" + reason)
                        .toList())
                .containsAll(Stream.of(LeftRow.Reason.values())
                        .map(reason -> "LoyaltyCode_Left_" + reason)
                        .toList());
    }

    /** The Chinese ones have the same keys: see above. */
    @Test
    void everyStepOfAnAwardHasItsText() throws IOException {
        assertThat(texts("texts.properties").stringPropertyNames())
                .containsAll(TraceCodes.all().stream()
                        .map(code -> "LoyaltyTrace_" + code)
                        .toList());
    }

    /** An entry that bought a reward is explained by these. */
    @Test
    void everyStepOfAPriceHasItsText() throws IOException {
        assertThat(texts("texts.properties").stringPropertyNames())
                .containsAll(Stream.of("list", "tier", "campaign", "launch", "first")
                        .map(step -> "LoyaltyTrace_price." + step)
                        .toList());
    }

    /** Only numbered ones: anything else in braces, Broadleaf could not format. */
    private static Set<String> places(String text) {
        assertThat(text.replaceAll("\\{[0-9]}", "")).doesNotContain("{", "}");
        return Pattern.compile("\\{[0-9]}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static Properties texts(String name) throws IOException {
        Properties texts = new Properties();
        try (InputStreamReader reader = new InputStreamReader(
                TextsTest.class.getResourceAsStream("/org/pointsmall/loyalty/admin/" + name), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
