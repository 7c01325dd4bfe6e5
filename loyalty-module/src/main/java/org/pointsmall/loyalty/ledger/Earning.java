package org.pointsmall.loyalty.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.trace.TraceLine;

/**
 * Points to be credited to a member: one lot for all that last equally long.
 *
 * @param member to whom
 * @param key names the movement
 * @param points at least 1
 * @param order for which order, if any
 * @param parts from when on, and until when, which of them can be spent; they sum to {@code points}
 * @param actor who caused it
 * @param trace why so many
 * @param allocation which part of the order earned how many, where an order did
 */
public record Earning(
        MemberId member,
        PostingKey key,
        Points points,
        @Nullable OrderRef order,
        List<LotPart> parts,
        String actor,
        List<TraceLine> trace,
        Allocation allocation) {
    public Earning {
        if (points.isZero()) {
            throw new IllegalArgumentException("nothing is earned: " + key);
        }
        trace = List.copyOf(trace);
        parts = List.copyOf(parts);
        Points sum = parts.stream().map(LotPart::points).reduce(Points.ZERO, Points::plus);
        if (!sum.equals(points)) {
            throw new IllegalArgumentException("the parts sum to " + sum + " and not to " + points + ": " + key);
        }
    }

    /** Points that no part of an order earned. */
    public Earning(
            MemberId member,
            PostingKey key,
            Points points,
            @Nullable OrderRef order,
            LotPolicy lots,
            String actor,
            List<TraceLine> trace) {
        this(member, key, points, order, lots, actor, trace, Allocation.NONE);
    }

    /** Points that all last equally long. */
    public Earning(
            MemberId member,
            PostingKey key,
            Points points,
            @Nullable OrderRef order,
            LotPolicy lots,
            String actor,
            List<TraceLine> trace,
            Allocation allocation) {
        this(member, key, points, order, parts(points, lots), actor, trace, allocation);
    }

    private static List<LotPart> parts(Points points, LotPolicy lots) {
        return points.isZero() ? List.of() : List.of(LotPart.of(points, lots));
    }

    /** What makes two earnings with one key the same: not the words, not the time at which it was tried again. */
    String content() {
        return "EARN|" + member.value() + "|" + points.value() + "|" + (order == null ? "" : order.id());
    }
}
