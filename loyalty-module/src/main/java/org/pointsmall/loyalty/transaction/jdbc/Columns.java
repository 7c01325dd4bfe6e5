package org.pointsmall.loyalty.transaction.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the ledger's values are written to, and read from, columns. */
public final class Columns {
    private Columns() {}

    /** As many places for values as this, such as for {@code IN (?, ?, ?)}; nothing for 0, which SQL does not take there. */
    public static String places(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    /** The names of these as SQL writes them, such as for {@code IN ('DONE', 'STOPPED')}; nothing for none, likewise. */
    public static String names(Collection<? extends Enum<?>> some) {
        return some.stream().map(one -> "'" + one.name() + "'").collect(Collectors.joining(", "));
    }

    public static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instantOrNull(row, column), column);
    }

    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        return InstantColumn.read(row, column);
    }

    /** A statement's argument, also where the statement names no type for it. */
    public static @Nullable InstantColumn column(@Nullable Instant instant) {
        return instant == null ? null : new InstantColumn(instant);
    }
}
