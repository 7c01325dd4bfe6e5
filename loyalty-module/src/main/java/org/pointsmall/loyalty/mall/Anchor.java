package org.pointsmall.loyalty.mall;

import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;

/**
 * So many points, said in a thing that people know.
 *
 * @param offerId the offer of the thing
 * @param name what the thing is called
 * @param points so many
 * @param each what one costs in points
 * @param pieces how many they buy; 0 where they don't buy one
 * @param worth what the pieces are worth elsewhere, all of them; of one where they don't buy one
 * @param fraction the largest usual fraction of one that they make up; null where they buy one, or too little of it
 */
public record Anchor(
        long offerId,
        OfferName name,
        Points points,
        Points each,
        long pieces,
        Money worth,
        @Nullable Fraction fraction) {

    /** Parts that people say. */
    public enum Fraction {
        THREE_QUARTERS(3, 4),
        TWO_THIRDS(2, 3),
        HALF(1, 2),
        THIRD(1, 3),
        QUARTER(1, 4);

        private final long of;
        private final long in;

        Fraction(long of, long in) {
            this.of = of;
            this.in = in;
        }

        /** Whether the points are this part of the others, or more. */
        boolean isIn(Points points, Points whole) {
            return points.times(in).compareTo(whole.times(of)) >= 0;
        }

        boolean isExactly(Points points, Points whole) {
            return points.times(in).equals(whole.times(of));
        }
    }

    /** Whether nothing is left of the points, and nothing lacks. */
    public boolean isExact() {
        Fraction part = fraction;
        return pieces > 0 ? each.times(pieces).equals(points) : part != null && part.isExactly(points, each);
    }
}
