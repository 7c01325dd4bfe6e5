package org.pointsmall.loyalty.recommendation;

import java.util.Collection;
import org.pointsmall.loyalty.member.MemberId;

/** What the store's own offers take something off of. Runs in the caller's transaction. */
@FunctionalInterface
public interface StoreDiscounts {

    /**
     * What one of the store's offers gives a member for these products; nothing where it is over.
     *
     * @param storeOffer the store's offer
     */
    CouponAtHand.Discount of(long storeOffer, MemberId member, Collection<Long> products);
}
