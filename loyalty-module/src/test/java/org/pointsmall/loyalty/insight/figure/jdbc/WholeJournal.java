package org.pointsmall.loyalty.insight.figure.jdbc;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.pointsmall.loyalty.insight.dashboard.Dashboard;
import org.pointsmall.loyalty.insight.dashboard.DaySpan;
import org.pointsmall.loyalty.insight.dashboard.MemberFigures;
import org.pointsmall.loyalty.insight.dashboard.PointsFigures;
import org.pointsmall.loyalty.trace.TraceLine;
import org.pointsmall.loyalty.trace.jdbc.TraceJson;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/** The figures as anybody would reckon them who has read the whole journal, line by line. */
final class WholeJournal {
    private record Line(Instant at, String kind, String side, long amount) {}

    private record Entry(Instant at, String kind, long account, long points, List<TraceLine> trace, long issued) {}

    private record Change(Instant at, String from, String to) {}

    private final List<Line> lines;
    private final List<Entry> entries;
    private final List<Instant> opened;
    private final List<Change> changes;
    private final ZoneId zone;
    private final WholeStore store;

    WholeJournal(DataSource dataSource, ZoneId zone, WholeStore store) {
        this.zone = zone;
        this.store = store;
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        lines = jdbc.query(
                "SELECT j.POSTED_AT, j.KIND, p.SIDE, p.AMOUNT FROM LOYALTY_POSTING p"
                        + " JOIN LOYALTY_JOURNAL j ON j.ENTRY_ID = p.ENTRY_ID",
                (row, index) -> new Line(
                        Columns.instant(row, "POSTED_AT"), row.getString(2), row.getString(3), row.getLong(4)));
        entries = jdbc.query(
                "SELECT j.POSTED_AT, j.KIND, j.ACCOUNT_ID, j.POINTS, j.RULE_TRACE, (SELECT SUM(p.AMOUNT)"
                        + " FROM LOYALTY_POSTING p WHERE p.ENTRY_ID = j.ENTRY_ID AND p.SIDE = 'PROGRAMME_ISSUED')"
                        + " AS ISSUED FROM LOYALTY_JOURNAL j",
                (row, index) -> new Entry(
                        Columns.instant(row, "POSTED_AT"),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        TraceJson.read(row.getString(5)),
                        -row.getLong(6)));
        opened = jdbc.query("SELECT OPENED_AT FROM LOYALTY_ACCOUNT", (row, index) -> Columns.instant(row, "OPENED_AT"));
        changes = jdbc.query(
                "SELECT CHANGED_AT, FROM_STATUS, TO_STATUS FROM LOYALTY_ACCOUNT_CHANGE",
                (row, index) -> new Change(Columns.instant(row, "CHANGED_AT"), row.getString(2), row.getString(3)));
    }

    Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** @param until the first moment that does not count any more */
    Dashboard.Figures figures(DaySpan span, Instant until) {
        Instant from = start(span.first());
        DaySpan before =
                new DaySpan(span.first().minusDays(span.days()), span.first().minusDays(1));
        return new Dashboard.Figures(
                points(from, until),
                members(span, from, until, before),
                sources(from, until),
                store.uses(from, until),
                entries.stream()
                        .filter(entry ->
                                !entry.at().isBefore(from) && entry.at().isBefore(until))
                        .filter(entry -> entry.kind().equals("EARN")
                                || (Set.of("BURN", "EXCHANGE").contains(entry.kind()) && entry.points() < 0))
                        .count(),
                store.orders(from, until),
                store.exchanges(span));
    }

