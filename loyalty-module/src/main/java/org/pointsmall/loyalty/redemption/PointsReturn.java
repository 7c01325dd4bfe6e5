package org.pointsmall.loyalty.redemption;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.OrderRef;

/**
 * The points of one return of (a part of) an order.
 *
 * @param order the order
 * @param placedAt when it was placed; null where that is not known
 * @param key the return's name, 1 to 60 characters, unique within the order
 * @param back points that it used up and that are to come back
 * @param takenBack points that it earned and that are to be taken back
 * @param undone which parts of its award go, with the money that had earned them: also where no point is taken back for them
 * @param actor who took it back
 * @param reason why, in the actor's words
 */
public record PointsReturn(
        OrderRef order,
        @Nullable Instant placedAt,
        String key,
        Points back,
        Points takenBack,
        Allocation undone,
        String actor,
        String reason) {
    private static final int MOST_OF_KEY = 60;

    /** A return of an order of which no part is known, nor when it was placed. */
    public PointsReturn(OrderRef order, String key, Points back, Points takenBack, String actor, String reason) {
        this(order, null, key, back, takenBack, Allocation.NONE, actor, reason);
    }

    public PointsReturn {
        if (key.isBlank() || key.length() > MOST_OF_KEY) {
            throw new IllegalArgumentException("a return has a name of 1 to 60 characters: " + key);
        }
    }
}
