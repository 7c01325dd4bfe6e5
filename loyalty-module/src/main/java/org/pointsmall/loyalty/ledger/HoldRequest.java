package org.pointsmall.loyalty.ledger;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.Allocation;

/**
 * A wish to reserve points for the checkout of one order.
 *
 * @param member whose points
 * @param orderId the store's order
 * @param points how many; 0 only claims the checkout, so that the same order can't be checked out twice at once
 * @param money what the points pay; null where none are spent
 * @param rate the rate by which they pay it, recorded for later returns; null where none are spent
 * @param allocation what they pay of which part of the order, recorded for later returns
 * @param lasting after which time a hold that nobody ended may be timed out
 */
public record HoldRequest(
        MemberId member,
        long orderId,
        Points points,
        @Nullable Money money,
        @Nullable PointsRate rate,
        Allocation allocation,
        Duration lasting) {
    public HoldRequest {
        if (points.isZero() != (money == null) || points.isZero() != (rate == null)) {
            throw new IllegalArgumentException("points pay money by a rate, or there are none: " + points);
        }
    }

    /** A wish for points of which it is not recorded what they pay for. */
    public HoldRequest(
            MemberId member,
            long orderId,
            Points points,
            @Nullable Money money,
            @Nullable PointsRate rate,
            Duration lasting) {
        this(member, orderId, points, money, rate, Allocation.NONE, lasting);
    }

    /** A wish that only claims the order. */
    public static HoldRequest claim(MemberId member, long orderId, Duration lasting) {
        return new HoldRequest(member, orderId, Points.ZERO, null, null, lasting);
    }
}
