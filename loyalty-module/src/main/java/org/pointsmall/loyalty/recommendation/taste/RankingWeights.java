package org.pointsmall.loyalty.recommendation.taste;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much each feature of a candidate counts: the logarithm of the score by which the search found it, and the signs of
 * its item.
 *
 * <pre>
 *   rank = sum over features of weight * (feature - usual) / spread
 * </pre>
 *
 * @param weights by feature
 * @param usual what the feature is on average
 * @param spread how far it is from that on average; above 0
 */
public record RankingWeights(List<Double> weights, List<Double> usual, List<Double> spread) {
    static final int FEATURES = 1 + ItemSigns.COUNT;

    /** What is found for its popularity alone scores about so much. */
    private static final double LEAST_SCORE = 1e-6;

    public RankingWeights {
        weights = List.copyOf(weights);
        usual = List.copyOf(usual);
        spread = List.copyOf(spread);
        if (weights.size() != FEATURES || usual.size() != FEATURES || spread.size() != FEATURES) {
            throw new IllegalArgumentException(FEATURES + " features, not " + weights.size());
        }
    }

    static double[] features(double found, @Nullable ItemSigns signs) {
        double[] features = new double[FEATURES];
        features[0] = Math.log(Math.max(0, found) + LEAST_SCORE);
        for (int i = 0; i < ItemSigns.COUNT; i++) {
            features[i + 1] = signs == null ? Double.NaN : signs.values().get(i);
        }
        return features;
    }

    double rank(double[] features) {
        double rank = 0;
        for (int i = 0; i < FEATURES; i++) {
            // Of what was never sold no sign is known: it is taken for usual.
            double off = Double.isNaN(features[i]) ? 0 : features[i] - usual.get(i);
            rank += weights.get(i) * off / spread.get(i);
        }
        return rank;
    }

    /** The greater, the earlier it comes. */
    public double rank(double found, @Nullable ItemSigns signs) {
        return rank(features(found, signs));
    }
}
