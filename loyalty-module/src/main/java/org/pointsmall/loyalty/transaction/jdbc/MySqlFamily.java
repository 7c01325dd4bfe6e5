package org.pointsmall.loyalty.transaction.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** MySQL and MariaDB, by either's driver, where they need to be asked in words of their own. */
public final class MySqlFamily {
    private MySqlFamily() {}

    public static boolean includes(Connection connection) throws SQLException {
        String database = connection.getMetaData().getDatabaseProductName();
        return database.equals("MySQL") || database.equals("MariaDB");
    }

    /**
     * The end of an INSERT of a row that may be there already. InnoDB would refuse a duplicate with a lock on the row
     * that others share, and of two who then lock the row for writing one is a deadlock's victim; this way each waits
     * for the row itself. Elsewhere nothing: the INSERT fails.
     *
     * @param column one of the row's unique key
     */
    public static String orLock(JdbcTemplate jdbc, String column) {
        boolean included = Objects.requireNonNull(jdbc.execute((ConnectionCallback<Boolean>) MySqlFamily::includes));
        return included ? " ON DUPLICATE KEY UPDATE " + column + " = " + column : "";
    }
}
