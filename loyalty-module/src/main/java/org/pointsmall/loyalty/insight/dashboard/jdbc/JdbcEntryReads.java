package org.pointsmall.loyalty.insight.dashboard.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.pointsmall.loyalty.insight.dashboard.EntryReads;
import org.pointsmall.loyalty.insight.dashboard.PointsLine;
import org.pointsmall.loyalty.insight.figure.BusinessDays;
import org.pointsmall.loyalty.insight.figure.BusinessHour;
import org.pointsmall.loyalty.insight.figure.FigureBook;
import org.pointsmall.loyalty.ledger.EntryKind;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Rows by the journal's index on the time of posting, from where the page before has ended. Which hours have such rows the
 * figures say, so that a page of a rare one costs what its own hours cost. What is not counted yet, and everything while all
 * is counted anew, is sought in the journal alone.
 */
public final class JdbcEntryReads implements EntryReads {
    private static final int DAYS_AT_ONCE = 31;

    /** An entry that is committed late is in no figure until it is told; none takes as long as this. */
    private static final Duration LATE = Duration.ofHours(1);

    private final JdbcTemplate jdbc;
    private final FigureBook book;
    private final BusinessTime time;

    public JdbcEntryReads(DataSource dataSource, FigureBook book, BusinessTime time) {
        jdbc = new JdbcTemplate(dataSource);
        this.book = book;
        this.time = time;
    }

    /** From a moment on, without the last one. */
    private record Span(Instant from, Instant until) {}

    @Override
    public List<Row> rows(PointsLine line, Instant from, long after, Instant until, int limit) {
        Page page = new Page(line, from, after, until, limit);
        Instant counted = counted(from);
        if (counted.isAfter(from)) {
            page.readCounted(counted.isBefore(until) ? counted : until);
        }
        page.read(new Span(counted, until));
        return page.rows;
    }

    /** Until when the figures say all; {@code from} where they don't. */
    private Instant counted(Instant from) {
        FigureBook.State state = book.state();
        Instant asOf = state.asOf();
        ZoneId zone = time.zone();
        if (asOf == null || state.isRebuilding() || !zone.equals(state.zone())) {
            return from;
        }
        Instant whole = BusinessHour.of(asOf.minus(LATE), zone).from(zone);
        return whole.isAfter(from) ? whole : from;
    }

    /** A page on its way. */
    private final class Page {
        private final PointsLine line;
        private final String kinds;
        private final Instant from;
        private final long after;
        private final Instant until;
        private final int limit;
        private final List<Row> rows = new ArrayList<>();

        Page(PointsLine line, Instant from, long after, Instant until, int limit) {
            this.line = line;
            this.from = from;
            this.after = after;
            this.until = until;
            this.limit = limit;
            kinds = Columns.names(line.entries());
        }

        private boolean isFull() {
            return rows.size() >= limit;
        }

        /** Where much happens the first day fills the page; where it doesn't, ever more days are looked at together. */
        void readCounted(Instant end) {
            List<Integer> days = days(end);
            int first = 0;
            for (int size = 1; first < days.size() && !isFull(); size = Math.min(DAYS_AT_ONCE, 2 * size)) {
                int last = Math.min(days.size(), first + size);
                for (Span span : spans(days.subList(first, last))) {
                    if (!isFull()) {
                        read(new Span(span.from(), span.until().isBefore(end) ? span.until() : end));
                    }
                }
                first = last;
            }
        }

        private List<Integer> days(Instant end) {
            ZoneId zone = time.zone();
            return jdbc.queryForList(
                    "SELECT DISTINCT BUSINESS_DAY FROM LOYALTY_FIGURE_DAY WHERE BUSINESS_DAY >= ? AND BUSINESS_DAY <= ?"
                            + " AND FAMILY = 'POINTS' AND OTHER = ? AND ONE IN (" + kinds + ") ORDER BY BUSINESS_DAY",
                    Integer.class,
                    BusinessDays.number(LocalDate.ofInstant(from, zone)),
                    BusinessDays.number(LocalDate.ofInstant(end.minusMillis(1), zone)),
                    line.side().name());
        }

        /** Hours that follow each other are one. */
        private List<Span> spans(List<Integer> days) {
            ZoneId zone = time.zone();
            String numbers = days.stream().map(String::valueOf).collect(Collectors.joining(", "));
            List<BusinessHour> hours = jdbc.query(
                    "SELECT DISTINCT BUSINESS_DAY, BUSINESS_HOUR FROM LOYALTY_FIGURE_HOUR WHERE BUSINESS_DAY IN ("
                            + numbers
                            + ") AND FAMILY = 'POINTS' AND OTHER = ? AND ONE IN (" + kinds
                            + ") ORDER BY BUSINESS_DAY, BUSINESS_HOUR",
                    (row, index) -> new BusinessHour(BusinessDays.day(row.getInt(1)), row.getInt(2)),
                    line.side().name());
            List<Span> spans = new ArrayList<>();
            for (BusinessHour hour : hours) {
                Instant begin = hour.from(zone);
                int last = spans.size() - 1;
                if (last >= 0 && spans.get(last).until().equals(begin)) {
                    spans.set(last, new Span(spans.get(last).from(), hour.until(zone)));
                } else {
                    spans.add(new Span(begin, hour.until(zone)));
                }
            }
            return spans;
        }

        void read(Span span) {
            if (isFull() || !span.from().isBefore(until) || !from.isBefore(span.until())) {
                return;
            }
            // A sum is no join: a database might begin with all postings of a side, or add up the whole span for one
            // page.
            rows.addAll(jdbc.query(
                    "SELECT * FROM (SELECT j.ENTRY_ID, j.POSTED_AT, j.ACCOUNT_ID, j.KIND, (SELECT SUM(p.AMOUNT)"
                            + " FROM LOYALTY_POSTING p WHERE p.ENTRY_ID = j.ENTRY_ID AND p.SIDE = ?) AS AMOUNT,"
                            + " j.ORDER_NUMBER, j.ACTOR, j.REASON FROM LOYALTY_JOURNAL j"
                            + " WHERE j.POSTED_AT >= ? AND j.POSTED_AT < ? AND (j.POSTED_AT > ? OR j.ENTRY_ID > ?)"
                            + " AND j.KIND IN (" + kinds + ")) ENTRIES"
                            + " WHERE AMOUNT IS NOT NULL ORDER BY POSTED_AT, ENTRY_ID LIMIT " + (limit - rows.size()),
                    (row, index) -> new Row(
                            row.getLong("ENTRY_ID"),
                            Columns.instant(row, "POSTED_AT"),
                            row.getLong("ACCOUNT_ID"),
                            EntryKind.valueOf(row.getString("KIND")),
                            line.sign() * row.getLong("AMOUNT"),
                            row.getString("ORDER_NUMBER"),
                            row.getString("ACTOR"),
                            row.getString("REASON")),
                    line.side().name(),
                    Columns.column(span.from().isBefore(from) ? from : span.from()),
                    Columns.column(span.until().isBefore(until) ? span.until() : until),
                    Columns.column(from),
                    after));
        }
    }
}
