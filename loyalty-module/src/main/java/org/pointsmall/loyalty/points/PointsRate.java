package org.pointsmall.loyalty.points;

import java.math.BigInteger;

/**
 * What points and money are to each other, as a pair: {@code points} are worth {@code money}. A pair and not a
 * quotient, so that 3 points = 0.10 stays exact.
 *
 * @param points at least 1
 * @param money more than nothing
 */
public record PointsRate(Points points, Money money) {
    public PointsRate {
        if (points.isZero() || money.isZero()) {
            throw new IllegalArgumentException("a rate needs points and money: " + points + ", " + money);
        }
    }

    /** What {@code given} points are worth, rounded down to the minor unit: the merchant is never short. */
    public Money worth(Points given) {
        return worth(given, Rounding.DOWN);
    }

    /**
     * What {@code given} points are worth.
     *
     * @param rounding what becomes of a part of the minor unit
     */
    public Money worth(Points given, Rounding rounding) {
        return new Money(scaled(given.value(), money.minorUnits(), points.value(), rounding), money.currency());
    }

    /** The fewest points that are worth at least {@code price}: rounded up. */
    public Points price(Money price) {
        return toPoints(price, Rounding.UP);
    }

    /**
     * How many points {@code amount} stands for.
     *
     * @param rounding what becomes of a part of a point
     * @throws IllegalArgumentException where the currency is not this rate's
     */
    public Points toPoints(Money amount, Rounding rounding) {
        if (!amount.currency().equals(money.currency())) {
            throw new IllegalArgumentException("the rate is in " + money.currency() + ", not in " + amount);
        }
        return Points.of(scaled(amount.minorUnits(), points.value(), money.minorUnits(), rounding));
    }

    /** Whether points are worth more by this rate; the currencies are the same. */
    public boolean isBetterThan(PointsRate other) {
        if (!money.currency().equals(other.money.currency())) {
            throw new IllegalArgumentException("rates in two currencies: " + this + ", " + other);
        }
        BigInteger here = BigInteger.valueOf(money.minorUnits()).multiply(BigInteger.valueOf(other.points.value()));
        BigInteger there = BigInteger.valueOf(other.money.minorUnits()).multiply(BigInteger.valueOf(points.value()));
        return here.compareTo(there) > 0;
    }

    private static long scaled(long value, long multiplier, long divisor, Rounding rounding) {
        BigInteger[] parts = BigInteger.valueOf(value)
                .multiply(BigInteger.valueOf(multiplier))
                .divideAndRemainder(BigInteger.valueOf(divisor));
        boolean up = rounding == Rounding.UP && parts[1].signum() != 0;
        return (up ? parts[0].add(BigInteger.ONE) : parts[0]).longValueExact();
    }
}
