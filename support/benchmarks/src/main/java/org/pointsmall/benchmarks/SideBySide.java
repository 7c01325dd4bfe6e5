package org.pointsmall.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pointsmall.benchmarks.measure.RatioOfMedians;
import org.pointsmall.benchmarks.measure.Sample;
import org.pointsmall.benchmarks.measure.TextTable;

/** The times of both kinds of store, each round one of either. */
final class SideBySide {
    /** Any would do; with a fixed one, the same times give the same interval. */
    private static final long SEED = 1L;

    private static final double NANOS_PER_MILLI = 1e6;

    private final Map<StoreKind, List<Duration>> times = new EnumMap<>(StoreKind.class);

    void add(StoreKind kind, Duration time) {
        times.computeIfAbsent(kind, none -> new ArrayList<>()).add(time);
    }

    void add(SideBySide others) {
        others.times.forEach((kind, more) -> more.forEach(time -> add(kind, time)));
    }

    String table(String what) {
        TextTable table = new TextTable(what, "n", "median", "p95");
        for (StoreKind kind : StoreKind.values()) {
            Sample sample = sample(kind);
            table.row(
                    kind.words,
                    Integer.toString(sample.size()),
                    millis(sample.median()),
                    millis(sample.percentile(95)));
        }
        return table.toString();
    }

    /** The store with the plugin over the store without it. */
    RatioOfMedians ratio() {
        return RatioOfMedians.of(sample(StoreKind.WITH_PLUGIN), sample(StoreKind.WITHOUT_PLUGIN), SEED);
    }

    /** How many times as much the store with the plugin gets done in the same time. */
    RatioOfMedians ratioOfThroughputs() {
        return RatioOfMedians.of(sample(StoreKind.WITHOUT_PLUGIN), sample(StoreKind.WITH_PLUGIN), SEED);
    }

    private Sample sample(StoreKind kind) {
        return Sample.of(times.getOrDefault(kind, List.of()));
    }

    private static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / NANOS_PER_MILLI);
    }
}
