package org.pointsmall.loyalty.programme.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.LedgerSide;
import org.pointsmall.loyalty.programme.DayBook;
import org.pointsmall.loyalty.programme.Tally;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Days in {@code LOYALTY_CLOSED_DAY} and {@code LOYALTY_CLOSING}; the journal by its index on the time of posting. Each
 * method that reads is one statement, and so sees one moment.
 */
public final class JdbcDayBook implements DayBook {
    private static final int NO_MONTH = 0;
    private static final String DAY = "SELECT d.STARTS_AT, d.ENDS_AT, d.ENTRIES FROM LOYALTY_CLOSED_DAY d";

    private final JdbcTemplate jdbc;

    public JdbcDayBook(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public Instant lastEnd(Instant until) {
        return instant(
                        "SELECT ENDS_AT AS MOMENT FROM LOYALTY_CLOSED_DAY WHERE ENDS_AT <= ? ORDER BY ENDS_AT DESC LIMIT 1",
                        until)
                .orElse(BEGINNING);
    }

    @Override
    public Instant lastEnd() {
        return instant("SELECT ENDS_AT AS MOMENT FROM LOYALTY_CLOSED_DAY ORDER BY ENDS_AT DESC LIMIT 1")
                .orElse(BEGINNING);
    }

    @Override
    public Optional<Day> next(Instant after) {
        return day(DAY + " WHERE d.ENDS_AT > ? AND d.STARTS_AT IS NOT NULL ORDER BY d.ENDS_AT LIMIT 1", after);
    }

    /** Counted by the index alone, a span a day. */
    @Override
    public Optional<Day> firstStale(Instant after, Instant until) {
        return day(
                DAY + " WHERE d.ENDS_AT > ? AND d.ENDS_AT <= ? AND d.STARTS_AT IS NOT NULL"
                        + " AND d.ENTRIES <> (SELECT COUNT(*) FROM LOYALTY_JOURNAL j"
                        + " WHERE j.POSTED_AT >= d.STARTS_AT AND j.POSTED_AT < d.ENDS_AT) ORDER BY d.ENDS_AT LIMIT 1",
                after,
                until);
    }

    /** The day and its sums by one statement: a day that is being reopened is there whole or not at all. */
    @Override
    public Optional<Tally> closing(Instant end) {
        List<Map.Entry<Tally.Line, Long>> lines = new ArrayList<>();
        boolean[] closed = {false};
        jdbc.query(
                "SELECT c.SIDE, c.EXPIRY_MONTH, c.AMOUNT FROM LOYALTY_CLOSED_DAY d"
                        + " LEFT JOIN LOYALTY_CLOSING c ON c.ENDS_AT = d.ENDS_AT WHERE d.ENDS_AT = ?",
                row -> {
                    closed[0] = true;
                    if (row.getString("SIDE") != null) {
                        lines.add(line(row));
                    }
                },
                Columns.column(end));
        return closed[0] ? Optional.of(tally(lines)) : Optional.empty();
    }

    @Override
    public Tally posted(Instant from, Instant until) {
        return tally(jdbc.query(
                "SELECT p.SIDE, l.EXPIRY_MONTH, SUM(p.AMOUNT) AS AMOUNT FROM LOYALTY_JOURNAL j"
                        + " JOIN LOYALTY_POSTING p ON p.ENTRY_ID = j.ENTRY_ID"
                        + " LEFT JOIN LOYALTY_LOT l ON l.LOT_ID = p.LOT_ID AND p.SIDE LIKE 'MEMBER%'"
                        + " WHERE j.POSTED_AT >= ? AND j.POSTED_AT < ?"
                        + " GROUP BY p.SIDE, l.EXPIRY_MONTH HAVING SUM(p.AMOUNT) <> 0",
                (row, index) -> line(row), Columns.column(from), Columns.column(until)));
    }

    @Override
    public long entries(Instant from, Instant until) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT COUNT(*) FROM LOYALTY_JOURNAL WHERE POSTED_AT >= ? AND POSTED_AT < ?",
                Long.class,
                Columns.column(from),
                Columns.column(until)));
    }

    @Override
    public Optional<Instant> firstPosting() {
        return instant("SELECT POSTED_AT AS MOMENT FROM LOYALTY_JOURNAL ORDER BY POSTED_AT LIMIT 1");
    }

    @Override
    public void lock() {
        if (jdbc.queryForList(
                        "SELECT ENTRIES FROM LOYALTY_CLOSED_DAY WHERE ENDS_AT = ? FOR UPDATE",
                        Columns.column(BEGINNING))
                .isEmpty()) {
            throw new IllegalStateException("the row of the beginning is missing: has the database been migrated?");
        }
    }

    @Override
    public void close(Day day, Tally closing) {
        jdbc.update(
                "INSERT INTO LOYALTY_CLOSED_DAY (ENDS_AT, STARTS_AT, ENTRIES) VALUES (?, ?, ?)",
                Columns.column(day.end()),
                Columns.column(day.start()),
                day.entries());
        List<Object[]> rows = new ArrayList<>();
        closing.amounts().forEach((line, amount) -> {
            YearMonth month = line.month();
            rows.add(new Object[] {Columns.column(day.end()), line.side().name(), number(month), amount});
        });
        jdbc.batchUpdate("INSERT INTO LOYALTY_CLOSING (ENDS_AT, SIDE, EXPIRY_MONTH, AMOUNT) VALUES (?, ?, ?, ?)", rows);
    }

    /** One by one, for each day but the last is referred to by the next. */
    @Override
    public int reopen(Instant after, int limit) {
        List<Object[]> ends = jdbc.query(
                "SELECT ENDS_AT FROM LOYALTY_CLOSED_DAY WHERE ENDS_AT > ? ORDER BY ENDS_AT DESC LIMIT " + limit,
                (row, index) -> new Object[] {Columns.column(Columns.instant(row, "ENDS_AT"))},
                Columns.column(after));
        jdbc.batchUpdate("DELETE FROM LOYALTY_CLOSING WHERE ENDS_AT = ?", ends);
        jdbc.batchUpdate("DELETE FROM LOYALTY_CLOSED_DAY WHERE ENDS_AT = ?", ends);
        return ends.size();
    }

    private Optional<Instant> instant(String sql, Instant... args) {
        return jdbc.query(sql, (row, index) -> Columns.instant(row, "MOMENT"), columns(args)).stream()
                .findFirst();
    }

    private Optional<Day> day(String sql, Instant... args) {
        return jdbc
                .query(
                        sql,
                        (row, index) -> new Day(
                                Columns.instant(row, "STARTS_AT"),
                                Columns.instant(row, "ENDS_AT"),
                                row.getLong("ENTRIES")),
                        columns(args))
                .stream()
                .findFirst();
    }

    private static @Nullable Object[] columns(Instant... moments) {
        return Stream.of(moments).map(Columns::column).toArray();
    }

    private static Map.Entry<Tally.Line, Long> line(ResultSet row) throws SQLException {
        // Null, which is read as 0, for lots that never expire.
        int month = row.getInt("EXPIRY_MONTH");
        return Map.entry(
                new Tally.Line(
                        LedgerSide.valueOf(row.getString("SIDE")),
                        month == NO_MONTH ? null : YearMonth.of(month / 100, month % 100)),
                row.getLong("AMOUNT"));
    }

    private static Tally tally(List<Map.Entry<Tally.Line, Long>> lines) {
        Map<Tally.Line, Long> amounts = new HashMap<>();
        lines.forEach(line -> amounts.put(line.getKey(), line.getValue()));
        return new Tally(amounts);
    }

    private static int number(@Nullable YearMonth month) {
        return month == null ? NO_MONTH : month.getYear() * 100 + month.getMonthValue();
    }
}
