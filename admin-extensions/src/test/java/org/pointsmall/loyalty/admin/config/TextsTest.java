package org.pointsmall.loyalty.admin.config;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TextsTest {

    @Test
    void everyTextIsThereInBothLanguagesAndSurvivesFormatting() throws IOException {
        Properties english = texts("texts.properties");
        Properties chinese = texts("texts_zh_CN.properties");

        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        assertThat(english.values()).noneMatch(text -> text.toString().matches(".*['{}].*"));
        assertThat(chinese.values()).noneMatch(text -> text.toString().matches(".*['{}].*"));
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
