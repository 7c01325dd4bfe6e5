package org.pointsmall.loyalty.points;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Splits a whole into whole parts in proportion to weights, so that the parts sum to the whole.
 *
 * <p>Largest-remainder method (Hamilton): each part first gets the floor of its exact share, then the units that are
 * left go one each to the largest fractions; among equal fractions, to the earlier part.
 */
public final class Apportionment {
    private Apportionment() {}

    /**
     * The parts of {@code total}, one for each weight, in their order. No part is negative, and none is more than its
     * weight as long as {@code total} is no more than the sum of the weights.
     *
     * @param total at least 0
     * @param weights each at least 0; where {@code total} is more than 0, one of them must be more than 0
     */
    public static long[] split(long total, long... weights) {
        if (total < 0 || Arrays.stream(weights).anyMatch(w -> w < 0)) {
            throw new IllegalArgumentException(
                    "nothing negative can be split: " + total + " by " + Arrays.toString(weights));
        }
        if (total == 0) {
            return new long[weights.length];
        }
        BigInteger whole = BigInteger.valueOf(total);
        BigInteger sum = Arrays.stream(weights).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() == 0) {
            throw new IllegalArgumentException("no weight to split " + total + " by");
        }
        long[] parts = new long[weights.length];
        BigInteger[] remainders = new BigInteger[weights.length];
        long left = total;
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] share = whole.multiply(BigInteger.valueOf(weights[i])).divideAndRemainder(sum);
            parts[i] = share[0].longValueExact();
            remainders[i] = share[1];
            left -= parts[i];
        }
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.<Integer, BigInteger>comparing(i -> remainders[i])
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(left)
                .forEach(i -> parts[i]++);
        return parts;
    }
}
