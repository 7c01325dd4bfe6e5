package org.pointsmall.loyalty.transaction.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;

/** Statements over many rows whose columns travel as arrays, which PostgreSQL takes apart by {@code unnest}. */
public final class ManyRows {
    private final JdbcTemplate jdbc;
    private final DatabaseTrait postgreSql;

    public ManyRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        postgreSql = new DatabaseTrait(jdbc, PostgreSql::includes);
    }

    /** Whether this database takes rows in that way; where it does not, they are written one by one. */
    public boolean areTaken() {
        return postgreSql.holds();
    }

    /** The values of a column, one for each row; texts, but for numbers. */
    public record Column(String type, @Nullable Object[] values) {

        /** @param type as PostgreSQL names it */
        public static <T> Column of(String type, Collection<T> rows, Function<T, @Nullable Object> value) {
            return new Column(type, rows.stream().map(value).toArray());
        }
    }

    /** @param values columns, and texts that are the same for all rows */
    public void run(String sql, Object... values) {
        jdbc.execute(sql, (PreparedStatementCallback<Boolean>) statement -> {
            set(statement, values);
            return statement.execute();
        });
    }

    /** What is done with each row. */
    @FunctionalInterface
    public interface EachRow {
        void row(ResultSet row) throws SQLException;
    }

    public void query(String sql, EachRow each, Column column) {
        jdbc.execute(sql, (PreparedStatementCallback<Boolean>) statement -> {
            set(statement, column);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    each.row(rows);
                }
            }
            return true;
        });
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Column column) {
                statement.setArray(i + 1, statement.getConnection().createArrayOf(column.type(), column.values()));
            } else {
                statement.setString(i + 1, (String) values[i]);
            }
        }
    }
}
