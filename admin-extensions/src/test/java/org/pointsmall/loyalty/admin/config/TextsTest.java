package org.pointsmall.loyalty.admin.config;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.earning.TraceCodes;

import static org.assertj.core.api.Assertions.assertThat;

class TextsTest {

    @Test
    void everyTextIsThereInBothLanguagesAndSurvivesFormatting() throws IOException {
        Properties english = texts("texts.properties");
        Properties chinese = texts("texts_zh_CN.properties");

        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        assertThat(english.keySet()).allSatisfy(key -> {
            assertThat(english.getProperty(key.toString())).doesNotContain("'");
            assertThat(chinese.getProperty(key.toString())).doesNotContain("'");
            assertThat(places(named(key, chinese))).as(key.toString()).isEqualTo(places(named(key, english)));
        });
    }

    /** Of a tier, the names in both languages are operands: each text takes its own. */
    private static String named(Object key, Properties texts) {
        String text = texts.getProperty(key.toString());
        return key.equals("LoyaltyTrace_earn.tier") ? text.replace("{0}", "{1}") : text;
    }

    /** The Chinese ones have the same keys: see above. */
    @Test
    void everyStepOfAnAwardHasItsText() throws IOException {
        assertThat(texts("texts.properties").stringPropertyNames())
                .containsAll(TraceCodes.all().stream()
                        .map(code -> "LoyaltyTrace_" + code)
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
