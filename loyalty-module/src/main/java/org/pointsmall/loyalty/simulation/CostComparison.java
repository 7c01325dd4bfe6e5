package org.pointsmall.loyalty.simulation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;

/**
 * What members' orders of some days cost in points, by what is in force and by something else. Where there are too many
 * orders for now, it is of a sample of them, and what it says of all of them is in proportion.
 *
 * @param from the first moment whose orders count
 * @param until the first moment after it
 * @param orders how many there were, guests' too
 * @param looked how many of them were looked at, guests' too
 * @param sales what the goods of members' orders that were looked at cost, without tax and shipping
 * @param now what these earn by what is in force
 * @param then what they would earn
 */
public record CostComparison(Instant from, Instant until, long orders, long looked, Money sales, Cost now, Cost then) {
    private static final int LEAST_DIGITS = 1;
    private static final int MOST_DIGITS = 4;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Points, and what they cost the merchant where all of them are spent. */
    public record Cost(Points points, Money money) {}

    /** Whether there is nothing to go by: no member bought anything. */
    public boolean isOfNothing() {
        return sales.isZero();
    }

    public boolean isSample() {
        return looked < orders;
    }

    /** How much more than now, in all orders of these days, in the main unit; less than 0 where it costs less. */
    public BigDecimal more() {
        long difference =
                Math.subtractExact(then.money().minorUnits(), now.money().minorUnits());
        BigInteger more = new BigDecimal(BigInteger.valueOf(difference).multiply(BigInteger.valueOf(orders)))
                .divide(BigDecimal.valueOf(Math.max(1, looked)), 0, RoundingMode.HALF_UP)
                .toBigInteger();
        return new BigDecimal(more, sales.amount().scale());
    }

    /** How many points in all orders of these days. */
    public long inAll(Points points) {
        return new BigDecimal(BigInteger.valueOf(points.value()).multiply(BigInteger.valueOf(orders)))
                .divide(BigDecimal.valueOf(Math.max(1, looked)), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** What it costs now, in per cent of sales, to as many digits as tell it from what it would cost. */
    public BigDecimal percentNow() {
        return percent(now, digits());
    }

    /** What it would cost, in per cent of sales, to as many digits. */
    public BigDecimal percentThen() {
        return percent(then, digits());
    }

    private int digits() {
        int digits = LEAST_DIGITS;
        while (digits < MOST_DIGITS
                && !now.money().equals(then.money())
                && percent(now, digits).equals(percent(then, digits))) {
            digits++;
        }
        return digits;
    }

    private BigDecimal percent(Cost cost, int digits) {
        return cost.money().amount().multiply(HUNDRED).divide(sales.amount(), digits, RoundingMode.HALF_UP);
    }
}
