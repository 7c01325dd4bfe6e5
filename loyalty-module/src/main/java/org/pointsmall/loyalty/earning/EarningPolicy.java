package org.pointsmall.loyalty.earning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pointsmall.loyalty.account.TraceLine;
import org.pointsmall.loyalty.points.Apportionment;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.points.Rounding;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;

/**
 * Decides what a purchase earns; a pure function of its arguments.
 *
 * <p>Points are earned on what was really paid for goods: each line's price after discounts, less its share of what
 * points paid, without tax and shipping, and without the products that are flagged as earning nothing. The sum is
 * converted once, at the base rate, and rounded down.
 */
final class EarningPolicy {
    private final PointsRate baseRate;

    EarningPolicy(PointsRate baseRate) {
        this.baseRate = baseRate;
    }

    /**
     * @param offset what points paid of the cart's lines, split over them in proportion to their price
     * @param withoutEarning the products that earn nothing
     */
    EarningDecision decide(Cart cart, Money offset, Set<Long> withoutEarning) {
        if (!cart.currency().equals(baseRate.money().currency())) {
            return new EarningDecision(
                    Points.ZERO,
                    List.of(new TraceLine(
                            "earn.other-currency",
                            Map.of("currency", cart.currency().getCurrencyCode()))));
        }
        long[] offsets = Apportionment.split(
                offset.minorUnits(),
                cart.lines().stream()
                        .mapToLong(line -> line.price().minorUnits())
                        .toArray());
        Money earning = Money.zero(cart.currency());
        Money excluded = earning;
        for (int i = 0; i < offsets.length; i++) {
            CartLine line = cart.lines().get(i);
            Money paid = line.price().minus(new Money(offsets[i], cart.currency()));
            if (line.productId() != null && withoutEarning.contains(line.productId())) {
                excluded = excluded.plus(paid);
            } else {
                earning = earning.plus(paid);
            }
        }
        Points points = baseRate.toPoints(earning, Rounding.DOWN);
        return new EarningDecision(points, trace(earning, offset, excluded, points));
    }

    private List<TraceLine> trace(Money earning, Money offset, Money excluded, Points points) {
        List<TraceLine> trace = new ArrayList<>();
        if (!offset.isZero()) {
            trace.add(new TraceLine("earn.less-offset", Map.of("money", offset.toString())));
        }
        if (!excluded.isZero()) {
            trace.add(new TraceLine("earn.less-excluded", Map.of("money", excluded.toString())));
        }
        trace.add(new TraceLine(
                "earn.base-rate",
                Map.of(
                        "paid", earning.toString(),
                        "ratePoints", Long.toString(baseRate.points().value()),
                        "rateMoney", baseRate.money().toString(),
                        "points", Long.toString(points.value()))));
        return trace;
    }
}
