package org.pointsmall.loyalty.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.earning.EarningContext;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.trace.TraceLine;

/**
 * A member's order, with all that rules ask of it as of when it was placed.
 *
 * @param offset what points paid of which line
 * @param issued what it was awarded
 * @param undoneAt when the last of what it was awarded had been taken back; null while something of it stands
 * @param categories the category to which each line's points are counted, by the store's order item; lines without one
 *     are left out
 */
public record PastOrder(
        MemberId member,
        Cart cart,
        Allocation offset,
        EarningContext context,
        Award issued,
        @Nullable Instant undoneAt,
        Map<Long, Long> categories) {
    public PastOrder {
        categories = Map.copyOf(categories);
    }

    /** What an order was awarded, and why; nothing where it was not. */
    public record Award(Points points, Allocation allocation, List<TraceLine> trace) {
        public static final Award NONE = new Award(Points.ZERO, Allocation.NONE, List.of());
    }
}
