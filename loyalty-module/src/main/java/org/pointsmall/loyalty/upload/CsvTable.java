package org.pointsmall.loyalty.upload;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvValidationException;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;

/** The rows of a text. Columns are separated by tabs, semicolons or commas, whichever the first row has. */
public final class CsvTable {
    private CsvTable() {}

    /** Is told each row. */
    @FunctionalInterface
    public interface Rows {
        /** @param line in which the row begins, from 1 */
        void row(String[] cells, long line);
    }

    /** Answers why the text can't be read; nothing where it was read to its end. */
    public static Optional<FileProblem> read(TextOfFile file, Rows to) {
        long odd = file.firstOddLine();
        if (odd > 0) {
            return Optional.of(new FileProblem(FileProblem.Reason.NO_TEXT, odd));
        }
        var format =
                new RFC4180ParserBuilder().withSeparator(delimiter(file.text())).build();
        long line = 1;
        try (CSVReader rows = new CSVReaderBuilder(new StringReader(file.text()))
                .withCSVParser(format)
                .build()) {
            while (true) {
                String[] row = rows.readNext();
                if (row != null) {
                    to.row(row, line);
                } else if (rows.getLinesRead() < line) {
                    return Optional.empty();
                }
                // A blank line is no row, and not the end either.
                line = rows.getLinesRead() + 1;
            }
        } catch (IOException | CsvValidationException e) {
            return Optional.of(new FileProblem(FileProblem.Reason.OPEN_QUOTE, line));
        }
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
