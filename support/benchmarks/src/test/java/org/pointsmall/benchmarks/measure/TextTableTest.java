package org.pointsmall.benchmarks.measure;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TextTableTest {

    @Test
    void figuresStandUnderEachOther() {
        TextTable table = new TextTable("what", "n", "median").row("a longer name", "12", "8.0 ms");

        assertThat(table.row("short", "1", "1234.0 ms").toString().lines())
                .containsExactly(
                        "what            n     median", "a longer name  12     8.0 ms", "short           1  1234.0 ms");
    }

    @Test
    void everyRowHasAllColumns() {
        assertThatThrownBy(() -> new TextTable("one", "two").row("only one"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
