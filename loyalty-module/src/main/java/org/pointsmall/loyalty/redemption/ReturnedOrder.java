package org.pointsmall.loyalty.redemption;

import org.pointsmall.loyalty.account.MemberId;
import org.pointsmall.loyalty.account.OrderRef;
import org.pointsmall.loyalty.points.Share;

/**
 * A return of (a part of) an order.
 *
 * @param member whose order it was
 * @param order the order
 * @param returnId the store's name for this return, 1 to 60 characters; the same one again is a repeat
 * @param returned how much of the order has been returned so far, this return included
 * @param actor who took it back
 * @param reason why, in the actor's words
 */
public record ReturnedOrder(
        MemberId member, OrderRef order, String returnId, Share returned, String actor, String reason) {
    private static final int MOST_OF_RETURN_ID = 60;

    public ReturnedOrder {
        if (returnId.isBlank() || returnId.length() > MOST_OF_RETURN_ID) {
            throw new IllegalArgumentException("a return has a name of 1 to 60 characters: " + returnId);
        }
    }
}
