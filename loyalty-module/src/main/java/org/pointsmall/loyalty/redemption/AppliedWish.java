package org.pointsmall.loyalty.redemption;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;

/**
 * A wish as it is kept with the cart.
 *
 * @param wish how many points the shopper wants to spend
 * @param agreed how many the shopper was told that will be: what is charged in cash instead of these, because others
 *     have used up the balance meanwhile, the shopper has not agreed to
 */
public record AppliedWish(PointsWish wish, Points agreed) {
    static final AppliedWish NONE = new AppliedWish(PointsWish.of(Points.ZERO), Points.ZERO);

    private static final String BETWEEN = " ";

    /** What {@link #text} wrote; nothing where the text is something else. */
    public static Optional<AppliedWish> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String[] parts = text.split(BETWEEN, 2);
        Points agreed = PointsWish.parse(parts[parts.length - 1])
                .map(PointsWish::points)
                .orElse(Points.ZERO);
        return PointsWish.parse(parts[0]).map(wish -> new AppliedWish(wish, agreed));
    }

    /** As it is kept: {@code 500 500}, or {@code max 1250}. */
    public String text() {
        return wish.text() + BETWEEN + agreed.value();
    }

    /** The same wish, where the cart has come to take more of it. */
    public AppliedWish atLeast(Points points) {
        return points.isMoreThan(agreed) ? new AppliedWish(wish, points) : this;
    }
}
