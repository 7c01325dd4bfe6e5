package org.pointsmall.loyalty.insight.dashboard.jdbc;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.pointsmall.loyalty.insight.dashboard.DaySpan;
import org.pointsmall.loyalty.insight.dashboard.ExchangeFigures;
import org.pointsmall.loyalty.insight.dashboard.FigureReads;
import org.pointsmall.loyalty.insight.dashboard.FigureSums;
import org.pointsmall.loyalty.insight.figure.Activity;
import org.pointsmall.loyalty.insight.figure.BusinessDays;
import org.pointsmall.loyalty.insight.figure.BusinessHour;
import org.pointsmall.loyalty.insight.figure.FigureCell;
import org.pointsmall.loyalty.insight.figure.FigureFamily;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the sums by days: what a statement costs grows with the days, not with the members or the journal. */
public final class JdbcFigureReads implements FigureReads {
    private static final String SUMS =
            "SELECT FAMILY, ONE, OTHER, SUM(AMOUNT) AS AMOUNT, SUM(TIMES) AS TIMES FROM %s GROUP BY FAMILY, ONE, OTHER";

    /** Exchanges that led to an order are found by their own days. */
    private static final String SUMMED = " AND FAMILY <> 'CONVERTED'";
    /** What is asked for of all time. */
    private static final String STANDING = " AND FAMILY IN ('POINTS', 'OPENED', 'STATUS', 'TIER', 'TIER_MERGED')";

    private static final String SUM = " AND FAMILY = ? AND ONE = ? AND OTHER = ?";

    private final JdbcTemplate jdbc;

