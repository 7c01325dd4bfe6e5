package org.pointsmall.loyalty.ledger.jdbc;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are to be written by one statement each.
 *
 * @param sql the statement, for one row; an INSERT ends with its one row of values
 * @param types the {@link java.sql.Types} of a row's values: PostgreSQL's driver would ask the server for that of a null
 * @param rows the values of each
 * @param otherwise what is wrong where a statement does not find exactly one row; null where that need not be checked
 */
record Write(String sql, int[] types, List<@Nullable Object[]> rows, @Nullable String otherwise) {
    private static final String VALUES = " VALUES ";

    static Write one(String sql, int[] types, @Nullable Object... values) {
        return new Write(sql, types, List.<@Nullable Object[]>of(values), null);
    }

    static Write checked(String otherwise, String sql, int[] types, @Nullable Object... values) {
        return new Write(sql, types, List.<@Nullable Object[]>of(values), otherwise);
    }

    static Write all(String sql, int[] types, List<@Nullable Object[]> rows) {
        return new Write(sql, types, rows, null);
    }

    /** SQL that writes all rows at once, with the values of one after those of the other. */
    String sqlForAll() {
        if (rows.size() == 1) {
            return sql;
        }
        return isInsert()
                ? sql + (", " + sql.substring(sql.lastIndexOf(VALUES) + VALUES.length())).repeat(rows.size() - 1)
                : String.join("; ", Collections.nCopies(rows.size(), sql));
    }

    /** Whether it is the same statement about the same row, of which the last value is the id. */
    boolean isOfSameRow(Write other) {
        return sql.equals(other.sql) && rows.size() == 1 && Objects.equals(id(), other.id());
    }

    private @Nullable Object id() {
        @Nullable Object[] row = rows.get(0);
        return row[row.length - 1];
    }

    /** How many statements {@link #sqlForAll} has. */
    int statements() {
        return isInsert() ? 1 : rows.size();
    }

    private boolean isInsert() {
        return sql.startsWith("INSERT ");
    }

    void requireOne(int written) {
        if (otherwise != null && written != 1) {
            throw new IllegalStateException(otherwise);
        }
    }
}
