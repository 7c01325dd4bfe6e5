package org.pointsmall.benchmarks.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.pointsmall.benchmarks.measure.RatioOfMedians;
import org.pointsmall.benchmarks.measure.Sample;

/** The times of both sides, the n-th of one beside the n-th of the other. */
public final class Turns {
    /** Any would do; with a fixed one, the same times give the same interval. */
    private static final long SEED = 1L;

    private final Map<Side, List<Duration>> times = new EnumMap<>(Side.class);

    public void add(Side side, Duration time) {
        times.computeIfAbsent(side, none -> new ArrayList<>()).add(time);
    }

    public void addAll(Side side, List<Duration> more) {
        times.computeIfAbsent(side, none -> new ArrayList<>()).addAll(more);
    }

    public Sample sample(Side side) {
        return Sample.of(times.getOrDefault(side, List.of()));
    }

    /** How many times as long as the floor we take. */
    public RatioOfMedians time() {
        return RatioOfMedians.of(sample(Side.OURS), sample(Side.FLOOR), SEED);
    }

    /** Which share of the floor's throughput we reach, where each time is that of the same number of operations. */
    public RatioOfMedians throughput() {
        return RatioOfMedians.of(sample(Side.FLOOR), sample(Side.OURS), SEED);
    }
}
