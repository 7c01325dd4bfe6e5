package org.pointsmall.loyalty.programme;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.points.Rounding;

/**
 * What the merchant owes its members for the points that they have.
 *
 * @param at the moment; it belongs to them
 * @param rate what the points are valued at
 * @param months by the month of expiry, the earliest first and never last; those without points are left out
 * @param points the sum of the months' points
 * @param money the sum of the months' money, which is what {@code points} are worth, rounded up
 */
public record Liability(Instant at, PointsRate rate, List<Month> months, Points points, Money money) {
    public Liability {
        months = List.copyOf(months);
        if (!money.equals(rate.worth(points, Rounding.UP))) {
            throw new IllegalArgumentException("the parts don't sum to the whole: " + months + ", " + money);
        }
    }

    /**
     * What expires in one month.
     *
     * @param expires null for never
     */
    public record Month(@Nullable YearMonth expires, Points points, Money money) {}

    /**
     * Values the totals at a rate. Rounded is what all months up to each are worth together, always up; a month's own
     * money is the difference to the one before. So the months sum to the whole, none is off by a whole minor unit, and
     * neither the whole nor what expires up to any month is ever understated.
     */
    static Liability of(Totals totals, PointsRate rate) {
        List<Month> months = new ArrayList<>();
        Points points = Points.ZERO;
        Money money = rate.worth(Points.ZERO);
        for (var outstanding : totals.outstandingByMonth().entrySet()) {
            // Nodes' clocks differ by a little: at a moment between them, points may be used up before they were given.
            // Nothing is owed for less than none.
            if (outstanding.getValue() > 0) {
                Points mine = Points.of(outstanding.getValue());
                points = points.plus(mine);
                Money soFar = rate.worth(points, Rounding.UP);
                months.add(new Month(outstanding.getKey(), mine, soFar.minus(money)));
                money = soFar;
            }
        }
        return new Liability(totals.at(), rate, months, points, money);
    }
}
