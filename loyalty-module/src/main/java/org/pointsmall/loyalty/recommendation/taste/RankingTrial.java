package org.pointsmall.loyalty.recommendation.taste;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Tries out whether weights that are learnt anew again and again would have served members better than what serves them now,
 * and than the order of the search. At each of the last moments they are learnt from all earlier ones, with nothing bought
 * later than that moment; then the orders are compared for who ordered in the two weeks after it. A pure function of its
 * arguments.
 */
final class RankingTrial {
    /** Days from one moment to the next. */
    static final int EVERY_DAYS = 14;
    /** Moments that are learnt from alone, and then those at which it is tried, too. */
    static final int LEARNT_FROM = 4;

    static final int TRIED_AT = 4;
    static final int MOMENTS = LEARNT_FROM + TRIED_AT;
    /** How many days after a moment an order is still the next one. */
    static final int NEXT_WITHIN_DAYS = 60;

    /** Fewer members, or fewer examples to learn from at any of the moments, say nothing. */
    private static final int FEWEST = 200;

    private static final long SEED = 1;

    private RankingTrial() {}

    /**
     * What serves now.
     *
     * @param moment the first of the moments that it was not learnt from; {@link #MOMENTS} where it was learnt from all
     */
    record Serving(RankingWeights weights, int moment) {}

    /** An example that both orders are compared by. */
    private record Tried(RankingExample example, int moment, double byLearnt) {}

    /** @param moments the examples of each, the earliest first; the last one is as long ago as one is from the next */
    static RankingVerdict of(List<List<RankingExample>> moments, Optional<Serving> serving) {
        List<Tried> tried = new ArrayList<>();
        for (int moment = LEARNT_FROM; moment < MOMENTS; moment++) {
            List<RankingExample> earlier = before(moments, moment);
            if (earlier.stream().filter(example -> !example.wanted().isEmpty()).count() < FEWEST) {
                return tooFew(tried);
            }
            RankingWeights learnt = ConditionalLogit.learn(earlier);
            for (RankingExample example : moments.get(moment)) {
                if (example.daysUntil() < EVERY_DAYS) {
                    tried.add(new Tried(example, moment, example.by(learnt)));
                }
            }
        }
        return members(tried) < FEWEST ? tooFew(tried) : compared(tried, serving, moments);
    }

    private static RankingVerdict tooFew(List<Tried> tried) {
        return new RankingVerdict(RankingOutcome.TOO_FEW, members(tried), 0, 0, null, null);
    }

    private static int members(List<Tried> tried) {
        return (int) tried.stream()
                .mapToInt(one -> one.example().member())
                .distinct()
                .count();
    }

    /** What was known at a moment of what was bought after the earlier ones. */
    private static List<RankingExample> before(List<List<RankingExample>> moments, int moment) {
        List<RankingExample> earlier = new ArrayList<>();
        for (int i = 0; i < moment; i++) {
            double until = (double) (moment - i) * EVERY_DAYS;
            moments.get(i).stream()
                    .filter(example -> example.daysUntil() < until)
                    .forEach(earlier::add);
        }
        return earlier;
    }

    private static RankingVerdict compared(
            List<Tried> tried, Optional<Serving> serving, List<List<RankingExample>> moments) {
        double[] ofLearnt = tried.stream().mapToDouble(Tried::byLearnt).toArray();
        double[] asFound = each(tried, RankingExample::asFound);
        // Where what serves was learnt from these very orders, that only makes it harder to be better.
        double[] ofServing = serving.map(now -> each(tried, example -> example.by(now.weights())))
                .orElse(asFound);
        PairedDifference better = difference(tried, ofLearnt, ofServing);
        RankingOutcome outcome = RankingOutcome.NOT_BETTER;
        RankingWeights live = null;
        // What is better than a ranking that went bad may still be worse than none.
        if (better.low() > 0 && difference(tried, ofLearnt, asFound).low() > 0) {
            outcome = RankingOutcome.LIVE;
            // Learnt once more, from all that is known by now.
            live = ConditionalLogit.learn(before(moments, MOMENTS));
        } else if (serving.filter(now -> isWorseThanTheSearch(now, tried)).isPresent()) {
            outcome = RankingOutcome.TAKEN_OFF;
        }
        return new RankingVerdict(outcome, members(tried), mean(ofServing), mean(ofLearnt), better, live);
    }

    /** By what it was not learnt from, or it would look better than it is. */
    private static boolean isWorseThanTheSearch(Serving serving, List<Tried> tried) {
        List<Tried> later =
                tried.stream().filter(one -> one.moment() >= serving.moment()).toList();
        return members(later) >= FEWEST
                && difference(
                                        later,
                                        each(later, example -> example.by(serving.weights())),
                                        each(later, RankingExample::asFound))
                                .high()
                        < 0;
    }

    private static PairedDifference difference(List<Tried> tried, double[] one, double[] other) {
        int[] members = tried.stream().mapToInt(pair -> pair.example().member()).toArray();
        return PairedDifference.of(one, other, members, SEED);
    }

    private static double[] each(List<Tried> tried, ToDoubleFunction<RankingExample> good) {
        return tried.stream().map(Tried::example).mapToDouble(good).toArray();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
