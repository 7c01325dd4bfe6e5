package org.pointsmall.loyalty.recommendation.taste;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Tries out whether weights that are learnt from the past would have served members better than what serves them now, and
 * than the order of the search. They
 * are learnt from the earlier moments alone, with nothing bought later than the first moment that is tried; then both
 * orders are compared for who ordered in the weeks after the last moments. A pure function of its arguments.
 */
final class RankingTrial {
    /** Days from one moment to the next. */
    static final int EVERY_DAYS = 14;
    /** Moments to learn from, and then those to try it at. */
    static final int LEARNT_FROM = 5;

    static final int TRIED_AT = 3;
    static final int MOMENTS = LEARNT_FROM + TRIED_AT;
    /** How many days after a moment an order is still the next one. */
    static final int NEXT_WITHIN_DAYS = 60;

    /** Fewer say nothing. */
    private static final int FEWEST = 200;

    private static final long SEED = 1;

    private RankingTrial() {}

    /** @param moments the examples of each, the earliest first; the last one is as long ago as one is from the next */
    static RankingVerdict of(List<List<RankingExample>> moments, Optional<RankingWeights> serving) {
        List<RankingExample> earlier = new ArrayList<>();
        List<RankingExample> tried = new ArrayList<>();
        List<RankingExample> all = new ArrayList<>();
        for (int moment = 0; moment < MOMENTS; moment++) {
            double until = (double) (LEARNT_FROM - moment) * EVERY_DAYS;
            boolean isTried = moment >= LEARNT_FROM;
            for (RankingExample example : moments.get(moment)) {
                all.add(example);
                if (isTried && example.daysUntil() < EVERY_DAYS) {
                    tried.add(example);
                } else if (!isTried && example.daysUntil() < until) {
                    earlier.add(example);
                }
            }
        }
        long taught = earlier.stream().filter(example -> !example.wanted().isEmpty()).count();
        if (taught < FEWEST || tried.size() < FEWEST) {
            return new RankingVerdict(RankingOutcome.TOO_FEW, tried.size(), 0, 0, null, null);
        }
        return compared(ConditionalLogit.learn(earlier), tried, serving, all);
    }

    private static RankingVerdict compared(
            RankingWeights learnt,
            List<RankingExample> tried,
            Optional<RankingWeights> serving,
            List<RankingExample> all) {
        double[] ofLearnt = each(tried, example -> example.by(learnt));
        double[] asFound = each(tried, RankingExample::asFound);
        double[] ofServing = serving.map(weights -> each(tried, example -> example.by(weights)))
                .orElse(asFound);
        PairedDifference better = PairedDifference.of(ofLearnt, ofServing, SEED);
        RankingOutcome outcome = RankingOutcome.NOT_BETTER;
        RankingWeights live = null;
        // What is better than a ranking that went bad may still be worse than none.
        if (better.low() > 0 && PairedDifference.of(ofLearnt, asFound, SEED).low() > 0) {
            outcome = RankingOutcome.LIVE;
            // What has proved itself is learnt once more, from all that there is.
            live = ConditionalLogit.learn(all);
        } else if (serving.isPresent() && PairedDifference.of(ofServing, asFound, SEED).high() < 0) {
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
