package org.pointsmall.loyalty.recommendation.taste;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * By how much one is better than another for the same members: the mean of the differences, and between which bounds 95 %
 * of the means lie where members are drawn anew (a paired bootstrap).
 */
public record PairedDifference(double mean, double low, double high) {
    private static final int SAMPLES = 2_000;
    private static final double TAIL = 0.025;

    /** @param seed the same seed and figures, the same bounds */
    public static PairedDifference of(double[] one, double[] other, long seed) {
        if (one.length != other.length || one.length == 0) {
            throw new IllegalArgumentException("pairs of " + one.length + " and " + other.length);
        }
        double[] differences = new double[one.length];
        Arrays.setAll(differences, i -> one[i] - other[i]);
        Random random = new Random(seed);
        double[] means = new double[SAMPLES];
        for (int sample = 0; sample < SAMPLES; sample++) {
            double sum = 0;
            for (int i = 0; i < differences.length; i++) {
                sum += differences[random.nextInt(differences.length)];
            }
            means[sample] = sum / differences.length;
        }
        Arrays.sort(means);
        return new PairedDifference(
                Arrays.stream(differences).average().orElseThrow(),
                means[(int) (SAMPLES * TAIL)],
                means[(int) (SAMPLES * (1 - TAIL)) - 1]);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%+.4f (%+.4f to %+.4f)", mean, low, high);
    }
}
