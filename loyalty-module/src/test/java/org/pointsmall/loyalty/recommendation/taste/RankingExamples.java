package org.pointsmall.loyalty.recommendation.taste;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/** Members who choose by what a test says they go by. */
final class RankingExamples {
    private static final int CANDIDATES = 40;

    private RankingExamples() {}

    /**
     * Each chooses three of forty, the likelier the greater weights times features are; the first feature is the search's.
     *
     * @param weights of the first features; those of others are 0
     */
    static List<RankingExample> chosenBy(Random random, int members, double daysUntil, double... weights) {
        List<RankingExample> examples = new ArrayList<>();
        for (int member = 0; member < members; member++) {
            List<double[]> candidates = new ArrayList<>();
            for (int c = 0; c < CANDIDATES; c++) {
                double[] features =
                        random.doubles(RankingWeights.FEATURES, -1.7, 1.7).toArray();
                candidates.add(features);
            }
            candidates.sort((one, other) -> Double.compare(other[0], one[0]));
            examples.add(new RankingExample(member, candidates, chosen(random, candidates, weights), daysUntil, 3));
        }
        return examples;
    }

    private static BitSet chosen(Random random, List<double[]> candidates, double[] weights) {
        BitSet chosen = new BitSet();
        while (chosen.cardinality() < 3) {
            int best = -1;
            double most = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < candidates.size(); c++) {
                double wants = -Math.log(-Math.log(random.nextDouble()));
                for (int f = 0; f < weights.length; f++) {
                    wants += weights[f] * candidates.get(c)[f];
                }
                if (wants > most && !chosen.get(c)) {
                    best = c;
                    most = wants;
                }
            }
            chosen.set(best);
        }
        return chosen;
    }
}
