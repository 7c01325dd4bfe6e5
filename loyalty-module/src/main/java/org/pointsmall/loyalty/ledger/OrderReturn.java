package org.pointsmall.loyalty.ledger;

import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.OrderRef;

/**
 * Points that move because (a part of) an order was returned: points that it used up come back, or points that it had
 * earned are taken back.
 *
 * @param member whose order it was
 * @param key names the movement
 * @param order the order
 * @param points how many, at least 1
 * @param actor who caused it
 * @param reason why, in the actor's words
 * @param allocation which part of the order it undoes, where that is known
 */
public record OrderReturn(
        MemberId member,
        PostingKey key,
        OrderRef order,
        Points points,
        String actor,
        String reason,
        Allocation allocation) {
    public OrderReturn {
        if (points.isZero()) {
            throw new IllegalArgumentException("nothing is returned: " + key);
        }
    }

    /** A return of which no part of the order is known. */
    public OrderReturn(MemberId member, PostingKey key, OrderRef order, Points points, String actor, String reason) {
        this(member, key, order, points, actor, reason, Allocation.NONE);
    }

    String content(EntryKind kind) {
        return kind + "|" + member.value() + "|" + points.value() + "|" + order.id();
    }
}
