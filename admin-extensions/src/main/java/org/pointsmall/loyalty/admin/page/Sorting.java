package org.pointsmall.loyalty.admin.page;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * By which of its columns a list is sorted, as its headings ask for it: {@code name}, or {@code -name} for downwards.
 * Rows that are equal there, and all where no column is asked for, stay in the list's own order.
 *
 * @param columns what can be asked for
 * @param asked empty for the list's own order
 * @param <T> a row
 */
public record Sorting<T>(Map<String, Comparator<T>> columns, String asked) {
    private static final String DOWN = "-";

    /** What there is no column for asks for nothing. */
    public Sorting {
        columns = Map.copyOf(columns);
        asked = columns.containsKey(column(asked)) ? asked : "";
    }

    private static String column(String asked) {
        return asked.startsWith(DOWN) ? asked.substring(1) : asked;
    }

    /** @param rows in the list's own order */
    public List<T> of(List<T> rows) {
        Comparator<T> by = columns.get(column(asked));
        if (by == null) {
            return rows;
        }
        return rows.stream().sorted(asked.startsWith(DOWN) ? by.reversed() : by).toList();
    }

    /** What a click on a heading asks for: up, then down, then the list's own order. */
    public String next(String column) {
        if (!column(asked).equals(column)) {
            return column;
        }
        return asked.equals(column) ? DOWN + column : "";
    }

    /** What stands beside a heading: an arrow where it sorts, for those who see it. */
    public String arrow(String column) {
        if (!column(asked).equals(column)) {
            return "";
        }
        return asked.equals(column) ? "↑" : "↓";
    }

    /** The same for those who have it read to them. */
    public String aria(String column) {
        if (!column(asked).equals(column)) {
            return "none";
        }
        return asked.equals(column) ? "ascending" : "descending";
    }
}
