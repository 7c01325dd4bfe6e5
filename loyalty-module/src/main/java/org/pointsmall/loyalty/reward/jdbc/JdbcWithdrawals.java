package org.pointsmall.loyalty.reward.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.jdbc.PointsColumn;
import org.pointsmall.loyalty.reward.Withdrawal;
import org.pointsmall.loyalty.reward.WithdrawalStore;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.pointsmall.loyalty.transaction.jdbc.GeneratedKey;
import org.springframework.jdbc.core.JdbcTemplate;

/** Withdrawals in the store's database. */
final class JdbcWithdrawals implements WithdrawalStore {
    private static final String SELECT = "SELECT WITHDRAWAL_ID, OFFER_ID, REASON, ACTOR, BEGUN_AT, EXPECTED,"
            + " LAST_REWARD_ID, IN_ROUND, ENDED, LEFT_OPEN, POINTS, FINISHED_AT FROM LOYALTY_WITHDRAWAL WHERE ";
    private static final int[] ADD_TYPES = {
        Types.BIGINT, Types.VARCHAR, Types.VARCHAR, Types.TIMESTAMP_WITH_TIMEZONE, Types.BIGINT
    };
    private static final int[] UPDATE_TYPES = {
        Types.BIGINT,
        Types.BIGINT,
        Types.BIGINT,
        Types.BIGINT,
        Types.BIGINT,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.BIGINT
    };

    private final JdbcTemplate jdbc;

    /** @param dataSource the one that the store's transactions run on */
    public JdbcWithdrawals(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public Withdrawal add(long offer, String reason, String actor, Instant at, long expected) {
        long id = GeneratedKey.insert(
                jdbc,
                "INSERT INTO LOYALTY_WITHDRAWAL (OFFER_ID, REASON, ACTOR, BEGUN_AT, EXPECTED, LAST_REWARD_ID, IN_ROUND,"
                        + " ENDED, LEFT_OPEN, POINTS) VALUES (?, ?, ?, ?, ?, 0, 0, 0, 0, 0)",
                "withdrawal_id",
                ADD_TYPES,
                offer,
                reason,
                actor,
                Columns.column(at),
                expected);
        return new Withdrawal(id, offer, reason, actor, at, expected, 0, 0, 0, 0, Points.ZERO, null);
    }

    @Override
    public Optional<Withdrawal> lockNext() {
        return jdbc
                .query(
                        "SELECT MIN(WITHDRAWAL_ID) AS ID FROM LOYALTY_WITHDRAWAL WHERE FINISHED_AT IS NULL",
                        (row, index) -> Optional.of(row.getLong("ID")).filter(id -> id > 0))
                .stream()
                .flatMap(Optional::stream)
                .flatMap(id -> jdbc
                        .query(
                                SELECT + "WITHDRAWAL_ID = ? AND FINISHED_AT IS NULL FOR UPDATE",
                                JdbcWithdrawals::withdrawal,
                                id)
                        .stream())
                .findFirst();
    }

    @Override
    public void update(Withdrawal withdrawal) {
        Instant finished = withdrawal.finishedAt();
        jdbc.update(
                "UPDATE LOYALTY_WITHDRAWAL SET LAST_REWARD_ID = ?, IN_ROUND = ?, ENDED = ?, LEFT_OPEN = ?, POINTS = ?,"
                        + " FINISHED_AT = ? WHERE WITHDRAWAL_ID = ?",
                new Object[] {
                    withdrawal.last(),
                    withdrawal.inRound(),
                    withdrawal.ended(),
                    withdrawal.left(),
                    withdrawal.points().value(),
                    Columns.column(finished),
                    withdrawal.id()
                },
                UPDATE_TYPES);
    }

    @Override
    public List<Withdrawal> of(long offer, int limit) {
        return jdbc.query(
                SELECT + "OFFER_ID = ? ORDER BY WITHDRAWAL_ID DESC LIMIT " + limit, JdbcWithdrawals::withdrawal, offer);
    }

    private static Withdrawal withdrawal(ResultSet row, int index) throws SQLException {
        return new Withdrawal(
                row.getLong("WITHDRAWAL_ID"),
                row.getLong("OFFER_ID"),
                row.getString("REASON"),
                row.getString("ACTOR"),
                Columns.instant(row, "BEGUN_AT"),
                row.getLong("EXPECTED"),
                row.getLong("LAST_REWARD_ID"),
                row.getLong("IN_ROUND"),
                row.getLong("ENDED"),
                row.getLong("LEFT_OPEN"),
                PointsColumn.read(row, "POINTS"),
                Columns.instantOrNull(row, "FINISHED_AT"));
    }
}
