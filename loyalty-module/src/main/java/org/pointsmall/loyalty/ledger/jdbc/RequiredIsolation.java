package org.pointsmall.loyalty.ledger.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Sees to it that the account's lock is enough. Whoever has it must read what the one before has committed. Under REPEATABLE
 * READ, MySQL's and MariaDB's default, it reads what stood there when its transaction first read anything, such as the
 * shopper's order; a HSQLDB that keeps versions of rows takes no lock on a row that is read for an update; and H2 answers
 * the same query with what it answered before, now and then after somebody else has committed.
 */
public final class RequiredIsolation {
    private static final String HSQLDB_MODEL =
            "SELECT PROPERTY_VALUE FROM INFORMATION_SCHEMA.SYSTEM_PROPERTIES WHERE PROPERTY_NAME = 'hsqldb.tx'";

    private static final String H2_ANSWERS_ANEW = "OPTIMIZE_REUSE_RESULTS";

    private RequiredIsolation() {}

    /**
     * Refuses a database on which points could be spent twice. H2 is told to answer each query anew, which holds for all
     * connections while it is open.
     *
     * @throws IllegalStateException says which setting to change
     */
    public static void ensure(DataSource dataSource) {
        Objects.requireNonNull(new JdbcTemplate(dataSource).execute((ConnectionCallback<Boolean>) connection -> {
            checkIsolation(connection);
            checkLocks(connection);
            answerAnew(connection);
            return true;
        }));
    }

    private static void checkIsolation(Connection connection) throws SQLException {
        if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
            throw new IllegalStateException("The points ledger needs the isolation READ COMMITTED, and "
                    + connection.getMetaData().getURL() + " has another: set it on the store's connection pool"
                    + " (HikariCP: transactionIsolation=TRANSACTION_READ_COMMITTED; Tomcat and DBCP:"
                    + " defaultTransactionIsolation=READ_COMMITTED)");
        }
    }

    private static void checkLocks(Connection connection) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        if (!database.getDatabaseProductName().startsWith("HSQL")) {
            return;
        }
        try (Statement statement = connection.createStatement();
                ResultSet model = statement.executeQuery(HSQLDB_MODEL)) {
            if (model.next() && !model.getString(1).equalsIgnoreCase("LOCKS")) {
                throw new IllegalStateException("The points ledger needs the transaction model LOCKS of HSQLDB, and "
                        + database.getURL() + " has " + model.getString(1) + ": set hsqldb.tx=locks");
            }
        }
    }

    private static void answerAnew(Connection connection) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        if (!database.getDatabaseProductName().equals("H2")) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET " + H2_ANSWERS_ANEW + " 0");
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The points ledger needs " + H2_ANSWERS_ANEW
                            + "=0 of H2, and must be able to see to it: give the user of " + database.getURL()
                            + " the rights of an admin",
                    e);
        }
    }
}
