package org.pointsmall.loyalty.admin.page;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CsvTest {

    @Test
    void beginsWithAByteOrderMarkSoThatChineseIsRead() {
        byte[] bytes = new Csv().row("会员").bytes();

        assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(text(new Csv().row("会员"))).isEqualTo("会员\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1"})
    void aTextThatCouldBeAFormulaIsShownAsText(String text) {
        assertThat(text(new Csv().row(text))).isEqualTo("'" + text + "\r\n");
    }

    @Test
    void numbersStayNumbersBelowZeroToo() {
        assertThat(text(new Csv().row(-500L, new BigDecimal("-3.50"), ""))).isEqualTo("-500,-3.50,\r\n");
    }

    @Test
    void separatorsAndQuotesAreQuoted() {
        assertThat(text(new Csv()
                        .row("a,b", "say \"so\"", "two\nlines", "=HYPERLINK(\"x\",\"y\")")
                        .row("next")))
                .isEqualTo(
                        "\"a,b\",\"say \"\"so\"\"\",\"two\nlines\",\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"\r\nnext\r\n");
    }

    private static String text(Csv csv) {
        return new String(csv.bytes(), StandardCharsets.UTF_8).substring(1);
    }
}
