package org.pointsmall.loyalty.api.wording;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

class LanguageTest {
    private final Locale serversOwn = Locale.getDefault();

    @BeforeEach
    void theServerIsFrench() {
        Locale.setDefault(Locale.FRANCE);
    }

    @AfterEach
    void theServerIsItselfAgain() {
        Locale.setDefault(serversOwn);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh                        | CHINESE",
                "zh-CN                     | CHINESE",
                "zh-Hans                   | CHINESE",
                "zh-Hans-CN, en;q=0.5      | CHINESE",
                "ZH-cn                     | CHINESE",
                "fr, zh;q=0.5, en;q=0.4    | CHINESE",
                "en-US, zh;q=0.9           | ENGLISH",
                "fr                        | ENGLISH",
                "*                         | ENGLISH",
                "zh;q=0, en                | ENGLISH",
                "zh;q=nonsense             | ENGLISH",
                ";;;,,,                    | ENGLISH",
                "''                        | ENGLISH",
                "-                         | ENGLISH",
                "--                        | ENGLISH",
                "zh-CN,-                   | ENGLISH",
                "zh_CN                     | ENGLISH",
                "\u4e2d\u6587                        | ENGLISH",
            })
    void picksWhatTheCallerPrefers(String header, Language language) {
        assertThat(Language.preferred(header)).isEqualTo(language);
    }

    @Test
    void isEnglishWithoutAWish() {
        assertThat(Language.of(new MockHttpServletRequest())).isEqualTo(Language.ENGLISH);
    }

    @Test
    void readsSeveralHeaders() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Accept-Language", "fr");
        request.addHeader("Accept-Language", "zh;q=0.8");
        assertThat(Language.of(request)).isEqualTo(Language.CHINESE);
    }
}
