package org.pointsmall.demo.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A CSV file with a header line, read strictly: exactly the columns that are named, in that order, none empty. Every
 * complaint carries the file's name and the line.
 */
final class CsvFile {
    private static final CsvMapper MAPPER = CsvMapper.builder()
            .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
            .build();

    private final String name;
    private final List<String> columns;

    CsvFile(String name, String... columns) {
        this.name = name;
        this.columns = List.of(columns);
    }

    /** Turns a row into a value; refuses it with IllegalArgumentException or DateTimeException. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(Row row);
    }

    record Row(Map<String, String> cells) {
        String text(String column) {
            String value = cells.get(column);
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException("column " + column + " is empty");
            }
            return value;
        }

        int number(String column) {
            String text = text(column);
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException notANumber) {
                throw new IllegalArgumentException(
                        "column " + column + " is not a whole number: '" + text + "'", notANumber);
            }
        }
    }

    <T> List<T> read(Reader source, RowReader<T> rowReader) {
        CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setStrictHeaders(true);
        columns.forEach(schema::addColumn);
        List<T> values = new ArrayList<>();
        try (MappingIterator<Map<String, String>> rows =
                MAPPER.readerForMapOf(String.class).with(schema.build()).readValues(source)) {
            while (rows.hasNextValue()) {
                // No cell of ours spans lines, so a row's number follows from the header and the rows before it.
                values.add(readRow(rowReader, new Row(rows.nextValue()), values.size() + 2));
            }
        } catch (JsonProcessingException malformed) {
            throw new DemoDataException(
                    name + " line " + (values.size() + 2) + ": " + malformed.getOriginalMessage(), malformed);
        } catch (IOException | RuntimeJsonMappingException unreadable) {
            throw new DemoDataException(name + " can't be read: " + unreadable.getMessage(), unreadable);
        }
        if (values.isEmpty()) {
            throw new DemoDataException(name + " has no rows");
        }
        return values;
    }

    private <T> T readRow(RowReader<T> rowReader, Row row, int line) {
        try {
            return rowReader.read(row);
        } catch (IllegalArgumentException | DateTimeException refused) {
            throw new DemoDataException(name + " line " + line + ": " + refused.getMessage(), refused);
        }
    }
}
