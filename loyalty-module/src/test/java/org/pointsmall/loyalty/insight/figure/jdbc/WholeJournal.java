package org.pointsmall.loyalty.insight.figure.jdbc;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.insight.dashboard.Dashboard;
import org.pointsmall.loyalty.insight.dashboard.DaySpan;
import org.pointsmall.loyalty.insight.dashboard.MemberFigures;
import org.pointsmall.loyalty.insight.dashboard.PointsFigures;
import org.pointsmall.loyalty.insight.dashboard.TierFigures;
import org.pointsmall.loyalty.trace.TraceLine;
import org.pointsmall.loyalty.trace.jdbc.TraceJson;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** The figures as anybody would reckon them who has read the whole journal, line by line. */
final class WholeJournal {
    private record Line(Instant at, String kind, String side, long amount) {}

    private record Entry(Instant at, String kind, long account, long points, List<TraceLine> trace, long issued) {}

    private record Change(long account, Instant at, String from, String to) {}

    private record TierChange(long account, Instant at, @Nullable String from, @Nullable String to) {}

    private final List<Line> lines;
    private final List<Entry> entries;
    private final List<Instant> opened;
    private final List<Change> changes;
    private final List<TierChange> tierChanges;
    private final ZoneId zone;

    WholeJournal(DataSource dataSource, ZoneId zone) {
        this.zone = zone;
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
                "SELECT ACCOUNT_ID, CHANGED_AT, FROM_STATUS, TO_STATUS FROM LOYALTY_ACCOUNT_CHANGE",
                (row, index) -> new Change(
                        row.getLong(1), Columns.instant(row, "CHANGED_AT"), row.getString(3), row.getString(4)));
        tierChanges = jdbc.query(
                "SELECT ACCOUNT_ID, CHANGED_AT, FROM_CODE, TO_CODE FROM LOYALTY_TIER_CHANGE ORDER BY CHANGE_ID",
                (row, index) -> new TierChange(
                        row.getLong(1), Columns.instant(row, "CHANGED_AT"), row.getString(3), row.getString(4)));
    }

    Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /**
     * Asserts that these figures of points and members are the journal's.
     *
     * @param until the first moment that does not count any more
     */
    void assertEqual(Dashboard.Figures seen, DaySpan span, Instant until) {
        Instant from = start(span.first());
        DaySpan before =
                new DaySpan(span.first().minusDays(span.days()), span.first().minusDays(1));
        assertThat(seen.points()).as("%s until %s", span, until).isEqualTo(points(from, until));
        assertThat(seen.points().reckoned()).isEqualTo(seen.points().closing());
        assertThat(seen.members()).as("%s until %s", span, until).isEqualTo(members(span, from, until, before));
        assertThat(seen.sources()).as("%s until %s", span, until).isEqualTo(sources(from, until));
        assertThat(seen.sources().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(seen.points().issued());
        assertThat(seen.uses().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(seen.points().burned());
        assertThat(seen.entries())
                .as("%s until %s", span, until)
                .isEqualTo(entries.stream()
                        .filter(entry ->
                                !entry.at().isBefore(from) && entry.at().isBefore(until))
                        .filter(entry -> entry.kind().equals("EARN")
                                || (Set.of("BURN", "EXCHANGE").contains(entry.kind()) && entry.points() < 0))
                        .count());
    }

    /** Members by tier, by what became of each account until then. */
    List<TierFigures.Of> tiers(Instant from, Instant until) {
        Map<String, Long> before = had(from);
        Map<String, Long> after = had(until);
        Map<String, Long> came = new TreeMap<>();
        Map<String, Long> left = new TreeMap<>();
        tierChanges.stream()
                .filter(change -> !change.at().isBefore(from) && change.at().isBefore(until))
                .filter(change -> !Objects.equals(change.from(), change.to()))
                .forEach(change -> {
                    came.merge(String.valueOf(change.to()), 1L, Long::sum);
                    left.merge(String.valueOf(change.from()), 1L, Long::sum);
                });
        for (Change change : changes) {
            if (change.to().equals("MERGED")
                    && !change.at().isBefore(from)
                    && change.at().isBefore(until)) {
                left.merge(String.valueOf(lastTier(change.account(), change.at())), 1L, Long::sum);
            }
        }
        Set<String> known = new TreeSet<>();
        List.of(before, after, came, left).forEach(tiers -> known.addAll(tiers.keySet()));
        known.remove("null");
        return known.stream()
                .map(tier -> new TierFigures.Of(
                        tier,
                        before.getOrDefault(tier, 0L),
                        came.getOrDefault(tier, 0L),
                        left.getOrDefault(tier, 0L),
                        after.getOrDefault(tier, 0L)))
                .toList();
    }

    private Map<String, Long> had(Instant until) {
        Map<Long, String> tiers = new TreeMap<>();
        tierChanges.stream()
                .filter(change -> change.at().isBefore(until))
                .forEach(change -> tiers.put(change.account(), String.valueOf(change.to())));
        changes.stream()
                .filter(change -> change.to().equals("MERGED") && change.at().isBefore(until))
                .forEach(change -> tiers.remove(change.account()));
        Map<String, Long> members = new TreeMap<>();
        tiers.values().stream()
                .filter(tier -> !tier.equals("null"))
                .forEach(tier -> members.merge(tier, 1L, Long::sum));
        return members;
    }

    private @Nullable String lastTier(long account, Instant at) {
        String tier = null;
        for (TierChange change : tierChanges) {
            if (change.account() == account && !change.at().isAfter(at)) {
                tier = change.to();
            }
        }
        return tier;
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
