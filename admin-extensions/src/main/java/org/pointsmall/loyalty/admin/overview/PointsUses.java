package org.pointsmall.loyalty.admin.overview;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.insight.dashboard.FigureReads.HourUse;
import org.pointsmall.loyalty.insight.figure.BurnedFor;

/** What points were used for, and at which hour: the most used first, and what is left over as one. */
final class PointsUses {
    private static final int MOST = 12;
    private static final int HOURS = 24;
    private static final String REST = "REST";

    private final DisplayFormat written;
    private final Function<String, String> names;

    /** @param names the name of what points were used for, by its code; of {@code REST} that of all others */
    PointsUses(DisplayFormat written, Function<String, String> names) {
        this.written = written;
        this.names = names;
    }

    List<OverviewView.Use> of(Collection<HourUse> uses) {
        Map<String, long[]> hours = new TreeMap<>();
        for (HourUse use : uses) {
            hours.computeIfAbsent(use.what(), none -> new long[HOURS])[use.hour()] += use.points();
        }
        List<Map.Entry<String, long[]>> ranked = hours.entrySet().stream()
                .sorted((one, other) -> Long.compare(sum(other.getValue()), sum(one.getValue())))
                .toList();
        List<OverviewView.Use> cells = new ArrayList<>();
        ranked.stream().limit(MOST).forEach(use -> add(cells, use.getKey(), use.getValue()));
        if (ranked.size() > MOST) {
            long[] rest = new long[HOURS];
            for (Map.Entry<String, long[]> use : ranked.subList(MOST, ranked.size())) {
                for (int hour = 0; hour < HOURS; hour++) {
                    rest[hour] += use.getValue()[hour];
                }
            }
            add(cells, REST, rest);
        }
        return cells;
    }

    private void add(List<OverviewView.Use> cells, String what, long[] hours) {
        for (int hour = 0; hour < HOURS; hour++) {
            cells.add(new OverviewView.Use(names.apply(what), hour, hours[hour], written.number(hours[hour])));
        }
    }

    private static long sum(long[] hours) {
        long sum = 0;
        for (long points : hours) {
            sum += points;
        }
        return sum;
    }

    /** The categories among them. */
    static List<Long> categories(Collection<HourUse> uses) {
        return uses.stream()
                .map(HourUse::what)
                .filter(what -> what.startsWith(BurnedFor.CATEGORY))
                .map(what -> Long.valueOf(what.substring(BurnedFor.CATEGORY.length())))
                .distinct()
                .toList();
    }
}
