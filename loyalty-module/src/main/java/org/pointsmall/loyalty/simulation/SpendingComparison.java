package org.pointsmall.loyalty.simulation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.points.Rounding;

/**
 * What the points of some days that members spent would have paid for, by what is in force and by something else. Where there
 * are too many orders for now, it is of a sample of them, and {@link #more} is of all of them in proportion.
 *
 * @param from the first moment whose orders count
 * @param until the first moment after it
 * @param orders how many there were
 * @param looked how many of them were looked at
 * @param checkout the points that paid for goods that are no mall's
 * @param paidNow what these pay by what is in force
 * @param paidThen what they would pay
 * @param mallNow what was had of the mall costs in points by what is in force
 * @param mallThen what it would cost in points
 * @param worth what points are worth
 */
public record SpendingComparison(
        Instant from,
        Instant until,
        long orders,
        long looked,
        Points checkout,
        Money paidNow,
        Money paidThen,
        Points mallNow,
        Points mallThen,
        PointsRate worth) {

    /** Whether there is nothing to go by: no member spent anything that this could be about. */
    public boolean isOfNothing() {
        return checkout.isZero() && mallNow.isZero();
    }

    public boolean isSample() {
        return looked < orders;
    }

    /** Whether it makes no difference. */
    public boolean isTheSame() {
        return paidNow.equals(paidThen) && mallNow.equals(mallThen);
    }

    /** How much more than now the merchant gives in all of this time, in the main unit; less than 0 where it gives less. */
    public BigDecimal more() {
        long paid = Math.subtractExact(paidThen.minorUnits(), paidNow.minorUnits());
        long forgone = mallThen.isMoreThan(mallNow)
                ? -worth.worth(mallThen.minus(mallNow), Rounding.DOWN).minorUnits()
                : worth.worth(mallNow.minus(mallThen), Rounding.UP).minorUnits();
        BigInteger more = new BigDecimal(
                        BigInteger.valueOf(Math.addExact(paid, forgone)).multiply(BigInteger.valueOf(orders)))
                .divide(BigDecimal.valueOf(Math.max(1, looked)), 0, RoundingMode.HALF_UP)
                .toBigInteger();
        return new BigDecimal(more, paidNow.amount().scale());
    }
}
