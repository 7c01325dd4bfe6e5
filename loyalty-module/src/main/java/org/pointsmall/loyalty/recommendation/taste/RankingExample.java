package org.pointsmall.loyalty.recommendation.taste;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a member would have been shown at a moment of the past, and what they bought next. Who that is, is not in it.
 *
 * @param member a number that the member has in this run alone
 * @param candidates the features of what a search would have found, the best first
 * @param wanted the candidates that the next order had
 * @param daysUntil how many days later the next order was
 * @param fresh how many things the next order had that the member had never bought, candidates or not; at least 1
 */
public record RankingExample(int member, List<double[]> candidates, BitSet wanted, double daysUntil, int fresh) {
    /** Of a page so many count. */
    static final int PLACES = 20;

    public RankingExample {
        candidates = List.copyOf(candidates);
    }

    /** How good the order as found is: NDCG of the first twenty, each hit worth 1 / log2(rank + 1). */
    double asFound() {
        return ndcg(IntStream.range(0, candidates.size()).toArray());
    }

    /** How good the order by these weights is; of those that rank alike the one that was found first is first. */
    double by(RankingWeights weights) {
        double[] ranks = candidates.stream().mapToDouble(weights::rank).toArray();
        return ndcg(IntStream.range(0, ranks.length)
                .boxed()
                .sorted(Comparator.comparingDouble(candidate -> -ranks[candidate]))
                .mapToInt(Integer::intValue)
                .toArray());
    }

    private double ndcg(int[] order) {
        double gain = 0;
        for (int place = 0; place < Math.min(PLACES, order.length); place++) {
            gain += wanted.get(order[place]) ? discount(place) : 0;
        }
        return gain
                / IntStream.range(0, Math.min(PLACES, fresh))
                        .mapToDouble(RankingExample::discount)
                        .sum();
    }

    private static double discount(int place) {
        return Math.log(2) / Math.log(place + 2.0);
    }
}
