package org.pointsmall.loyalty.points;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ApportionmentTest {

    @Test
    void splitsInProportion() {
        assertThat(Apportionment.split(10, 1, 4)).containsExactly(2, 8);
    }

    @Test
    void givesWhatIsLeftToTheLargestRemainders() {
        // Exact shares are 2.2, 3.3 and 4.5.
        assertThat(Apportionment.split(10, 22, 33, 45)).containsExactly(2, 3, 5);
        // Exact shares are 0.6, 0.7 and 0.7: two units are left.
        assertThat(Apportionment.split(2, 6, 7, 7)).containsExactly(0, 1, 1);
    }

    @Test
    void givesWhatIsLeftToTheEarlierAmongEqualRemainders() {
        assertThat(Apportionment.split(1, 5, 5, 5)).containsExactly(1, 0, 0);
        assertThat(Apportionment.split(2, 5, 5, 5)).containsExactly(1, 1, 0);
        assertThat(Apportionment.split(5, 5, 5, 5)).containsExactly(2, 2, 1);
    }

    @Test
    void givesNothingToAPartWithoutWeight() {
        assertThat(Apportionment.split(7, 0, 3, 0)).containsExactly(0, 7, 0);
    }

    @Test
    void splitsNothingIntoNothing() {
        assertThat(Apportionment.split(0, 3, 4)).containsExactly(0, 0);
        assertThat(Apportionment.split(0, 0, 0)).containsExactly(0, 0);
        assertThat(Apportionment.split(0)).isEmpty();
    }

    @Test
    void staysExactNearTheLargestLong() {
        assertThat(Apportionment.split(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE))
                .containsExactly(Long.MAX_VALUE / 2 + 1, Long.MAX_VALUE / 2);
        assertThat(Apportionment.split(Long.MAX_VALUE, Long.MAX_VALUE - 1, 1)).containsExactly(Long.MAX_VALUE - 1, 1);
    }

    @Test
    void refusesWhatIsNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> Apportionment.split(-1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Apportionment.split(1, 2, -3))
                .withMessageContaining("[2, -3]");
    }

    @Test
    void refusesToSplitSomethingByNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> Apportionment.split(1));
        assertThatIllegalArgumentException().isThrownBy(() -> Apportionment.split(1, 0, 0));
    }

    @Test
    void alwaysSumsToTheWholeWithinOneUnitOfTheExactShare() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            long[] weights = weights(random);
            long total = random.nextLong(1L << (1 + random.nextInt(61)));
            String split = total + " by " + Arrays.toString(weights);

            long[] parts = Apportionment.split(total, weights);

            assertThat(sum(parts)).as(split).isEqualTo(BigInteger.valueOf(total));
            for (int part = 0; part < parts.length; part++) {
                BigInteger floor = BigInteger.valueOf(total)
                        .multiply(BigInteger.valueOf(weights[part]))
                        .divide(sum(weights));
                assertThat(parts[part] - floor.longValueExact()).as(split).isBetween(0L, 1L);
            }
        }
    }

    @Test
    void givesNoPartMoreThanItsWeightWhereTheWholeIsNoMoreThanTheWeights() {
        Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            long[] weights = weights(random);
            long sum = sum(weights).longValueExact();
            long total = random.nextInt(4) == 0 ? sum : random.nextLong(sum + 1);

            long[] parts = Apportionment.split(total, weights);

            for (int part = 0; part < parts.length; part++) {
                assertThat(parts[part])
                        .as("%d by %s", total, Arrays.toString(weights))
                        .isBetween(0L, weights[part]);
            }
        }
    }

    /** Up to eight weights of very different sizes, some of them 0 and at least one of them not. */
    private static long[] weights(Random random) {
        long[] weights = new long[1 + random.nextInt(8)];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = random.nextInt(5) == 0 ? 0 : random.nextLong(1L << (1 + random.nextInt(50)));
        }
        weights[random.nextInt(weights.length)] = 1 + random.nextInt(100);
        return weights;
    }

    private static BigInteger sum(long[] values) {
        return Arrays.stream(values).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
