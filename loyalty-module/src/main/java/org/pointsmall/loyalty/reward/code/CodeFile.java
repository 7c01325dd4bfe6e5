package org.pointsmall.loyalty.reward.code;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The codes of a file, in its order. Where the first row names a column of codes, they are in that column; else they are in
 * the first column, from the first row on. Columns are separated by tabs, semicolons or commas, whichever the first row has.
 *
 * @param charset how the file is written
 * @param codes without the blanks around them; duplicates are still there
 * @param left rows without a code, or with one that is too long
 */
record CodeFile(Charset charset, List<String> codes, long left) {
    static final int LONGEST = 200;

    private static final Set<String> NAMES =
            Set.of("code", "codes", "coupon code", "voucher", "券码", "兑换码", "卡密", "卡号", "编码", "代码");

    CodeFile {
        codes = List.copyOf(codes);
    }

    /** Nothing where the file can't be read. */
    static Optional<CodeFile> read(byte[] bytes) {
        return TextOfFile.read(bytes).flatMap(CodeFile::read);
    }

    private static Optional<CodeFile> read(TextOfFile file) {
        var format =
                new RFC4180ParserBuilder().withSeparator(delimiter(file.text())).build();
        try (CSVReader rows = new CSVReaderBuilder(new StringReader(file.text()))
                .withCSVParser(format)
                .build()) {
            return Optional.of(read(file.charset(), rows.readAll()));
        } catch (IOException | CsvException e) {
            // Quotes that are never closed.
            return Optional.empty();
        }
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

    private static CodeFile read(Charset charset, List<String[]> rows) {
        List<String> codes = new ArrayList<>();
        long left = 0;
        int column = 0;
        boolean first = true;
        for (String[] row : rows) {
            int named = first ? named(row) : -1;
            first = false;
            if (named >= 0) {
                column = named;
                continue;
            }
            if (row.length == 1 && row[0].isBlank()) {
                continue;
            }
            String code = column < row.length ? row[column].strip() : "";
            if (code.isEmpty() || code.length() > LONGEST) {
                left++;
            } else {
                codes.add(code);
            }
        }
        return new CodeFile(charset, codes, left);
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

    private static char delimiter(String text) {
        String first = text.lines().findFirst().orElse("");
        for (char separator : new char[] {'\t', ';'}) {
            if (first.indexOf(separator) >= 0) {
                return separator;
            }
        }
        return ',';
    }
}
