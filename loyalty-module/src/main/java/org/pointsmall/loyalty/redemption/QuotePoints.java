package org.pointsmall.loyalty.redemption;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

/**
 * Computes quotes for one cart; a pure function of its arguments.
 *
 * <p>The money is what the points are worth, rounded down to the minor unit and at most the tightest cap
 * ({@link OffsetCap}). The points taken are then the fewest that are worth that money, rounded up: never more than asked
 * for, and none that buys nothing. Both are split over the parts of the cart ({@link Payable#allocate}).
 *
 * <p>With A asked for, B the balance, C the cap in money, r(x) the worth of x points rounded down, p(m) the price of m in
 * points rounded up, and S(x) the largest multiple of the step up to x:
 *
 * <pre>
 *   limit  = S(min(p(C), maximum))             the most points that this cart takes
 *   spent  = min(A, S(B), limit)               nothing where that is below the minimum
 *   money  = min(r(spent), C)
 *   points = p(money)                          at most spent
 * </pre>
 */
final class QuotePoints {
    private final MemberOffset offset;
    private final Payable payable;
    private final Money cap;
    private final Points limit;

    private QuotePoints(MemberOffset offset, Payable payable) {
        this.offset = offset;
        this.payable = payable;
        cap = payable.cap();
        limit = limit();
    }

    /** @param flagged products that points can't pay for */
    static QuotePoints of(MemberOffset offset, Cart cart, Set<Long> flagged) {
        return new QuotePoints(offset, Payable.of(offset.policy(), cart, flagged));
    }

    /** What points pay by these quotes, all of them. */
    PointsRate rate() {
        return policy().rate();
    }

    /** The quote for exactly this wish: nothing is spent where it can't be had in full, and the refusals say why. */
    PointsQuote exactly(PointsWish wish, Points available) {
        List<Refusal> refusals = refusals(wish, available);
        return refusals.isEmpty()
                ? quote(asked(wish, available))
                : quote(Points.ZERO).with(refusals);
    }

    /** The quote for as much of this wish as the cart and the balance allow, possibly for nothing. */
    PointsQuote atMost(PointsWish wish, Points available) {
        Points most = limit.min(policy().downToStep(available));
        Points fitting = wish.points() == null
                ? most
                : policy().downToStep(wish.points()).min(most);
        return quote(policy().least().isMoreThan(fitting) ? Points.ZERO : fitting);
    }

    /** The most points that this cart takes of a wish, whatever the balance. */
    Points takes(PointsWish wish) {
        return atMost(wish, limit).points();
    }

    /** How the points that pay so much fall on the cart; nothing where they may not pay so much of it. */
    Optional<Allocation> allocation(Money money) {
        return money.isMoreThan(cap)
                ? Optional.empty()
                : Optional.of(payable.allocate(policy().rate().price(money), money));
    }

    /** The same for money that has been paid, whether it still may be or not. */
    Allocation allocationAnyway(Money money) {
        return allocation(money).orElseGet(() -> Payable.anything(policy(), payable.cart())
                .allocate(policy().rate().price(money), money));
    }

    /** Why this wish can't be had in full, the most important first. */
    List<Refusal> refusals(PointsWish wish, Points available) {
        Points asked = asked(wish, available);
        List<Refusal> refusals = new ArrayList<>();
        if (payable.parts().isEmpty()) {
            refusals.add(Refusal.of(RefusalCode.NO_OFFSET_ITEM));
        } else if (asked.isMoreThan(limit) || limit.isZero()) {
            refusals.add(aboveCap(asked));
        }
        Points least = policy().least();
        if (asked.isMoreThan(available) || (least.isMoreThan(available) && least.isMoreThan(asked))) {
            refusals.add(Refusal.of(RefusalCode.INSUFFICIENT_POINTS)
                    .with("required", (asked.isMoreThan(available) ? asked : least).value())
                    .with("available", available.value()));
        } else if (least.isMoreThan(asked) && !limit.isZero()) {
            refusals.add(belowMinimum(least, asked));
        } else if (!policy().downToStep(asked).equals(asked)) {
            refusals.add(belowMinimum(policy().upToStep(asked), asked)
                    .with("step", policy().step().value()));
        }
        refusals.sort(Comparator.comparing(Refusal::code));
        return refusals;
    }

    private Points asked(PointsWish wish, Points available) {
        return wish.points() == null ? limit.min(policy().downToStep(available)) : wish.points();
    }

    private OffsetPolicy policy() {
        return payable.policy();
    }

    private Points limit() {
        if (cap.isZero()) {
            return Points.ZERO;
        }
        Points price = policy().rate().price(cap);
        Points maximum = policy().maximum();
        return policy().downToStep(maximum == null ? price : price.min(maximum));
    }

    private Refusal aboveCap(Points asked) {
        Points maximum = policy().maximum();
        boolean byPoints = maximum != null
                && !payable.tightest().of(payable).isZero()
                && policy().rate().price(cap).isMoreThan(maximum);
        return Refusal.of(RefusalCode.ABOVE_CAP)
                .with("required", asked.value())
                .with("limit", limit.value())
                .with("cap", byPoints ? "POINTS_PER_ORDER" : payable.tightest().name());
    }

    private static Refusal belowMinimum(Points required, Points asked) {
        return Refusal.of(RefusalCode.BELOW_MINIMUM)
                .with("required", required.value())
                .with("asked", asked.value());
    }

    private PointsQuote quote(Points spent) {
        PointsRate rate = rate();
        Cart cart = payable.cart();
        Money money =
                spent.isZero() ? Money.zero(cart.currency()) : rate.worth(spent).min(cap);
        Points points = money.isZero() ? Points.ZERO : rate.price(money);
        return new PointsQuote(
                points, money, payable.allocate(points, money), cart.leftToPay().minus(money), offset, List.of());
    }
}
