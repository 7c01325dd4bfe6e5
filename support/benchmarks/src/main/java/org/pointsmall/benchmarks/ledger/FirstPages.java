package org.pointsmall.benchmarks.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pointsmall.benchmarks.measure.Sample;
import org.pointsmall.benchmarks.measure.TextTable;
import org.pointsmall.loyalty.insight.dashboard.DaySpan;
import org.pointsmall.loyalty.insight.dashboard.OrdersBehind;
import org.pointsmall.loyalty.insight.dashboard.PointsLine;
import org.pointsmall.loyalty.insight.figure.OrderGroup;

/** The first page of the dashboard and of the rows behind it, of a small programme and of a large one, in turn. */
final class FirstPages {
    private static final double TARGET = 2;
    private static final int ON_A_PAGE = 51;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final LocalDate LAST = LocalDate.ofInstant(ThreeYears.NOW, ZoneOffset.UTC);

    /** Reads it; answers how many rows it has. */
    private interface Page {
        int read(CountedThreeYears counted);
    }

    private final LedgerOptions options;
    private final int rounds;

    FirstPages(LedgerOptions options, int rounds) {
        this.options = options;
        this.rounds = rounds;
    }

    private static Map<String, Page> pages() {
        Map<String, Page> pages = new LinkedHashMap<>();
        for (int days : new int[] {30, 1_000}) {
            LocalDate first = LAST.minusDays(days - 1L);
            Instant from = first.atStartOfDay(ZoneOffset.UTC).toInstant();
            OrdersBehind.Start start = new OrdersBehind.Start(from, 0);
            String of = " of " + days + " days";
            pages.put("dashboard" + of, counted -> counted.dashboard.look(new DaySpan(first, LAST)) == null ? 0 : 1);
            for (OrderGroup group : OrderGroup.values()) {
                pages.put("orders " + group + of, counted -> counted.orders
                        .orders(group, CountedThreeYears.MONEY, start, LAST, ON_A_PAGE)
                        .size());
            }
            pages.put(
                    "exchanges" + of,
                    counted -> counted.orders.exchanges(start, LAST, ON_A_PAGE).size());
            for (PointsLine line : List.of(PointsLine.ISSUED, PointsLine.EXPIRED, PointsLine.ADJUSTED)) {
                pages.put("entries " + line + of, counted -> counted.entries
                        .rows(line, from, 0, ThreeYears.NOW, ON_A_PAGE)
                        .size());
            }
        }
        return pages;
    }

    void compare(CountedThreeYears few, CountedThreeYears many) {
        TextTable table = new TextTable("first page", "few", "many", "rows", "ratio");
        pages().forEach((name, page) -> {
            List<Duration> small = new ArrayList<>();
            List<Duration> large = new ArrayList<>();
            // The first rounds are not counted: classes are loaded and plans made.
            for (int round = -3; round < rounds; round++) {
                Duration one = timed(few, page);
                Duration other = timed(many, page);
                if (round >= 0) {
                    small.add(one);
                    large.add(other);
                }
            }
            double of = millis(Sample.of(small).median());
            double to = millis(Sample.of(large).median());
            table.row(
                    name,
                    String.format(Locale.ROOT, "%,.1f ms", of),
                    String.format(Locale.ROOT, "%,.1f ms", to),
                    Integer.toString(page.read(many)),
                    String.format(Locale.ROOT, "%.2f", to / of));
        });
        options.out().print(table);
        options.say(String.format(Locale.ROOT, "target: at most %.0f times", TARGET));
    }

    private static Duration timed(CountedThreeYears counted, Page page) {
        long begin = System.nanoTime();
        page.read(counted);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static double millis(Duration time) {
        return time.toNanos() / NANOS_PER_MILLI;
    }
}
