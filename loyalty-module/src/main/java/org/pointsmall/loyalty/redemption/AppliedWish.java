package org.pointsmall.loyalty.redemption;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;

/**
 * A wish as it is kept with the cart.
 *
 * @param wish how many points the shopper wants to spend
 * @param agreed the most that the shopper was told since that this comes to, without what goods of the mall cost
 * @param told what the shopper was told last; null where that was nothing, and then no points can be charged
 * @param withdrawn whether something was told that holds no more, so that nothing at all can be charged
 */
public record AppliedWish(PointsWish wish, Points agreed, @Nullable ShownQuote told, boolean withdrawn) {
    /** For no points: kept with a cart that has goods of the mall in it, so that it is looked after. */
    public static final AppliedWish NONE = new AppliedWish(PointsWish.of(Points.ZERO), Points.ZERO);

    private static final String BETWEEN = " ";
    private static final String WITHDRAWN = "withdrawn";

    public AppliedWish(PointsWish wish, Points agreed) {
        this(wish, agreed, null, false);
    }

    public AppliedWish(PointsWish wish, Points agreed, @Nullable ShownQuote told) {
        this(wish, agreed, told, false);
    }

    /** What {@link #text} wrote; nothing where the text is something else. */
    public static Optional<AppliedWish> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String[] parts = text.split(BETWEEN, 3);
        Points agreed = PointsWish.parse(parts[Math.min(1, parts.length - 1)])
                .map(PointsWish::points)
                .orElse(Points.ZERO);
        // A third part that is none of ours, an earlier version's rate for one, tells the shopper nothing.
        ShownQuote told = parts.length < 3 ? null : ShownQuote.parse(parts[2]).orElse(null);
        boolean withdrawn = parts.length == 3 && parts[2].equals(WITHDRAWN);
        return PointsWish.parse(parts[0]).map(asked -> new AppliedWish(asked, agreed, told, withdrawn));
    }

    /** As it is kept: {@code max 1250}, or with what was told last: {@code max 1250 1200 1800 3500 5300 GBP}. */
    public String text() {
        String kept = wish.text() + BETWEEN + agreed.value();
        if (told != null) {
            return kept + BETWEEN + told.text();
        }
        return withdrawn ? kept + BETWEEN + WITHDRAWN : kept;
    }

    /**
     * The same wish, of a shopper who has just been told this.
     *
     * @param offset what of it is not the price of goods of the mall
     */
    AppliedWish telling(ShownQuote figures, Points offset) {
        return new AppliedWish(wish, offset.isMoreThan(agreed) ? offset : agreed, figures);
    }

    /** What the shopper was told last that the cart costs in points, goods of the mall included: a checkout spends these or none. */
    public Points pointsTold() {
        return told == null ? Points.ZERO : told.points();
    }

    /** Whether it is for no points at all. */
    public boolean isNone() {
        return wish.isNone();
    }

    /** Whether it is for no points, and the shopper was never told of any: such a cart is the store's business alone. */
    boolean neverTold() {
        return isNone() && told == null && !withdrawn;
    }

    /** The same wish, of a shopper who has seen figures that are not those of the cart. */
    AppliedWish tellingNothing() {
        return new AppliedWish(wish, agreed, null, true);
    }

    /** The same wish, where what was told, if anything, holds no more. */
    public AppliedWish takenBack() {
        return told == null ? this : tellingNothing();
    }
}
