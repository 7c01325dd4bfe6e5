package org.pointsmall.loyalty.insight.dashboard.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.pointsmall.loyalty.insight.dashboard.MallFigures;
import org.pointsmall.loyalty.insight.dashboard.MallReads;
import org.pointsmall.loyalty.insight.dashboard.RewardFigures;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts rewards, codes and what was seen, each by the index on its time. */
public final class JdbcMallReads implements MallReads {
    private final JdbcTemplate jdbc;

    public JdbcMallReads(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public MallFigures.Clicks clicks(Instant from, Instant until) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT COUNT(*) AS SEEN, COUNT(CLICKED_AT) AS CLICKED FROM LOYALTY_RECOMMENDED"
                        + " WHERE SEEN_AT >= ? AND SEEN_AT < ?",
                (row, index) -> new MallFigures.Clicks(row.getLong("SEEN"), row.getLong("CLICKED")),
                Columns.column(from),
                Columns.column(until)));
    }

    @Override
    public MallFigures.Funnel coupons(Instant from, Instant until) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT COUNT(*) AS EXCHANGED, COUNT(CASE WHEN USES_LEFT < USES THEN 1 END) AS USED,"
                        + " COUNT(CASE WHEN USES_LEFT = USES AND ENDED = 'EXPIRED' THEN 1 END) AS EXPIRED,"
                        + " COUNT(CASE WHEN USES_LEFT = USES AND ENDED = 'VOIDED' THEN 1 END) AS VOIDED,"
                        + " COUNT(CASE WHEN USES_LEFT = USES AND ENDED IS NULL THEN 1 END) AS STILL_OPEN"
                        + " FROM LOYALTY_REWARD WHERE ISSUED_AT >= ? AND ISSUED_AT < ? AND KIND = 'COUPON'",
                (row, index) -> new MallFigures.Funnel(
                        row.getLong("EXCHANGED"),
                        row.getLong("USED"),
                        row.getLong("EXPIRED"),
                        row.getLong("VOIDED"),
                        row.getLong("STILL_OPEN")),
                Columns.column(from),
                Columns.column(until)));
    }

    @Override
    public List<RewardFigures.Given> rewards(Instant from, Instant until) {
        return jdbc.query(
                "SELECT OFFER_ID, SUM(PIECES) AS PIECES FROM LOYALTY_REWARD WHERE ISSUED_AT >= ? AND ISSUED_AT < ?"
                        + " AND (ENDED IS NULL OR ENDED <> 'VOIDED') GROUP BY OFFER_ID",
                (row, index) -> new RewardFigures.Given(row.getLong("OFFER_ID"), row.getLong("PIECES")),
                Columns.column(from),
                Columns.column(until));
    }

    @Override
    public List<MallFigures.Pool> pools(Instant since) {
        return jdbc.query(
                "SELECT p.POOL_ID, p.NAME, p.ADDED - p.GIVEN AS REMAINING, COALESCE(g.GIVEN, 0) AS GIVEN_LATELY"
                        + " FROM LOYALTY_CODE_POOL p LEFT JOIN (SELECT c.POOL_ID, COUNT(*) AS GIVEN FROM LOYALTY_CODE c"
                        + " JOIN LOYALTY_REWARD r ON r.REWARD_ID = c.REWARD_ID WHERE r.ISSUED_AT >= ?"
                        + " GROUP BY c.POOL_ID) g ON g.POOL_ID = p.POOL_ID ORDER BY p.NAME, p.POOL_ID",
                (row, index) -> new MallFigures.Pool(
                        row.getLong("POOL_ID"),
                        row.getString("NAME"),
                        row.getLong("REMAINING"),
                        row.getLong("GIVEN_LATELY")),
                Columns.column(since));
    }
}
