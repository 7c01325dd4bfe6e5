package org.pointsmall.loyalty.proof.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.pointsmall.loyalty.proof.LedgerRows;

/** The ledger's tables, read on connections of its own: what the caller's transaction has changed is not seen. */
public final class JdbcLedgerRows implements LedgerRows {
    private final Snapshots snapshots;

    public JdbcLedgerRows(DataSource dataSource) {
        snapshots = new Snapshots(dataSource);
    }

    @Override
    public long countAccounts() {
        return snapshots.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement("SELECT COUNT(*) FROM LOYALTY_ACCOUNT");
                    ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    @Override
    public OptionalLong accounts(long after, AccountVisitor visitor) {
        return snapshots.read(connection -> new AccountReading(connection, visitor).after(after));
    }

    @Override
    public OptionalLong holds(long after, HoldVisitor visitor) {
        return snapshots.read(connection -> new HoldReading(connection, visitor).after(after));
    }

    static PreparedStatement prepare(Connection connection, String sql, long... ids) throws SQLException {
        PreparedStatement query = connection.prepareStatement(sql);
        query.setFetchSize(1_000);
        for (int i = 0; i < ids.length; i++) {
            query.setLong(i + 1, ids[i]);
        }
        return query;
    }
}
