package org.pointsmall.loyalty.tier.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.Period;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.tier.Benefits;
import org.pointsmall.loyalty.tier.Measure;
import org.pointsmall.loyalty.tier.QualifyingPeriod;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierName;
import org.pointsmall.loyalty.tier.TierScheme;
import org.pointsmall.loyalty.tier.TierStore.Save;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/** Schemes by revision, in {@code LOYALTY_TIER_SCHEME} and {@code LOYALTY_TIER}: only ever appended to. */
final class SchemeRows {
    private static final String ROLLING = "ROLLING";
    private static final int[] TIER_TYPES = {
        Types.BIGINT,
        Types.INTEGER,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.BIGINT,
        Types.INTEGER,
        Types.BIGINT,
        Types.BIGINT,
        Types.INTEGER
    };

    private final JdbcTemplate jdbc;

    SchemeRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    long revision() {
        return Objects.requireNonNull(jdbc.queryForObject("SELECT MAX(REVISION) FROM LOYALTY_TIER_SCHEME", Long.class));
    }

    /** By the row of the revision before the first one, which is there from the start. */
    void lock() {
        if (jdbc.queryForList("SELECT REVISION FROM LOYALTY_TIER_SCHEME WHERE REVISION = 0 FOR UPDATE")
                .isEmpty()) {
            throw new IllegalStateException("the row of the beginning is missing: has the database been migrated?");
        }
    }

    void append(long revision, TierScheme scheme, String actor, Instant at) {
        QualifyingPeriod period = scheme.period();
        boolean rolling = period instanceof QualifyingPeriod.Rolling;
        jdbc.update(
                "INSERT INTO LOYALTY_TIER_SCHEME (REVISION, MEASURE, PERIOD, PERIOD_MONTHS, GRACE, CURRENCY, ACTOR,"
                        + " SAVED_AT) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                revision,
                scheme.measure().name(),
                rolling ? ROLLING : ((QualifyingPeriod.Calendar) period).unit().name(),
                rolling ? ((QualifyingPeriod.Rolling) period).months() : 0,
                scheme.grace().toString(),
                scheme.currency().getCurrencyCode(),
                actor,
                Columns.column(at));
        List<@Nullable Object[]> rows =
                scheme.tiers().stream().map(tier -> row(revision, tier)).toList();
        jdbc.batchUpdate(
                "INSERT INTO LOYALTY_TIER (REVISION, TIER_RANK, CODE, NAME_EN, NAME_ZH, THRESHOLD, EARNING_MULTIPLIER,"
                        + " RATE_POINTS, RATE_MONEY, MALL_PERCENT) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows,
                TIER_TYPES);
    }

    List<Save> saves(int limit) {
        return jdbc.query(
                "SELECT REVISION, SAVED_AT, ACTOR FROM LOYALTY_TIER_SCHEME WHERE REVISION > 0"
                        + " ORDER BY REVISION DESC LIMIT " + limit,
                (row, index) ->
                        new Save(row.getLong("REVISION"), Columns.instant(row, "SAVED_AT"), row.getString("ACTOR")));
    }

    private static @Nullable Object[] row(long revision, Tier tier) {
        Benefits benefits = tier.benefits();
        PointsRate rate = benefits.offsetRate();
        return new @Nullable Object[] {
            revision,
            tier.rank(),
            tier.code().value(),
            tier.name().english(),
            tier.name().chinese(),
            tier.threshold(),
            benefits.earningMultiplier(),
            rate == null ? null : rate.points().value(),
            rate == null ? null : rate.money().minorUnits(),
            benefits.mallPercent()
        };
    }

    TierScheme read(long revision) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT MEASURE, PERIOD, PERIOD_MONTHS, GRACE, CURRENCY FROM LOYALTY_TIER_SCHEME WHERE REVISION = ?",
                (row, index) -> scheme(row, revision),
                revision));
    }

    private TierScheme scheme(ResultSet row, long revision) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("CURRENCY"));
        String period = row.getString("PERIOD");
        return new TierScheme(
                Measure.valueOf(row.getString("MEASURE")),
                period.equals(ROLLING)
                        ? new QualifyingPeriod.Rolling(row.getInt("PERIOD_MONTHS"))
                        : new QualifyingPeriod.Calendar(QualifyingPeriod.Unit.valueOf(period)),
                Period.parse(row.getString("GRACE")),
                currency,
                jdbc.query(
                        "SELECT CODE, NAME_EN, NAME_ZH, TIER_RANK, THRESHOLD, EARNING_MULTIPLIER, RATE_POINTS,"
                                + " RATE_MONEY, MALL_PERCENT FROM LOYALTY_TIER WHERE REVISION = ?",
                        (tier, index) -> tier(tier, currency),
                        revision));
    }

    private static Tier tier(ResultSet row, Currency currency) throws SQLException {
        Long ratePoints = Columns.longOrNull(row, "RATE_POINTS");
        return new Tier(
                new TierCode(row.getString("CODE")),
                new TierName(row.getString("NAME_EN"), row.getString("NAME_ZH")),
                row.getInt("TIER_RANK"),
                row.getLong("THRESHOLD"),
                new Benefits(
                        row.getInt("EARNING_MULTIPLIER"),
                        ratePoints == null
                                ? null
                                : new PointsRate(Points.of(ratePoints), new Money(row.getLong("RATE_MONEY"), currency)),
                        row.getInt("MALL_PERCENT")));
    }
}
