package org.pointsmall.loyalty.transaction.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** PostgreSQL by its own driver, which sends several statements in one trip; others may not understand them as one. */
public final class PostgreSql {
    /** By that name every version of it goes. */
    private static final String DRIVER = "PostgreSQL JDBC Driver";

    private PostgreSql() {}

    /**
     * Has the statements that follow in this transaction go by indexes, planned for their own values; does nothing on another
     * database. A table that has been filled within the hour may be empty by its statistics: then each of a thousand rows that
     * are asked for by their keys would be looked for in all of it.
     */
    public static void goByIndexes(JdbcTemplate jdbc) {
        inPostgreSql(
                jdbc,
                "SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off;"
                        + " SET LOCAL plan_cache_mode = force_custom_plan");
    }

    /**
     * From here on in a transaction that goes by indexes many rows are written. The checks of their foreign keys are statements
     * as well: planned for each row anew, they would take longer to plan than to run. So each is planned once, and what the
     * connection has kept of them from when tables were small is not used.
     */
    public static void writeMany(JdbcTemplate jdbc) {
        inPostgreSql(jdbc, "SET LOCAL plan_cache_mode = auto; DISCARD PLANS");
    }

    /** Gives a table that has just been filled its statistics, in the same transaction; does nothing on another database. */
    public static void takeStock(JdbcTemplate jdbc, String table) {
        inPostgreSql(jdbc, "ANALYZE " + table);
    }

    private static void inPostgreSql(JdbcTemplate jdbc, String sql) {
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            boolean ours = includes(connection);
            if (ours) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                }
            }
            return ours;
        });
    }

    public static boolean includes(Connection connection) throws SQLException {
        return DRIVER.equals(connection.getMetaData().getDriverName());
    }
}
