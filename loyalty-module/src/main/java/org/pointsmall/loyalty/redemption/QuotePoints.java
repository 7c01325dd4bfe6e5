package org.pointsmall.loyalty.redemption;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
 *
 * Goods of the mall are priced in points by themselves ({@link MallShare}): all of this is about the rest of the cart, with
 * what their points leave of the balance, and both are added up.
 */
final class QuotePoints {
    private final MemberOffset offset;
    private final Cart cart;
    private final MallShare mall;
    private final Payable payable;
    private final Money cap;
    private final Points limit;

    private QuotePoints(MemberOffset offset, Cart cart, MallShare mall, Payable payable) {
        this.offset = offset;
        this.cart = cart;
        this.mall = mall;
        this.payable = payable;
        cap = payable.cap();
        limit = limit();
    }

    /**
     * Of a cart with goods of the mall in it.
     *
     * @param flagged products that points can't pay for
     * @param charged what those goods cost
     */
    static QuotePoints of(MemberOffset offset, Cart cart, Set<Long> flagged, MallLines.Charged charged) {
        MallShare mall = MallShare.of(cart, charged);
        return new QuotePoints(offset, cart, mall, Payable.of(offset.policy(), mall.rest(), flagged));
    }

    /** @param flagged products that points can't pay for */
    static QuotePoints of(MemberOffset offset, Cart cart, Set<Long> flagged) {
        return of(offset, cart, flagged, MallLines.Charged.NOTHING);
    }

    /** What points pay by these quotes, all of them. */
    PointsRate rate() {
        return policy().rate();
    }

    /** The quote for exactly this wish: nothing is spent where it can't be had in full, and the refusals say why. */
    PointsQuote exactly(PointsWish wish, Points available) {
        List<Refusal> refusals = refusals(wish, available);
        return refusals.isEmpty()
                ? quote(asked(wish, mall.leftOf(available)))
                : quote(Points.ZERO).with(refusals);
    }

    /** The quote for as much of this wish as the cart and the balance allow, possibly for nothing. */
    PointsQuote atMost(PointsWish wish, Points available) {
        Points most = limit.min(policy().downToStep(mall.leftOf(available)));
        Points fitting = wish.points() == null
                ? most
                : policy().downToStep(wish.points()).min(most);
        return quote(policy().least().isMoreThan(fitting) ? Points.ZERO : fitting)
                .with(mallRefusals(available));
    }

    /** What stands against a checkout of the goods of the mall, the most important first. */
    List<Refusal> mallRefusals(Points available) {
        return Stream.concat(mall.tooDear(available).stream(), mall.refusals().stream())
                .sorted(Comparator.comparing(Refusal::code))
                .toList();
    }

    /** What the goods of the mall take at the prices of these quotes that is claimed with the points. */
    OrderWants wants() {
        return mall.wants();
    }

    /** The most points that this cart takes of a wish, whatever the balance. */
    Points takes(PointsWish wish) {
        return atMost(wish, limit.plus(mall.points())).points();
    }

    /**
     * What points pay of a cart.
     *
     * @param points how many
     * @param allocation how they fall on it
     */
    record Charge(Points points, Allocation allocation) {}

    /** The points that pay so much; nothing where they may not pay so much of the cart, or have to pay more. */
    Optional<Charge> charge(Money money) {
        if (mall.money().isMoreThan(money)) {
            return Optional.empty();
        }
        Money offsetMoney = money.minus(mall.money());
        if (offsetMoney.isMoreThan(cap)) {
            return Optional.empty();
        }
        Points points = price(offsetMoney);
        return Optional.of(new Charge(mall.points().plus(points), mall.and(payable.allocate(points, offsetMoney))));
    }

    /** The same for money that has been paid, whether it still may be or not. */
    Charge chargeAnyway(Money money) {
        return charge(money)
                .orElseGet(() -> new Charge(
                        price(money), Payable.anything(policy(), cart).allocate(price(money), money)));
    }

    private Points price(Money money) {
        return money.isZero() ? Points.ZERO : policy().rate().price(money);
    }

    /** Why this wish can't be had in full, the most important first. */
    List<Refusal> refusals(PointsWish wish, Points balance) {
        Points available = mall.leftOf(balance);
        Points asked = asked(wish, available);
        List<Refusal> refusals = new ArrayList<>(mallRefusals(balance));
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
        Money money = spent.isZero()
                ? Money.zero(cart.currency())
                : rate().worth(spent).min(cap);
        Points points = price(money);
        Money all = mall.money().plus(money);
        return new PointsQuote(
                mall.points().plus(points),
                all,
                new PointsQuote.Mall(mall.items(), mall.points(), mall.money(), mall.words()),
                mall.and(payable.allocate(points, money)),
                cart.leftToPay().minus(all.min(cart.leftToPay())),
                offset,
                List.of());
    }
}
