package org.pointsmall.loyalty.redemption;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pointsmall.loyalty.points.Apportionment;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

/**
 * Computes quotes; a pure function of its arguments.
 *
 * <p>The money is what the points are worth, rounded down to the minor unit and at most the cap. The points taken are
 * then the fewest that are worth that money, rounded up: never more than asked for, and none that buys nothing. Both
 * are split over the lines in proportion to their price ({@link Apportionment}).
 */
final class QuotePoints {
    private final OffsetPolicy policy;

    QuotePoints(OffsetPolicy policy) {
        this.policy = policy;
    }

    /** The quote for exactly this wish: nothing is spent where it can't be had in full, and the refusals say why. */
    PointsQuote exactly(Cart cart, PointsWish wish, Points available) {
        Points limit = limit(cart);
        Points asked = wish.points() == null ? limit.min(available) : wish.points();
        List<Refusal> refusals = refusals(asked, available, limit);
        return refusals.isEmpty() ? quote(cart, asked, refusals) : quote(cart, Points.ZERO, refusals);
    }

    /** The quote for as much of this wish as the cart and the balance allow, possibly for nothing. */
    PointsQuote atMost(Cart cart, PointsWish wish, Points available) {
        Points limit = limit(cart).min(available);
        Points fitting = wish.points() == null ? limit : wish.points().min(limit);
        boolean enough = !least().isMoreThan(fitting);
        return quote(cart, enough ? fitting : Points.ZERO, List.of());
    }

    private Points limit(Cart cart) {
        Money cap = policy.cap(cart);
        return cap.isZero() ? Points.ZERO : policy.rate().price(cap);
    }

    private List<Refusal> refusals(Points asked, Points available, Points limit) {
        List<Refusal> refusals = new ArrayList<>();
        if (limit.isZero()) {
            refusals.add(Refusal.of(RefusalCode.NO_OFFSET_ITEM));
        } else if (asked.isMoreThan(limit)) {
            refusals.add(Refusal.of(RefusalCode.ABOVE_CAP)
                    .with("required", asked.value())
                    .with("limit", limit.value()));
        }
        Points least = least();
        if (asked.isMoreThan(available) || (least.isMoreThan(available) && least.isMoreThan(asked))) {
            Points required = asked.isMoreThan(available) ? asked : least;
            refusals.add(Refusal.of(RefusalCode.INSUFFICIENT_POINTS)
                    .with("required", required.value())
                    .with("available", available.value()));
        } else if (least.isMoreThan(asked) && !limit.isZero()) {
            refusals.add(Refusal.of(RefusalCode.BELOW_MINIMUM)
                    .with("required", least.value())
                    .with("asked", asked.value()));
        }
        refusals.sort(Comparator.comparing(Refusal::code));
        return refusals;
    }

    /**
     * The fewest points that can be spent: the policy's minimum, or the next more that buy something with each point.
     * Without the latter, a wish for the minimum would spend less than it where a minor unit costs several points.
     */
    private Points least() {
        PointsRate rate = policy.rate();
        Money worth = rate.worth(policy.minimum());
        boolean buysWithEachPoint = !worth.isZero() && rate.price(worth).equals(policy.minimum());
        return buysWithEachPoint ? policy.minimum() : rate.price(worth.plus(new Money(1, worth.currency())));
    }

    private PointsQuote quote(Cart cart, Points spent, List<Refusal> refusals) {
        if (spent.isZero()) {
            return new PointsQuote(Points.ZERO, Money.zero(cart.currency()), List.of(), cart.total(), refusals);
        }
        Money money = policy.rate().worth(spent).min(policy.cap(cart));
        Points points = policy.rate().price(money);
        return new PointsQuote(
                points, money, allocations(cart, points, money), cart.total().minus(money), refusals);
    }

    private static List<PointsQuote.Allocation> allocations(Cart cart, Points points, Money money) {
        long[] prices =
                cart.lines().stream().mapToLong(l -> l.price().minorUnits()).toArray();
        long[] pointShares = Apportionment.split(points.value(), prices);
        long[] moneyShares = Apportionment.split(money.minorUnits(), prices);
        List<PointsQuote.Allocation> allocations = new ArrayList<>();
        for (int i = 0; i < prices.length; i++) {
            if (moneyShares[i] != 0 || pointShares[i] != 0) {
                allocations.add(new PointsQuote.Allocation(
                        cart.lines().get(i).itemId(),
                        Points.of(pointShares[i]),
                        new Money(moneyShares[i], cart.currency())));
            }
        }
        return allocations;
    }
}
