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

    /** Fewer say nothing. */
    private static final int FEWEST = 200;

    private static final long SEED = 1;

    private RankingTrial() {}

    /** @param moments the examples of each, the earliest first; the last one is as long ago as one is from the next */
    static RankingVerdict of(List<List<RankingExample>> moments, Optional<RankingWeights> serving) {
        List<RankingExample> tried = new ArrayList<>();
        List<Double> ofLearnt = new ArrayList<>();
        for (int moment = LEARNT_FROM; moment < MOMENTS; moment++) {
            List<RankingExample> earlier = before(moments, moment);
            if (earlier.stream().filter(example -> !example.wanted().isEmpty()).count() >= FEWEST) {
                RankingWeights learnt = ConditionalLogit.learn(earlier);
                for (RankingExample example : moments.get(moment)) {
                    if (example.daysUntil() < EVERY_DAYS) {
                        tried.add(example);
                        ofLearnt.add(example.by(learnt));
                    }
                }
            }
        }
        return tried.size() < FEWEST
                ? new RankingVerdict(RankingOutcome.TOO_FEW, tried.size(), 0, 0, null, null)
                : compared(
                        tried,
                        ofLearnt.stream().mapToDouble(Double::doubleValue).toArray(),
                        serving,
                        moments);
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
            List<RankingExample> tried,
            double[] ofLearnt,
            Optional<RankingWeights> serving,
            List<List<RankingExample>> moments) {
        double[] asFound = each(tried, RankingExample::asFound);
        double[] ofServing = serving.map(weights -> each(tried, example -> example.by(weights)))
                .orElse(asFound);
        PairedDifference better = PairedDifference.of(ofLearnt, ofServing, SEED);
        RankingOutcome outcome = RankingOutcome.NOT_BETTER;
        RankingWeights live = null;
        // What is better than a ranking that went bad may still be worse than none.
        if (better.low() > 0 && PairedDifference.of(ofLearnt, asFound, SEED).low() > 0) {
            outcome = RankingOutcome.LIVE;
            // Learnt once more, from all that is known by now.
            live = ConditionalLogit.learn(before(moments, MOMENTS));
        } else if (serving.isPresent()
                && PairedDifference.of(ofServing, asFound, SEED).high() < 0) {
            outcome = RankingOutcome.TAKEN_OFF;
        }
        return new RankingVerdict(outcome, tried.size(), mean(ofServing), mean(ofLearnt), better, live);
    }

    private static double[] each(List<RankingExample> examples, ToDoubleFunction<RankingExample> good) {
        return examples.stream().mapToDouble(good).toArray();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
