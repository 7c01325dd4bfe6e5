package org.pointsmall.loyalty.reward.code;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.upload.CsvTable;
import org.pointsmall.loyalty.upload.FileProblem;
import org.pointsmall.loyalty.upload.TextOfFile;

/**
 * The codes of a file, in its order. Where the first row names a column of codes, they are in that column; else they are in
 * the first column, from the first row on. Columns are separated by tabs, semicolons or commas, whichever the first row has.
 *
 * @param charset how the file is written
 * @param codes without the blanks around them; duplicates are still there
 * @param left how many rows are left out
 * @param firstLeft the first of those
 */
record CodeFile(Charset charset, List<String> codes, long left, List<LeftRow> firstLeft) implements ReadFile {
    static final int LONGEST = 200;
    static final int MOST = 200_000;

    private static final int LEFT_SHOWN = 20;
    private static final Set<String> NAMES =
            Set.of("code", "codes", "coupon code", "voucher", "券码", "兑换码", "卡密", "卡号", "编码", "代码");

    CodeFile {
        codes = List.copyOf(codes);
        firstLeft = List.copyOf(firstLeft);
    }

    static ReadFile read(byte[] bytes) {
        return TextOfFile.read(bytes)
                .map(CodeFile::read)
                .orElseGet(() -> new Unreadable(new FileProblem(FileProblem.Reason.NO_TEXT, 1)));
    }

    private static ReadFile read(TextOfFile file) {
        Rows read = new Rows();
        Optional<FileProblem> problem = CsvTable.read(file, read::add);
        return problem.isPresent() ? new Unreadable(problem.get()) : read.in(file.charset(), read.lines);
    }

    /** The places of codes that have been in the file before. */
    BitSet repeats() {
        BitSet repeats = new BitSet(codes.size());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < codes.size(); i++) {
            repeats.set(i, !seen.add(codes.get(i)));
        }
        return repeats;
    }

    /** What has been read of the rows so far. */
    private static final class Rows {
        private final List<String> codes = new ArrayList<>();
        private final List<LeftRow> firstLeft = new ArrayList<>();
        private long left;
        private int column;
        private boolean begun;
        private long lines;

        void add(String[] row, long line) {
            int named = begun ? -1 : named(row);
            begun = true;
            lines = line;
            if (named >= 0) {
                column = named;
            } else if (row.length > 1 || !row[0].isBlank()) {
                String code = column < row.length ? row[column].strip() : "";
                LeftRow.@Nullable Reason reason = reason(code);
                if (reason == null) {
                    codes.add(code);
                } else {
                    leave(new LeftRow(line, reason));
                }
            }
        }

        private void leave(LeftRow row) {
            left++;
            if (firstLeft.size() < LEFT_SHOWN) {
                firstLeft.add(row);
            }
        }

        ReadFile in(Charset charset, long lines) {
            if (codes.isEmpty()) {
                return new Unreadable(new FileProblem(FileProblem.Reason.NO_ROWS, lines));
            }
            return codes.size() > MOST
                    ? new Unreadable(new FileProblem(FileProblem.Reason.TOO_MANY, MOST))
                    : new CodeFile(charset, codes, left, firstLeft);
        }
    }

    private static LeftRow.@Nullable Reason reason(String code) {
        if (code.isEmpty()) {
            return LeftRow.Reason.NO_CODE;
        }
        if (code.length() > LONGEST) {
            return LeftRow.Reason.TOO_LONG;
        }
        return code.chars().anyMatch(Character::isISOControl) ? LeftRow.Reason.NOT_LEGIBLE : null;
    }

    /** The column of codes, where the row names columns; below zero where it does not. */
    private static int named(String[] row) {
        for (int i = 0; i < row.length; i++) {
            if (NAMES.contains(row[i].strip().toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }
}
