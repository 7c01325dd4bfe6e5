package org.pointsmall.loyalty.recommendation;

import java.util.Map;

/**
 * Why something is recommended to somebody: true for both at the moment at which it is said.
 *
 * @param code what is said
 * @param operands what it is said with; names are as the store has them
 */
public record RecommendationReason(Code code, Map<String, Object> operands) {
    public RecommendationReason {
        operands = Map.copyOf(operands);
    }

    static RecommendationReason of(Code code) {
        return new RecommendationReason(code, Map.of());
    }

    static RecommendationReason of(Code code, String operand, Object value) {
        return new RecommendationReason(code, Map.of(operand, value));
    }

    /** What can be said; stable, as apps may act on it. New ones come last: what was shown is signed by their numbers. */
    public enum Code {
        /** Not enough points yet ({@code points} to go). */
        POINTS_TO_GO,
        /** It can be added to the cart for {@code points}. */
        ADD_FOR_POINTS,
        /** Bought before, and a thing that one buys again. */
        BUY_AGAIN,
        /** Several of the member's orders had something of its {@code category}. */
        OFTEN_BOUGHT_CATEGORY,
        /** Those who bought the product that is looked at bought it, too. */
        GOES_WITH_THIS,
        /** Those who bought {@code product}, as the member did, bought it, too. */
        GOES_WITH_BOUGHT,
        /** In the mall for a week at most. */
        NEW_THIS_WEEK,
        /** Only {@code pieces} are left. */
        LAST_PIECES,
        /** It costs {@code points} less than usual. */
        FEWER_POINTS,
        /** It can be had now for {@code points}. */
        YOURS_NOW,
        /** Members have it for {@code points}; said to guests. */
        FOR_MEMBERS,
        /** The coupon that was just exchanged takes something off where it is bought in the store. */
        COUPON_WORKS,
        /** It counts towards what that coupon asks for. */
        COUNTS_FOR_COUPON,
        /** Bought together, they are enough for that coupon; said of baskets. */
        REACHES_COUPON
    }
}
