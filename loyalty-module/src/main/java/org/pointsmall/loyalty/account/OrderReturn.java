package org.pointsmall.loyalty.account;

import org.pointsmall.loyalty.points.Points;

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
 */
public record OrderReturn(MemberId member, PostingKey key, OrderRef order, Points points, String actor, String reason) {
    public OrderReturn {
        if (points.isZero()) {
            throw new IllegalArgumentException("nothing is returned: " + key);
        }
    }

    String content(EntryKind kind) {
        return kind + "|" + member.value() + "|" + points.value() + "|" + order.id();
    }
}
