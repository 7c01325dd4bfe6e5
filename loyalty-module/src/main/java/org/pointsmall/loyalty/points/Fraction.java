package org.pointsmall.loyalty.points;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact quantity of points on its way to whole points, not negative and in lowest terms. Nothing is rounded until
 * {@link #floor} says so.
 */
public final class Fraction implements Comparable<Fraction> {
    public static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

    private final BigInteger numerator;
    private final BigInteger denominator;

    private Fraction(BigInteger numerator, BigInteger denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    public static Fraction of(Points points) {
        return new Fraction(BigInteger.valueOf(points.value()), BigInteger.ONE);
    }

    /**
     * @param numerator at least 0
     * @param denominator at least 1
     */
    public static Fraction of(long numerator, long denominator) {
        return reduced(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** What an amount of money is in points, exactly. The amount must be in the rate's currency. */
    public static Fraction of(Money amount, PointsRate rate) {
        if (!amount.currency().equals(rate.money().currency())) {
            throw new IllegalArgumentException("the rate is " + rate + ", not in " + amount);
        }
        return of(amount.minorUnits(), rate.money().minorUnits())
                .times(rate.points().value(), 1);
    }

    private static Fraction reduced(BigInteger numerator, BigInteger denominator) {
        if (numerator.signum() < 0 || denominator.signum() <= 0) {
            throw new IllegalArgumentException("no fraction of points: " + numerator + "/" + denominator);
        }
        BigInteger divisor = numerator.gcd(denominator);
        return divisor.equals(BigInteger.ONE)
                ? new Fraction(numerator, denominator)
                : new Fraction(numerator.divide(divisor), denominator.divide(divisor));
    }

    public Fraction plus(Fraction other) {
        return denominator.equals(other.denominator)
                ? reduced(numerator.add(other.numerator), denominator)
                : reduced(
                        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                        denominator.multiply(other.denominator));
    }

    public Fraction times(Fraction other) {
        return reduced(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** So many times as much: {@code multiplier} / {@code divisor}. */
    public Fraction times(long multiplier, long divisor) {
        return times(of(multiplier, divisor));
    }

    /** This quantity over another one, which is not nothing. */
    public Fraction over(Fraction other) {
        return reduced(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    public Fraction min(Fraction other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public boolean isZero() {
        return numerator.signum() == 0;
    }

    public boolean isWhole() {
        return denominator.equals(BigInteger.ONE);
    }

    /** The whole points in it: no part of a point is ever given. */
    public Points floor() {
        return Points.of(numerator.divide(denominator).longValueExact());
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fraction fraction
                && numerator.equals(fraction.numerator)
                && denominator.equals(fraction.denominator);
    }

    @Override
    public int hashCode() {
        return 31 * numerator.hashCode() + denominator.hashCode();
    }

    /** As a decimal with four places at most, cut off: for people to read. */
    @Override
    public String toString() {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), 4, RoundingMode.DOWN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