    private PointsFigures points(Instant from, Instant until) {
        return new PointsFigures(
                owned(from),
                -sum(
                        from,
                        until,
                        line -> line.side().equals("PROGRAMME_ISSUED")
                                && line.kind().equals("EARN")),
                sum(
                        from,
                        until,
                        line -> line.side().equals("PROGRAMME_ISSUED")
                                && !line.kind().equals("EARN")),
                -side(from, until, "PROGRAMME_ADJUSTMENT"),
                -side(from, until, "PROGRAMME_OPENING"),
                sum(
                        from,
                        until,
                        line -> line.side().equals("PROGRAMME_BURNED")
                                && Set.of("BURN", "EXCHANGE").contains(line.kind())),
                -sum(
                        from,
                        until,
                        line -> line.side().equals("PROGRAMME_BURNED")
                                && !Set.of("BURN", "EXCHANGE").contains(line.kind())),
                side(from, until, "PROGRAMME_BREAKAGE"),
                side(from, until, "PROGRAMME_DEBT"),
                -side(from, until, "PROGRAMME_WRITTEN_OFF"),
                owned(until),
                -side(Instant.EPOCH, until, "PROGRAMME_DEBT"));
    }

    private long owned(Instant until) {
        return sum(Instant.EPOCH, until, line -> line.side().startsWith("MEMBER"));
    }

    private long side(Instant from, Instant until, String side) {
        return sum(from, until, line -> line.side().equals(side));
    }

    private long sum(Instant from, Instant until, Predicate<Line> which) {
        return lines.stream()
                .filter(line -> !line.at().isBefore(from) && line.at().isBefore(until))
                .filter(which)
                .mapToLong(Line::amount)
                .sum();
    }

    private MemberFigures members(DaySpan span, Instant from, Instant until, DaySpan before) {
        Set<Long> active = active(span, false);
        Set<Long> activeBefore = active(before, false);
        Set<Long> ever = active(new DaySpan(LocalDate.of(2000, 1, 1), span.last()), false);
        Set<Long> awake = active(new DaySpan(span.last().minusDays(179), span.last()), false);
        long ended = changes.stream()
                .filter(change -> change.at().isBefore(until))
                .mapToLong(change -> isOpen(change.to()) == isOpen(change.from()) ? 0 : isOpen(change.to()) ? 1 : -1)
                .sum();
        return new MemberFigures(
                opened.stream().filter(at -> at.isBefore(until)).count() + ended,
                opened.stream()
                        .filter(at -> !at.isBefore(from) && at.isBefore(until))
                        .count(),
                active.size(),
                active(span, true).size(),
                activeBefore.size(),
                active.stream().filter(activeBefore::contains).count(),
                ever.size(),
                ever.stream().filter(account -> !awake.contains(account)).count());
    }

    private static boolean isOpen(String status) {
        return status.equals("ACTIVE") || status.equals("FROZEN");
    }

    /** By whole days: who is active later on a day that counts in part is active on that day. */
    private Set<Long> active(DaySpan span, boolean burned) {
        return entries.stream()
                .filter(entry -> entry.kind().equals("EARN")
                        ? !burned
                        : Set.of("BURN", "EXCHANGE").contains(entry.kind()) && entry.points() < 0)
                .filter(entry -> {
                    LocalDate day = LocalDate.ofInstant(entry.at(), zone);
                    return !day.isBefore(span.first()) && !day.isAfter(span.last());
                })
                .map(Entry::account)
                .collect(Collectors.toSet());
    }

    private Map<String, Long> sources(Instant from, Instant until) {
        Map<String, Long> sums = new TreeMap<>();
        entries.stream()
                .filter(entry -> entry.kind().equals("EARN"))
                .filter(entry -> !entry.at().isBefore(from) && entry.at().isBefore(until))
                .forEach(entry -> {
                    long rest = entry.issued();
                    for (TraceLine line : entry.trace()) {
                        long points = Long.parseLong(line.operands().get("points"));
                        String rule = line.operands().get("rule");
                        sums.merge(rule == null ? "BASE" : "RULE:" + rule, points, Long::sum);
                        rest -= points;
                    }
                    if (rest != 0) {
                        sums.merge("OTHER", rest, Long::sum);
                    }
                });
        return sums;
    }
}
