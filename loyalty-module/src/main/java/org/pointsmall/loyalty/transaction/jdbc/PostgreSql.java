package org.pointsmall.loyalty.transaction.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** PostgreSQL by its own driver, which sends several statements in one trip; others may not understand them as one. */
public final class PostgreSql {
    /** By that name every version of it goes. */
    private static final String DRIVER = "PostgreSQL JDBC Driver";

    private PostgreSql() {}

    public static boolean includes(Connection connection) throws SQLException {
        return DRIVER.equals(connection.getMetaData().getDriverName());
    }
}
