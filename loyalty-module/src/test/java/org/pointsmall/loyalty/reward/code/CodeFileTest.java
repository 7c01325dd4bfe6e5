package org.pointsmall.loyalty.reward.code;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.upload.FileProblem;
import org.pointsmall.loyalty.upload.FileProblem.Reason;

import static org.assertj.core.api.Assertions.assertThat;

/** Files of codes as people save them. */
class CodeFileTest {
    private static final String ROWS = "序号,兑换码,备注\r\n1,A-100,首批\r\n2,\"B,200\",\r\n3,丙300,夏季\r\n";
    private static final List<String> CODES = List.of("A-100", "B,200", "丙300");

    @Test
    void gbkUtf8BomUtf16AllImportTheSame() {
        assertThat(codes(ROWS, Charset.forName("GB18030"))).isEqualTo(CODES);
        assertThat(codes(ROWS, Charset.forName("GBK"))).isEqualTo(CODES);
        assertThat(codes(ROWS, StandardCharsets.UTF_8)).isEqualTo(CODES);
        assertThat(codes("\uFEFF" + ROWS, StandardCharsets.UTF_8)).isEqualTo(CODES);
        assertThat(codes("\uFEFF" + ROWS, StandardCharsets.UTF_16LE)).isEqualTo(CODES);
        assertThat(codes("\uFEFF" + ROWS, StandardCharsets.UTF_16BE)).isEqualTo(CODES);
        assertThat(codes(ROWS.replace("首批", "").replace("夏季", ""), StandardCharsets.UTF_16LE))
                .as("without a mark, by its zeros")
                .isEqualTo(CODES);
    }

    @Test
    void bomInFirstHeader() {
        byte[] file = "\uFEFFcode,note\nA1,x\n".getBytes(StandardCharsets.UTF_8);

        assertThat(legible(file).codes()).containsExactly("A1");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void whicheverSeparatorTheFirstRowHas(String separator) {
        String rows = String.join(separator, "no", "Code", "worth") + "\n" + String.join(separator, "1", "A 1", "5");

        assertThat(codes(rows, StandardCharsets.UTF_8)).containsExactly("A 1");
    }

    @Test
    void withoutAHeaderTheFirstColumnFromTheFirstRowOn() {
        assertThat(codes("A1,5\nA2,6", StandardCharsets.UTF_8)).containsExactly("A1", "A2");
        assertThat(codes("A1", StandardCharsets.US_ASCII)).containsExactly("A1");
        assertThat(problem("".getBytes(StandardCharsets.US_ASCII))).isEqualTo(new FileProblem(Reason.NO_ROWS, 0));
        assertThat(problem("code\n,\n".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(new FileProblem(Reason.NO_ROWS, 2));
    }

    @Test
    void rowsWithoutACodeOrWithTooLongAOneAreLeftAndCounted() {
        CodeFile file = legible(("code,note\n,blank\n" + "x".repeat(201) + ",long\n" + "y".repeat(200)
                        + ",\n\n\"two\nlines\",\nA,\n,\n")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(file.codes()).containsExactly("y".repeat(200), "A");
        assertThat(file.left()).isEqualTo(4);
        assertThat(file.firstLeft())
                .containsExactly(
                        new LeftRow(2, LeftRow.Reason.NO_CODE),
                        new LeftRow(3, LeftRow.Reason.TOO_LONG),
                        new LeftRow(6, LeftRow.Reason.NOT_LEGIBLE),
                        new LeftRow(9, LeftRow.Reason.NO_CODE));
    }

    @Test
    void aFileThatIsNoTextIsRefused() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0xFF);
        bytes.write(0x30);
        bytes.write(0xFF);

        assertThat(problem(bytes.toByteArray())).isEqualTo(new FileProblem(Reason.NO_TEXT, 1));
        assertThat(problem("code\nA\nPK\u0003\u0004".getBytes(StandardCharsets.UTF_8)))
                .as("a workbook")
                .isEqualTo(new FileProblem(Reason.NO_TEXT, 3));
    }

    @Test
    void theLineOfAQuotationMarkThatIsNeverClosedIsNamed() {
        assertThat(problem("code\nA1\n\"never closed\nA3\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new FileProblem(Reason.OPEN_QUOTE, 3));
    }

    @Test
    void moreCodesThanAreTakenAtOnceAreRefused() {
        String most = "A\n".repeat(CodeFile.MOST);

        assertThat(legible(most.getBytes(StandardCharsets.UTF_8)).codes()).hasSize(CodeFile.MOST);
        assertThat(problem((most + "A").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new FileProblem(Reason.TOO_MANY, CodeFile.MOST));
    }

    private static List<String> codes(String rows, Charset charset) {
        return legible(rows.getBytes(charset)).codes();
    }

    private static CodeFile legible(byte[] file) {
        return (CodeFile) CodeFile.read(file);
    }

    private static FileProblem problem(byte[] file) {
        return ((ReadFile.Unreadable) CodeFile.read(file)).problem();
    }
}
