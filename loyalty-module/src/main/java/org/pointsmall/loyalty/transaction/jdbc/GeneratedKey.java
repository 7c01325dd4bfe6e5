package org.pointsmall.loyalty.transaction.jdbc;

import java.sql.ResultSet;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreatorFactory;

/** Inserts a row and answers the id that the database gave it. */
public final class GeneratedKey {
    private GeneratedKey() {}

    /**
     * @param column the id's column, in lower case: PostgreSQL quotes it as it is
     * @param types the {@link java.sql.Types} of the values
     */
    public static long insert(JdbcTemplate jdbc, String sql, String column, int[] types, @Nullable Object... values) {
        return insertIfAny(jdbc, sql, column, types, values)
                .orElseThrow(() -> new IllegalStateException("nothing was inserted: " + sql));
    }

    /** Like {@link #insert}, for a statement that may insert nothing. */
    public static OptionalLong insertIfAny(
            JdbcTemplate jdbc, String sql, String column, int[] types, @Nullable Object... values) {
        PreparedStatementCreatorFactory statement = new PreparedStatementCreatorFactory(sql, types);
        statement.setGeneratedKeysColumnNames(column);
        return Objects.requireNonNull(jdbc.execute(statement.newPreparedStatementCreator(values), insert -> {
            if (insert.executeUpdate() == 0) {
                return OptionalLong.empty();
            }
            try (ResultSet keys = insert.getGeneratedKeys()) {
                if (!keys.next()) {
                    throw new IllegalStateException("the database gave no id: " + sql);
                }
                return OptionalLong.of(keys.getLong(1));
            }
        }));
    }
}
