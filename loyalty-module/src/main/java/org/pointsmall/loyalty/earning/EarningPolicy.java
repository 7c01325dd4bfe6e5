package org.pointsmall.loyalty.earning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.pointsmall.loyalty.account.Allocation;
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
 * converted once, at the base rate, and rounded down; the points are then split over the lines in proportion to what
 * was paid for them ({@link Apportionment}).
 */
final class EarningPolicy {
    private final PointsRate baseRate;

    EarningPolicy(PointsRate baseRate) {
        this.baseRate = baseRate;
    }

    /**
     * @param offset what points paid of which line; what is more than the line's price was its tax
     * @param withoutEarning the products that earn nothing
     */
    EarningDecision decide(Cart cart, Allocation offset, Set<Long> withoutEarning) {
        if (!cart.currency().equals(baseRate.money().currency())) {
            return new EarningDecision(
                    Points.ZERO,
                    Allocation.NONE,
                    List.of(new TraceLine(
                            "earn.other-currency",
                            Map.of("currency", cart.currency().getCurrencyCode()))));
        }
        Money nothing = Money.zero(cart.currency());
        List<CartLine> lines = cart.lines();
        long[] paid = new long[lines.size()];
        Money less = nothing;
        Money excluded = nothing;
        for (int i = 0; i < paid.length; i++) {
            CartLine line = lines.get(i);
            Money byPoints = offset.money(line.itemId(), nothing).min(line.price());
            Money rest = line.price().minus(byPoints);
            less = less.plus(byPoints);
            if (line.productId() != null && withoutEarning.contains(line.productId())) {
                excluded = excluded.plus(rest);
            } else {
                paid[i] = rest.minorUnits();
            }
        }
        Money earning = new Money(LongStream.of(paid).sum(), cart.currency());
        Points points = baseRate.toPoints(earning, Rounding.DOWN);
        return new EarningDecision(points, allocation(lines, paid, points), trace(earning, less, excluded, points));
    }

    private static Allocation allocation(List<CartLine> lines, long[] paid, Points points) {
        long[] shares = Apportionment.split(points.value(), paid);
        List<Allocation.Part> parts = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] != 0) {
                CartLine line = lines.get(i);
                parts.add(new Allocation.Part(
                        line.itemId(),
                        Points.of(shares[i]),
                        new Money(paid[i], line.price().currency())));
            }
        }
        return new Allocation(parts);
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
