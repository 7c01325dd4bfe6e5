package org.pointsmall.benchmarks.measure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * How much longer something takes than its floor, with a 95 % interval from the bootstrap (Efron's percentile method:
 * resample with replacement, take the ratio, cut 2.5 % off either end).
 *
 * <p>The two samples are measured in pairs, one of each right after the other, and are resampled in those pairs: what
 * disturbs the machine disturbs both of a pair.
 */
public record RatioOfMedians(double ratio, double low, double high) {
    private static final int RESAMPLES = 10_000;

    public static RatioOfMedians of(Sample measured, Sample floor, long seed) {
        int pairs = measured.size();
        if (pairs != floor.size()) {
            throw new IllegalArgumentException(pairs + " measured, but " + floor.size() + " of the floor");
        }
        Random random = new Random(seed);
        double[] ratios = new double[RESAMPLES];
        long[] some = new long[pairs];
        long[] theirFloor = new long[pairs];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            for (int i = 0; i < pairs; i++) {
                int pair = random.nextInt(pairs);
                some[i] = measured.nanos(pair);
                theirFloor[i] = floor.nanos(pair);
            }
            ratios[resample] = Sample.median(some) / Sample.median(theirFloor);
        }
        Arrays.sort(ratios);
        double ratio = (double) measured.median().toNanos() / floor.median().toNanos();
        return new RatioOfMedians(ratio, ratios[RESAMPLES / 40], ratios[RESAMPLES - RESAMPLES / 40 - 1]);
    }

    public String text() {
        return String.format(Locale.ROOT, "ratio of medians %.3f (95 %% interval %.3f to %.3f)", ratio, low, high);
    }

    /** With the most that is wanted. */
    public String against(double target) {
        return String.format(
                Locale.ROOT, "%s, target at most %.2f: %s", text(), target, ratio <= target ? "met" : "MISSED");
    }

    /** With the least that is wanted. */
    public String atLeast(double target) {
        return String.format(
                Locale.ROOT, "%s, target at least %.2f: %s", text(), target, ratio >= target ? "met" : "MISSED");
    }
}
