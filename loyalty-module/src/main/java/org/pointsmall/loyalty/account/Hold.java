package org.pointsmall.loyalty.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;

/**
 * Points reserved for one checkout of an order.
 *
 * @param id the hold
 * @param account whose points
 * @param orderId the store's order
 * @param points how many, possibly 0
 * @param money what they pay; null where there are none
 * @param status open, or how it ended
 * @param dueAt from when on an open hold may be timed out
 */
public record Hold(
        HoldId id,
        AccountId account,
        long orderId,
        Points points,
        @Nullable Money money,
        HoldStatus status,
        Instant dueAt) {

    public boolean isOpen() {
        return status == HoldStatus.OPEN;
    }

    Hold ended(HoldStatus end) {
        return new Hold(id, account, orderId, points, money, end, dueAt);
    }
}
