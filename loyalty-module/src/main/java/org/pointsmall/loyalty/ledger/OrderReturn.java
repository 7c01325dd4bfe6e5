package org.pointsmall.loyalty.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
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
 * @param placedAt when it was placed; null where that is not known: its award is then taken back by what was in force
 *     when it was posted
 * @param points how many, at least 1
 * @param actor who caused it
 * @param reason why, in the actor's words
 * @param allocation which part of the order it undoes, where that is known
 */
public record OrderReturn(
        MemberId member,
        PostingKey key,
        OrderRef order,
        @Nullable Instant placedAt,
        Points points,
        String actor,
        String reason,
        Allocation allocation) {
    public OrderReturn {
        if (points.isZero()) {
            throw new IllegalArgumentException("nothing is returned: " + key);
        }
    }

    /** A return of an order of which no part is known, nor when it was placed. */
    public OrderReturn(MemberId member, PostingKey key, OrderRef order, Points points, String actor, String reason) {
        this(member, key, order, null, points, actor, reason, Allocation.NONE);
    }

    String content(EntryKind kind) {
        return kind + "|" + member.value() + "|" + points.value() + "|" + order.id();
    }
}
