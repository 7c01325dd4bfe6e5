package org.pointsmall.loyalty.reward.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.reward.RewardId;

/**
 * What became of one delivery of a reward.
 *
 * @param nth the how manieth, from 1 on
 * @param due when it was to be sent
 * @param how what became of it
 * @param order by which it was sent; null where it was not
 * @param trouble why not; null where it was
 * @param back the points that came back for it
 * @param at when it was sent or given up
 */
public record Delivery(
        RewardId reward,
        int nth,
        Instant due,
        How how,
        @Nullable OrderRef order,
        @Nullable Trouble trouble,
        Points back,
        Instant at) {

    /** What can become of one. */
    public enum How {
        /** Its order was placed. */
        MADE,
        /** It could not be placed in time, and its points came back. */
        LAPSED,
        /** Its order was cancelled or came back, and its points too. */
        RETURNED
    }
}