    public JdbcFigureReads(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public FigureSums days(DaySpan span) {
        return sums(
                "LOYALTY_FIGURE_DAY WHERE BUSINESS_DAY >= ? AND BUSINESS_DAY <= ?" + SUMMED,
                number(span.first()),
                number(span.last()));
    }

    @Override
    public FigureSums before(LocalDate day) {
        return sums("LOYALTY_FIGURE_DAY WHERE BUSINESS_DAY < ?" + STANDING, number(day));
    }

    @Override
    public FigureSums hours(LocalDate day, int before) {
        return sums("LOYALTY_FIGURE_HOUR WHERE BUSINESS_DAY = ? AND BUSINESS_HOUR < ?" + SUMMED, number(day), before);
    }

    private FigureSums sums(String from, Object... values) {
        return new FigureSums(jdbc.query(
                SUMS.formatted(from),
                (row, index) -> new FigureCell(
                        FigureFamily.valueOf(row.getString("FAMILY")),
                        row.getString("ONE"),
                        row.getString("OTHER"),
                        row.getLong("AMOUNT"),
                        row.getLong("TIMES")),
                values));
    }

    @Override
    public long active(Activity activity, DaySpan span) {
        return sum(
                "BUSINESS_DAY >= ? AND BUSINESS_DAY <= ? AND DAY_BEFORE < ?",
                activity,
                number(span.first()),
                number(span.last()),
                number(span.first()));
    }

    /** A member's first day in the later span comes after a day of the earlier one. */
    @Override
    public long activeInBoth(Activity activity, DaySpan earlier, DaySpan later) {
        return sum(
                "BUSINESS_DAY >= ? AND BUSINESS_DAY <= ? AND DAY_BEFORE < ? AND DAY_BEFORE >= ?",
                activity,
                number(later.first()),
                number(later.last()),
                number(later.first()),
                number(earlier.first()));
    }

    /** Each member has one first day: there is none before it. */
    @Override
    public long everActive(Activity activity, LocalDate until) {
        return sum("DAY_BEFORE = ? AND BUSINESS_DAY <= ?", activity, BusinessDays.NONE, number(until));
    }

    private long sum(String where, Activity activity, int... days) {
        Object[] values = new Object[days.length + 1];
        values[0] = activity.name();
        for (int i = 0; i < days.length; i++) {
            values[i + 1] = days[i];
        }
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT COALESCE(SUM(MEMBERS), 0) FROM LOYALTY_ACTIVE_DAY WHERE ACTIVITY = ? AND " + where,
                Long.class,
                values));
    }

    @Override
    public List<DayPoints> series(DaySpan span) {
        return jdbc.query(
                "SELECT BUSINESS_DAY, SUM(CASE WHEN OTHER = 'PROGRAMME_ISSUED' THEN -AMOUNT ELSE 0 END) AS ISSUED,"
                        + " SUM(CASE WHEN OTHER = 'PROGRAMME_BURNED' THEN AMOUNT ELSE 0 END) AS BURNED,"
                        + " SUM(CASE WHEN OTHER = 'PROGRAMME_BREAKAGE' THEN AMOUNT ELSE 0 END) AS EXPIRED"
                        + " FROM LOYALTY_FIGURE_DAY WHERE BUSINESS_DAY >= ? AND BUSINESS_DAY <= ? AND FAMILY = 'POINTS'"
                        + " GROUP BY BUSINESS_DAY ORDER BY BUSINESS_DAY",
                (row, index) -> new DayPoints(
                        BusinessDays.day(row.getInt("BUSINESS_DAY")),
                        row.getLong("ISSUED"),
                        row.getLong("BURNED"),
                        row.getLong("EXPIRED")),
                number(span.first()),
                number(span.last()));
    }

    @Override
    public List<HourPoints> burnedByHour(DaySpan span) {
        return jdbc.query(
                "SELECT BUSINESS_DAY, BUSINESS_HOUR, SUM(AMOUNT) AS BURNED FROM LOYALTY_FIGURE_HOUR"
                        + " WHERE BUSINESS_DAY >= ? AND BUSINESS_DAY <= ? AND FAMILY = 'POINTS'"
                        + " AND ONE IN ('BURN', 'EXCHANGE') AND OTHER = 'PROGRAMME_BURNED'"
                        + " GROUP BY BUSINESS_DAY, BUSINESS_HOUR",
                (row, index) -> new HourPoints(
                        BusinessDays.day(row.getInt("BUSINESS_DAY")),
                        row.getInt("BUSINESS_HOUR"),
                        row.getLong("BURNED")),
                number(span.first()),
                number(span.last()));
    }

    @Override
    public List<HourUse> usedByHour(DaySpan span) {
        return jdbc.query(
                "SELECT ONE, BUSINESS_HOUR, SUM(AMOUNT) AS POINTS FROM LOYALTY_FIGURE_HOUR WHERE BUSINESS_DAY >= ?"
                        + " AND BUSINESS_DAY <= ? AND FAMILY = 'USED' GROUP BY ONE, BUSINESS_HOUR"
                        + " ORDER BY ONE, BUSINESS_HOUR",
                (row, index) -> new HourUse(row.getString("ONE"), row.getInt("BUSINESS_HOUR"), row.getLong("POINTS")),
                number(span.first()),
                number(span.last()));
    }

    /** An order counts on its own day, under the day of the exchange. */
    @Override
    public ExchangeFigures exchanges(DaySpan span) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT COALESCE(SUM(CASE WHEN FAMILY = 'ENTRIES' AND BUSINESS_DAY <= ? THEN AMOUNT ELSE 0 END), 0)"
                        + " AS EXCHANGES, COALESCE(SUM(CASE WHEN FAMILY = 'CONVERTED' AND ONE >= ? AND ONE <= ?"
                        + " THEN AMOUNT ELSE 0 END), 0) AS CONVERTED FROM LOYALTY_FIGURE_DAY"
                        + " WHERE BUSINESS_DAY >= ? AND BUSINESS_DAY <= ?"
                        + " AND ((FAMILY = 'ENTRIES' AND ONE = 'EXCHANGE') OR FAMILY = 'CONVERTED')",
                (row, index) -> new ExchangeFigures(row.getLong("EXCHANGES"), row.getLong("CONVERTED")),
                number(span.last()),
                Integer.toString(number(span.first())),
                Integer.toString(number(span.last())),
                number(span.first()),
                // Fourteen days are as many hours: they may end on the day after.
                number(span.last().plusDays(ExchangeFigures.DAYS + 1L))));
    }

    /** The days first, for there are fewer of them; each of them has such an hour. */
    @Override
    public List<BusinessHour> hoursWith(SumOf sum, BusinessHour from, LocalDate last, int limit) {
        List<Integer> days = jdbc.queryForList(
                "SELECT BUSINESS_DAY FROM LOYALTY_FIGURE_DAY WHERE BUSINESS_DAY >= ? AND BUSINESS_DAY <= ?" + SUM
                        + " ORDER BY BUSINESS_DAY LIMIT " + (limit + 1),
                Integer.class,
                number(from.day()),
                number(last),
                sum.family().name(),
                sum.one(),
                sum.other());
        if (days.isEmpty()) {
            return List.of();
        }
        String numbers = days.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return jdbc.query(
                "SELECT BUSINESS_DAY, BUSINESS_HOUR FROM LOYALTY_FIGURE_HOUR WHERE BUSINESS_DAY IN (" + numbers
                        + ") AND (BUSINESS_DAY > ? OR BUSINESS_HOUR >= ?)" + SUM
                        + " ORDER BY BUSINESS_DAY, BUSINESS_HOUR LIMIT " + limit,
                (row, index) ->
                        new BusinessHour(BusinessDays.day(row.getInt("BUSINESS_DAY")), row.getInt("BUSINESS_HOUR")),
                number(from.day()),
                from.hour(),
                sum.family().name(),
                sum.one(),
                sum.other());
    }

    @Override
    public long membersWithTier() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT COUNT(*) FROM LOYALTY_MEMBER_TIER WHERE TIER_CODE IS NOT NULL", Long.class));
    }

    private static int number(LocalDate day) {
        return BusinessDays.number(day);
    }
}
