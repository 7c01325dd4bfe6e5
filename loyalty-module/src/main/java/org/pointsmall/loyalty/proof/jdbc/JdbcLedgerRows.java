package org.pointsmall.loyalty.proof.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.pointsmall.loyalty.proof.LedgerRows;

/** The ledger's tables, read on connections of its own: what the caller's transaction has changed is not seen. */
final class JdbcLedgerRows implements LedgerRows {
    private final Snapshots snapshots;
    private final PageSizes sizes;

    JdbcLedgerRows(DataSource dataSource) {
        this(dataSource, PageSizes.USUAL);
    }

    JdbcLedgerRows(DataSource dataSource, PageSizes sizes) {
        snapshots = new Snapshots(dataSource);
        this.sizes = sizes;
    }

    /**
     * How much is read at once.
     *
     * @param accounts in one view; what they have must fit into memory, their entries need not
     * @param entries in one page of it
     * @param holds in one view
     */
    record PageSizes(int accounts, int entries, int holds) {
        static final PageSizes USUAL = new PageSizes(500, 2_000, 500);
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
        return snapshots.read(connection -> new AccountReading(connection, sizes, visitor).after(after));
    }

    @Override
    public OptionalLong holds(long after, HoldVisitor visitor) {
        return snapshots.read(connection -> new HoldReading(connection, sizes, visitor).after(after));
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
