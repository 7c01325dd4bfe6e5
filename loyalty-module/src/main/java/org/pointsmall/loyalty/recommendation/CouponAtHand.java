package org.pointsmall.loyalty.recommendation;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.pointsmall.loyalty.member.MemberId;

/** The coupon that a member has just exchanged points for. Every method runs in the caller's transaction. */
@FunctionalInterface
public interface CouponAtHand {
    /** Of a store without coupons. */
    CouponAtHand NONE = member -> Optional.empty();

    /** Nothing where the latest exchange was for something else, is some time ago, or its coupon can't be used any more. */
    Optional<Coupon> of(MemberId member);

    /** A coupon of the store's. */
    @FunctionalInterface
    interface Coupon {

        /** What it takes something off of, as far as these products go. Good for the transaction that it is asked in. */
        Discount over(Collection<Long> products);
    }

    /** What a coupon gives. */
    @FunctionalInterface
    interface Discount {

        /**
         * Whether the store would take something off an order of these for the member, were it placed now and paid in cash.
         *
         * @param basket how many pieces of each product
         */
        boolean isGivenFor(Map<Long, Integer> basket);
    }
}
