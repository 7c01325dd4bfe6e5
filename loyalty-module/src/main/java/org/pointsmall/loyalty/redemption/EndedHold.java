package org.pointsmall.loyalty.redemption;

import java.time.Instant;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.member.MemberId;

/**
 * A hold that has ended, and what has become of its order.
 *
 * @param id the hold
 * @param orderId the store's order
 * @param member whose account held the points
 * @param openedAt when the checkout began
 * @param dueAt when its time was up
 * @param order what the store says of the order now
 * @param claimed whether a hold claims the order now: this one or another, open or committed
 */
public record EndedHold(
        HoldId id, long orderId, MemberId member, Instant openedAt, Instant dueAt, State order, boolean claimed) {

    /** What the store says of an order. */
    public enum State {
        /** Submitted, and not cancelled. */
        PLACED,
        /** Still a cart, or cancelled. */
        NOT_PLACED,
        /** The store does not know it any more. */
        GONE
    }
}
