package org.pointsmall.loyalty.proof.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Read-only transactions that see one moment each, on connections that go back as they came. */
final class Snapshots {
    private final DataSource dataSource;

    Snapshots(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What is done within one view. */
    @FunctionalInterface
    interface Reading<T> {
        T of(Connection connection) throws SQLException;
    }

    /** @throws IllegalStateException where the database doesn't answer */
    <T> T read(Reading<T> reading) {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            // Settings change between transactions only, and asking for them can begin one.
            connection.setAutoCommit(true);
            boolean readOnly = connection.isReadOnly();
            int isolation = connection.getTransactionIsolation();
            try {
                connection.setReadOnly(true);
                connection.setTransactionIsolation(oneMoment(connection));
                connection.setAutoCommit(false);
                return reading.of(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.setTransactionIsolation(isolation);
                connection.setReadOnly(readOnly);
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the ledger can't be read", failed);
        }
    }

    /** Repeatable read is one view of all tables everywhere but in H2, where each table is seen as of its first use. */
    private static int oneMoment(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("H2")
                ? Connection.TRANSACTION_SERIALIZABLE
                : Connection.TRANSACTION_REPEATABLE_READ;
    }
}
