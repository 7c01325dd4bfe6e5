package org.pointsmall.loyalty.recommendation.taste;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RankingTrialTest {
    private static final double[] BY_THE_SEARCH = {1.5};
    private static final double[] BY_MORE = {1.0, 1.2};

    @Test
    void whatIsBetterBeyondChanceServes() {
        RankingVerdict verdict = RankingTrial.of(moments(new Random(1), 250, 1, BY_MORE), Optional.empty());

        assertThat(verdict.outcome()).isEqualTo(RankingOutcome.LIVE);
        assertThat(verdict.better().low()).isPositive();
        assertThat(verdict.learnt() - verdict.served())
                .isCloseTo(verdict.better().mean(), within(1e-9));
        assertThat(verdict.members()).isEqualTo(250);
        assertThat(verdict.live()).isNotNull();
    }

    @Test
    void whereTheSearchIsRightNothingGoesLive() {
        int live = 0;
        for (int seed = 1; seed <= 6; seed++) {
            RankingVerdict verdict =
                    RankingTrial.of(moments(new Random(seed), 220, 1, BY_THE_SEARCH), Optional.empty());
            live += verdict.outcome() == RankingOutcome.LIVE ? 1 : 0;
            assertThat(verdict.live() == null).isEqualTo(verdict.outcome() != RankingOutcome.LIVE);
        }
        assertThat(live).isLessThanOrEqualTo(1);
    }

    @Test
    void whatServesStaysWhereTheNextIsNotBetterThanThat() {
        RankingWeights live = RankingTrial.of(moments(new Random(1), 250, 1, BY_MORE), Optional.empty())
                .live();

        RankingVerdict verdict = RankingTrial.of(
                moments(new Random(2), 250, 1, BY_MORE), Optional.of(new RankingTrial.Serving(live, 0)));

        assertThat(verdict.outcome()).isEqualTo(RankingOutcome.NOT_BETTER);
        assertThat(verdict.better().high()).isNotNegative();
        assertThat(verdict.live()).isNull();
    }

    @Test
    void whatHasBecomeWorseThanTheSearchIsTakenOff() {
        RankingWeights live = RankingTrial.of(moments(new Random(1), 250, 1, BY_MORE), Optional.empty())
                .live();
        // The learner is told lies, so that it can't be better either.
        List<List<RankingExample>> lies = moments(new Random(3), 900, 1, new double[] {1.5, -1.5});
        List<List<RankingExample>> moments = moments(new Random(2), 250, 1, new double[] {1.5, -1.5});
        for (int moment = 0; moment < RankingTrial.LEARNT_FROM; moment++) {
            moments.set(
                    moment,
                    lies.get(moment).stream().map(RankingTrialTest::contrary).toList());
        }

        assertThat(RankingTrial.of(moments, Optional.of(new RankingTrial.Serving(live, 0)))
                        .outcome())
                .isEqualTo(RankingOutcome.TAKEN_OFF);
    }

    @Test
    void whatServesIsNotTakenOffByTooFewOrdersSinceItWasLearnt() {
        List<List<RankingExample>> moments = moments(new Random(2), 250, 1, BY_THE_SEARCH);
        RankingWeights bad = ConditionalLogit.learn(
                moments(new Random(1), 400, 1, new double[] {1.5, -3}).get(0));

        for (int since : List.of(0, RankingTrial.MOMENTS - 1)) {
            assertThat(RankingTrial.of(moments, Optional.of(new RankingTrial.Serving(bad, since)))
                            .outcome())
                    .isIn(RankingOutcome.TAKEN_OFF, RankingOutcome.LIVE);
        }
        assertThat(RankingTrial.of(moments, Optional.of(new RankingTrial.Serving(bad, RankingTrial.MOMENTS)))
                        .outcome())
                .isIn(RankingOutcome.NOT_BETTER, RankingOutcome.LIVE);
    }

    @Test
    void oneFortnightAloneDecidesNothing() {
        List<List<RankingExample>> moments = moments(new Random(1), 250, 1, BY_MORE);
        for (int moment = 0; moment < RankingTrial.MOMENTS - 2; moment++) {
            moments.set(moment, List.of());
        }

        assertThat(RankingTrial.of(moments, Optional.empty()).outcome()).isEqualTo(RankingOutcome.TOO_FEW);
    }

    @Test
    void fewMembersWhoOrderOftenAreFew() {
        RankingVerdict verdict = RankingTrial.of(moments(new Random(1), 120, 1, BY_MORE), Optional.empty());

        assertThat(verdict.outcome()).isEqualTo(RankingOutcome.TOO_FEW);
        assertThat(verdict.members()).isEqualTo(120);
    }

    @Test
    void whoOrdersFourTimesIsOneMember() {
        double[] one = new Random(1).doubles(400).toArray();
        double[] other = new Random(2).doubles(400).toArray();
        double[] oneEach = new double[1600];
        double[] otherEach = new double[1600];
        int[] members = new int[1600];
        for (int i = 0; i < 1600; i++) {
            oneEach[i] = one[i % 400];
            otherEach[i] = other[i % 400];
            members[i] = i % 400;
        }
        PairedDifference once = PairedDifference.of(one, other, 1);

        PairedDifference fourTimes = PairedDifference.of(oneEach, otherEach, members, 1);

        assertThat(fourTimes.low()).isCloseTo(once.low(), within(1e-9));
        assertThat(fourTimes.high()).isCloseTo(once.high(), within(1e-9));
    }

    @Test
    void fewOrdersSayNothing() {
        RankingVerdict verdict = RankingTrial.of(moments(new Random(1), 30, 1, BY_MORE), Optional.empty());

        assertThat(verdict.outcome()).isEqualTo(RankingOutcome.TOO_FEW);
        assertThat(verdict.better()).isNull();
        assertThat(RankingTrial.of(Collections.nCopies(RankingTrial.MOMENTS, List.of()), Optional.empty())
                        .outcome())
                .isEqualTo(RankingOutcome.TOO_FEW);
    }

    @Test
    void whatIsBoughtLaterThanTheMomentThatIsTriedTeachesNothing() {
        List<List<RankingExample>> moments = moments(new Random(1), 250, 1, BY_MORE);
        RankingVerdict without = RankingTrial.of(moments, Optional.empty());
        for (int moment = 0; moment < RankingTrial.MOMENTS; moment++) {
            // Later than all moments: known when it is learnt for good, and not before.
            double last = RankingTrial.EVERY_DAYS * (double) (RankingTrial.MOMENTS - 1 - moment);
            List<RankingExample> more = new ArrayList<>(moments.get(moment));
            more.addAll(
                    RankingExamples.chosenBy(new Random(9), 250, Math.max(last, RankingTrial.EVERY_DAYS), 1.5, -1.5));
            moments.set(moment, more);
        }

        RankingVerdict with = RankingTrial.of(moments, Optional.empty());

        assertThat(with.better()).isEqualTo(without.better());
        assertThat(with.members()).isEqualTo(without.members());
    }

    @Test
    void aHitCountsTheLessTheLaterItComes() {
        RankingExample second = example(1, 0, 1);

        assertThat(second.asFound()).isCloseTo(Math.log(2) / Math.log(3), within(1e-9));
        assertThat(example(1, 0).asFound()).isEqualTo(1);
        assertThat(example(2, 0).asFound()).isCloseTo(1 / (1 + Math.log(2) / Math.log(3)), within(1e-9));
        assertThat(example(1).asFound()).isZero();
    }

    @Test
    void theBoundsOfADifferenceHoldItAndAreTheSameEachTime() {
        double[] one = new Random(1).doubles(400).toArray();
        double[] other = new Random(2).doubles(400).map(value -> value - 0.3).toArray();

        PairedDifference difference = PairedDifference.of(one, other, 1);

        assertThat(difference.low()).isBetween(0.2, 0.3);
        assertThat(difference.high()).isBetween(0.3, 0.4);
        assertThat(difference).isEqualTo(PairedDifference.of(one, other, 1));
        assertThat(PairedDifference.of(one, one, 1)).isEqualTo(new PairedDifference(0, 0, 0));
    }

    /** Wants what is alike but for the second feature, which is turned round. */
    private static RankingExample contrary(RankingExample example) {
        return new RankingExample(
                example.member(),
                example.candidates().stream()
                        .map(candidate -> {
                            double[] turned = candidate.clone();
                            turned[1] = -turned[1];
                            return turned;
                        })
                        .toList(),
                example.wanted(),
                example.daysUntil(),
                example.fresh());
    }

    /** Two candidates, as found: none, the first or the second is wanted. */
    private static RankingExample example(int fresh, int... wanted) {
        BitSet bits = new BitSet();
        if (wanted.length > 0) {
            bits.set(wanted[wanted.length - 1]);
        }
        return new RankingExample(
                0, List.of(new double[RankingWeights.FEATURES], new double[RankingWeights.FEATURES]), bits, 1, fresh);
    }

    private static List<List<RankingExample>> moments(Random random, int members, double days, double[] weights) {
        List<List<RankingExample>> moments = new ArrayList<>();
        for (int moment = 0; moment < RankingTrial.MOMENTS; moment++) {
            moments.add(RankingExamples.chosenBy(random, members, days, weights));
        }
        return moments;
    }
}
