package org.pointsmall.loyalty.points;

import java.math.BigInteger;

/**
 * A part of a whole, as a pair of like amounts.
 *
 * @param part at least 0, and at most the whole
 * @param whole at least 1
 */
public record Share(long part, long whole) {
    public Share {
        if (whole < 1 || part < 0 || part > whole) {
            throw new IllegalArgumentException("not a part of a whole: " + part + " of " + whole);
        }
    }

    /**
     * A part of an amount of money.
     *
     * @throws IllegalArgumentException where the currencies differ, or the part is more than the whole
     */
    public static Share of(Money part, Money whole) {
        if (!part.currency().equals(whole.currency())) {
            throw new IllegalArgumentException("can't share " + whole + " by " + part);
        }
        return new Share(part.minorUnits(), whole.minorUnits());
    }

    /** As large a part of these points; all of them where the part is the whole. */
    public Points of(Points points, Rounding rounding) {
        return Points.of(of(points.value(), rounding));
    }

    /** As large a part of this money; all of it where the part is the whole. */
    public Money of(Money money, Rounding rounding) {
        return new Money(of(money.minorUnits(), rounding), money.currency());
    }

    private long of(long amount, Rounding rounding) {
        BigInteger[] result = BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(part))
                .divideAndRemainder(BigInteger.valueOf(whole));
        boolean up = rounding == Rounding.UP && result[1].signum() != 0;
        return (up ? result[0].add(BigInteger.ONE) : result[0]).longValueExact();
    }
}
