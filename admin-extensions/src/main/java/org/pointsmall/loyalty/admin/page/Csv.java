package org.pointsmall.loyalty.admin.page;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A table for spreadsheets, by RFC 4180. It begins with a byte order mark, without which Excel takes UTF-8 for something
 * else. A text that a spreadsheet would compute as a formula is made one that it shows; numbers are left as they are.
 */
public final class Csv {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String FORMULA = "=+-@\t\r";

    private final StringBuilder rows = new StringBuilder(BYTE_ORDER_MARK);

    /** Adds a row of texts and numbers. */
    public Csv row(Object... cells) {
        rows.append(Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",")))
                .append("\r\n");
        return this;
    }

    private static String cell(Object cell) {
        if (cell instanceof Number) {
            return cell instanceof BigDecimal exact ? exact.toPlainString() : cell.toString();
        }
        String text = cell.toString();
        String shown = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = shown.chars().noneMatch(c -> ",\"\r\n".indexOf(c) >= 0);
        return plain ? shown : '"' + shown.replace("\"", "\"\"") + '"';
    }

    public byte[] bytes() {
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What was added since it was last taken, for a table that is sent while it is read. */
    public byte[] take() {
        byte[] taken = bytes();
        rows.setLength(0);
        return taken;
    }
}
