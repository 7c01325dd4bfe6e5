package org.pointsmall.loyalty.proof.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.pointsmall.loyalty.proof.MallRows;

/** The tables of rewards, codes and limited quantities, read on connections of its own like {@link JdbcLedgerRows}. */
final class JdbcMallRows implements MallRows {
    static final int USUAL_PAGE = 500;
    /** A pool's codes are counted one by one. */
    private static final int POOLS = 10;

    private final Snapshots snapshots;
    private final int page;

    public JdbcMallRows(DataSource dataSource) {
        this(dataSource, USUAL_PAGE);
    }

    /** @param page how many rows are read at once */
    JdbcMallRows(DataSource dataSource, int page) {
        snapshots = new Snapshots(dataSource);
        this.page = page;
    }

    /** Makes of each row what the proof is shown. */
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    @Override
    public Optional<String> stock(String after, Consumer<StockRow> seen) {
        return snapshots.read(connection -> {
            Optional<String> last = Optional.empty();
            try (PreparedStatement query =
                    connection.prepareStatement(StockReading.STOCK + page + StockReading.BY_KEY)) {
                query.setString(1, after);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        StockRow stock = new StockRow(row.getString(1), row.getLong(2), row.getLong(3));
                        last = Optional.of(stock.key());
                        seen.accept(stock);
                    }
                }
            }
            return last;
        });
    }

    @Override
    public OptionalLong quotas(long afterMember, Consumer<QuotaRow> seen) {
        return snapshots.read(connection -> StockReading.quotas(connection, page, afterMember, seen));
    }

    @Override
    public OptionalLong claims(long after, Consumer<ClaimRow> seen) {
        return snapshots.read(connection -> StockReading.claims(connection, page, after, seen));
    }

    @Override
    public OptionalLong exchanges(long after, Consumer<ExchangeRow> seen) {
        return read(RewardReading.EXCHANGES.formatted(page), after, RewardReading::exchange, seen);
    }

    @Override
    public OptionalLong rewards(long after, Consumer<RewardRow> seen) {
        return read(RewardReading.REWARDS.formatted(page), after, RewardReading::reward, seen);
    }

    @Override
    public OptionalLong deliveries(long after, Consumer<DeliveryRow> seen) {
        return read(RewardReading.DELIVERIES.formatted(page), after, RewardReading::delivery, seen);
    }

    @Override
    public OptionalLong pools(long after, Consumer<PoolRow> seen) {
        return read(RewardReading.POOLS.formatted(Math.min(page, POOLS)), after, RewardReading::pool, seen);
    }

    /** The rows have their key in their first column. */
    private <T> OptionalLong read(String sql, long after, Row<T> made, Consumer<T> seen) {
        return snapshots.read(connection -> show(connection, sql, made, seen, after));
    }

    static <T> OptionalLong show(Connection connection, String sql, Row<T> made, Consumer<T> seen, long... ids)
            throws SQLException {
        OptionalLong last = OptionalLong.empty();
        try (PreparedStatement query = JdbcLedgerRows.prepare(connection, sql, ids);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                last = OptionalLong.of(row.getLong(1));
                seen.accept(made.of(row));
            }
        }
        return last;
    }
}
