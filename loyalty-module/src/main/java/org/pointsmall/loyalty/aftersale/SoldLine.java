package org.pointsmall.loyalty.aftersale;

import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;

/**
 * One part of an order with its points, and what has become of them.
 *
 * @param itemId the store's order item; null for shipping
 * @param spent points that paid for it
 * @param earned points that it earned
 * @param returned how many pieces of it have come back
 * @param pointsBack how many of the points that paid for it have come back
 * @param pointsTakenBack how many of those that it earned have been asked back
 */
public record SoldLine(
        @Nullable Long itemId, Points spent, Points earned, int returned, Points pointsBack, Points pointsTakenBack) {

    SoldLine plus(SoldLine other) {
        return new SoldLine(
                itemId,
                spent.plus(other.spent),
                earned.plus(other.earned),
                returned + other.returned,
                pointsBack.plus(other.pointsBack),
                pointsTakenBack.plus(other.pointsTakenBack));
    }
}
