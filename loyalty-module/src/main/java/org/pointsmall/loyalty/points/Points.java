package org.pointsmall.loyalty.points;

/**
 * A whole, non-negative number of loyalty points.
 *
 * @param value the number, at least 0
 */
public record Points(long value) implements Comparable<Points> {
    public static final Points ZERO = new Points(0);

    public Points {
        if (value < 0) {
            throw new IllegalArgumentException("points can't be negative: " + value);
        }
    }

    public static Points of(long value) {
        return value == 0 ? ZERO : new Points(value);
    }

    /** The sum; throws {@link ArithmeticException} where it does not fit a {@code long}. */
    public Points plus(Points other) {
        return of(Math.addExact(value, other.value));
    }

    /** The difference; throws {@link IllegalArgumentException} where it would be negative. */
    public Points minus(Points other) {
        if (other.value > value) {
            throw new IllegalArgumentException("can't take " + other.value + " points from " + value);
        }
        return of(value - other.value);
    }

    /** @throws ArithmeticException where they are more than can be counted */
    public Points times(long factor) {
        return of(Math.multiplyExact(value, factor));
    }

    public Points min(Points other) {
        return value <= other.value ? this : other;
    }

    public boolean isZero() {
        return value == 0;
    }

    public boolean isMoreThan(Points other) {
        return value > other.value;
    }

    @Override
    public int compareTo(Points other) {
        return Long.compare(value, other.value);
    }
}
