package org.pointsmall.benchmarks.measure;

import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class RatioOfMediansTest {
    private static final long SEED = 7;

    @Test
    void twiceTheFloorIsTwoWithoutAnyDoubtWhenEachPairSaysSo() {
        RatioOfMedians ratio = RatioOfMedians.of(SampleTest.millis(20, 20, 20), SampleTest.millis(10, 10, 10), SEED);

        assertThat(ratio).isEqualTo(new RatioOfMedians(2.0, 2.0, 2.0));
    }

    @Test
    void theIntervalHoldsTheRatioAndNarrowsWithTheNumberOfPairs() {
        RatioOfMedians few = noisy(20);
        RatioOfMedians many = noisy(2_000);

        assertThat(few.ratio()).isBetween(few.low(), few.high());
        assertThat(many.ratio()).isBetween(many.low(), many.high());
        assertThat(many.ratio()).isCloseTo(1.1, within(0.03));
        assertThat(many.high() - many.low()).isLessThan((few.high() - few.low()) / 2);
    }

    @Test
    void theSameTimesAndSeedGiveTheSameInterval() {
        assertThat(noisy(50)).isEqualTo(noisy(50));
    }

    @Test
    void theTargetItselfIsStillMet() {
        assertThat(new RatioOfMedians(1.10, 1.05, 1.15).against(1.10))
                .isEqualTo("ratio of medians 1.100 (95 % interval 1.050 to 1.150), target at most 1.10: met");
        assertThat(new RatioOfMedians(1.101, 1.05, 1.15).against(1.10)).endsWith("MISSED");
    }

    @Test
    void aShareOfTheFloorMeetsItsTargetFromBelow() {
        assertThat(new RatioOfMedians(0.60, 0.55, 0.65).atLeast(0.60))
                .isEqualTo("ratio of medians 0.600 (95 % interval 0.550 to 0.650), target at least 0.60: met");
        assertThat(new RatioOfMedians(0.599, 0.55, 0.65).atLeast(0.60)).endsWith("MISSED");
    }

    @Test
    void onlyPairsAreCompared() {
        assertThatThrownBy(() -> RatioOfMedians.of(SampleTest.millis(1, 2), SampleTest.millis(1), SEED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static RatioOfMedians noisy(int pairs) {
        Random random = new Random(42);
        long[] measured = random.longs(pairs, 880, 1_320).toArray();
        long[] floor = random.longs(pairs, 800, 1_200).toArray();
        return RatioOfMedians.of(SampleTest.millis(measured), SampleTest.millis(floor), SEED);
    }
}
