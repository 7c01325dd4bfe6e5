package org.pointsmall.loyalty.redemption;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;

/**
 * How many points a shopper wants to spend on a cart.
 *
 * @param points so many; null for as many as possible
 */
public record PointsWish(@Nullable Points points) {
    private static final String MAX = "max";

    public static PointsWish max() {
        return new PointsWish(null);
    }

    public static PointsWish of(Points points) {
        return new PointsWish(points);
    }

    /** What {@link #text} wrote; nothing where the text is something else. */
    public static Optional<PointsWish> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        if (text.equals(MAX)) {
            return Optional.of(max());
        }
        boolean whole = text.matches("[0-9]{1,18}");
        return whole ? Optional.of(of(Points.of(Long.parseLong(text)))) : Optional.empty();
    }

    /** Whether it is for no points at all. */
    boolean isNone() {
        return points != null && points.isZero();
    }

    /** As it is kept with the cart: the number, or {@code max}. */
    public String text() {
        return points == null ? MAX : Long.toString(points.value());
    }
}
