package org.pointsmall.loyalty.recommendation.taste;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * By how much one is better than another for the same members: the mean of the differences, and between which bounds 95 %
 * of the means lie where members are drawn anew (a paired bootstrap).
 */
public record PairedDifference(double mean, double low, double high) {
    private static final int SAMPLES = 2_000;
    private static final double TAIL = 0.025;

    /**
     * Of pairs of a member each.
     *
     * @param seed the same seed and figures, the same bounds
     */
    public static PairedDifference of(double[] one, double[] other, long seed) {
        return of(one, other, IntStream.range(0, one.length).toArray(), seed);
    }

    /**
     * Of pairs of which a member may have several. These are much alike, so that a member is drawn with all of them: drawn
     * one by one they would tell of more members than there are.
     *
     * @param members whose each pair is
     */
    static PairedDifference of(double[] one, double[] other, int[] members, long seed) {
        if (one.length != other.length || one.length != members.length || one.length == 0) {
            throw new IllegalArgumentException(
                    "pairs of " + one.length + " and " + other.length + " of " + members.length);
        }
        Map<Integer, double[]> ofMembers = new LinkedHashMap<>();
        for (int i = 0; i < one.length; i++) {
            double[] sumAndPairs = ofMembers.computeIfAbsent(members[i], member -> new double[2]);
            sumAndPairs[0] += one[i] - other[i];
            sumAndPairs[1]++;
        }
        List<double[]> drawnFrom = List.copyOf(ofMembers.values());
        Random random = new Random(seed);
        double[] means = new double[SAMPLES];
        for (int sample = 0; sample < SAMPLES; sample++) {
            double sum = 0;
            double pairs = 0;
            for (int i = 0; i < drawnFrom.size(); i++) {
                double[] drawn = drawnFrom.get(random.nextInt(drawnFrom.size()));
                sum += drawn[0];
                pairs += drawn[1];
            }
            means[sample] = sum / pairs;
        }
        Arrays.sort(means);
        return new PairedDifference(
                drawnFrom.stream().mapToDouble(drawn -> drawn[0]).sum() / one.length,
                means[(int) (SAMPLES * TAIL)],
                means[(int) (SAMPLES * (1 - TAIL)) - 1]);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%+.4f (%+.4f to %+.4f)", mean, low, high);
    }
}
