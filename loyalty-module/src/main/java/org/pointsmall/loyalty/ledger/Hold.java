package org.pointsmall.loyalty.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;

/**
 * Points reserved for one checkout of an order.
 *
 * @param id the hold
 * @param account whose points
 * @param orderId the store's order
 * @param points how many, possibly 0
 * @param money what they pay; null where there are none
 * @param allocation what they pay of which part of the order; nothing where there are none
 * @param status open, or how it ended
 * @param committed how many of them were used up; 0 unless it was committed
 * @param dueAt from when on an open hold may be timed out
 */
public record Hold(
        HoldId id,
        AccountId account,
        long orderId,
        Points points,
        @Nullable Money money,
        Allocation allocation,
        HoldStatus status,
        Points committed,
        Instant dueAt) {

    public boolean isOpen() {
        return status == HoldStatus.OPEN;
    }

    /** Whether its time is up and nobody has ended it. */
    public boolean isOverdue(Instant now) {
        return isOpen() && !dueAt.isAfter(now);
    }

    /** As it is once it has ended. */
    public Hold ended(HoldStatus end, Points used) {
        return new Hold(id, account, orderId, points, money, allocation, end, used, dueAt);
    }
}
