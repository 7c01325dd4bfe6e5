package org.pointsmall.loyalty.transaction.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlTypeValue;

/**
 * A moment on its way into a column. MySQL's and MariaDB's DATETIME has no time zone: there it is kept in UTC, as a
 * local time, because anything that carries an offset is shifted by their drivers into whatever zone the connection or
 * the machine happens to have. Elsewhere the column keeps its offset.
 */
public record InstantColumn(Instant instant) implements SqlTypeValue {
    @Override
    public void setTypeValue(PreparedStatement statement, int index, int sqlType, @Nullable String typeName)
            throws SQLException {
        if (MySqlFamily.includes(statement.getConnection())) {
            statement.setObject(index, LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        } else {
            statement.setObject(index, instant.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
        }
    }

    public static @Nullable Instant read(ResultSet row, String column) throws SQLException {
        int index = row.findColumn(column);
        if (MySqlFamily.includes(row.getStatement().getConnection())) {
            LocalDateTime value = row.getObject(index, LocalDateTime.class);
            return value == null ? null : value.toInstant(ZoneOffset.UTC);
        }
        // By the number of the type: for its name, PostgreSQL's driver asks the server.
        if (row.getMetaData().getColumnType(index) == Types.TIMESTAMP_WITH_TIMEZONE) {
            // Without naming a class: HSQLDB 2.5 answers null to that after the read of a null.
            return instant((OffsetDateTime) row.getObject(index));
        }
        return instant(row.getObject(index, OffsetDateTime.class));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime value) {
        return value == null ? null : value.toInstant();
    }
}
