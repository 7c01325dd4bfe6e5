package org.pointsmall.loyalty.redemption;

import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.OrderRef;

/**
 * The points of one return of (a part of) an order.
 *
 * @param order the order
 * @param key the return's name, 1 to 60 characters, unique within the order
 * @param back points that it used up and that are to come back
 * @param takenBack points that it earned and that are to be taken back
 * @param undone which parts of its award go, with the money that had earned them: also where no point is taken back for them
 * @param actor who took it back
 * @param reason why, in the actor's words
 */
public record PointsReturn(
        OrderRef order, String key, Points back, Points takenBack, Allocation undone, String actor, String reason) {
    private static final int MOST_OF_KEY = 60;

    /** A return of which no part of the order is known. */
    public PointsReturn(OrderRef order, String key, Points back, Points takenBack, String actor, String reason) {
        this(order, key, back, takenBack, Allocation.NONE, actor, reason);
    }

    public PointsReturn {
        if (key.isBlank() || key.length() > MOST_OF_KEY) {
            throw new IllegalArgumentException("a return has a name of 1 to 60 characters: " + key);
        }
    }
}
