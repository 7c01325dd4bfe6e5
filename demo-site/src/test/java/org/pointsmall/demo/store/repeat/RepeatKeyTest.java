package org.pointsmall.demo.store.repeat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.demo.store.problem.StoreProblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RepeatKeyTest {
    private static final int LONGEST = 20;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "8e03978e-40d5 | 8e03978e-40d5",
                "\"8e03978e-40d5\" | 8e03978e-40d5",
                "\"a \\\"b\\\" \\\\ c\" | a \"b\" \\ c",
                "a\"b | a\"b",
                "\"12345678901234567890\" | 12345678901234567890",
            })
    void isTheSameWithQuotesAndWithout(String header, String key) {
        assertThat(RepeatKey.of(header, LONGEST)).contains(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\"\"",
                "\" \"",
                "\"open",
                "\"a\"b\"",
                "\"a\\b\"",
                "\u00e9",
                "\"\u00e9\"",
                "a\tb",
                "123456789012345678901"
            })
    void isRefusedWhereItIsNone(String header) {
        assertThatThrownBy(() -> RepeatKey.of(header, LONGEST)).isInstanceOf(StoreProblem.class);
        assertThatThrownBy(() -> RepeatKey.of("x".repeat(8000), LONGEST)).isInstanceOf(StoreProblem.class);
    }

    @Test
    void isNotThereWithoutItsHeader() {
        assertThat(RepeatKey.of(null, LONGEST)).isEmpty();
    }
}
