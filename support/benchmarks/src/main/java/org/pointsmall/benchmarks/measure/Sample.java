package org.pointsmall.benchmarks.measure;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Times measured under one name, in the order in which they were measured. */
public final class Sample {
    private final long[] nanos;

    private Sample(long[] nanos) {
        if (nanos.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        this.nanos = nanos;
    }

    public static Sample of(List<Duration> times) {
        return new Sample(times.stream().mapToLong(Duration::toNanos).toArray());
    }

    public int size() {
        return nanos.length;
    }

    public long nanos(int index) {
        return nanos[index];
    }

    public Duration median() {
        return Duration.ofNanos(Math.round(median(nanos)));
    }

    /** By nearest rank: one of the times, and at least the given share of them is no longer. */
    public Duration percentile(int percent) {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException(percent + " % is no share");
        }
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return Duration.ofNanos(sorted[(sorted.length * percent + 99) / 100 - 1]);
    }

    /** The middle one, or the mean of the two in the middle. */
    public static double median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }
}
