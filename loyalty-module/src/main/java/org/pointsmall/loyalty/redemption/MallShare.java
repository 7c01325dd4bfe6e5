package org.pointsmall.loyalty.redemption;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.trace.TraceLine;

/**
 * What of a cart offers of the mall price. Their points pay for all of such a line, tax included, but its cash:
 *
 * <pre>
 *   money of a line  = max(price + tax - cash, 0)     what its points pay
 *   points of a line = the offer's, or none where that is nothing: no points are taken that buy nothing
 * </pre>
 *
 * An offer that pays for the shipping pays no more of it than it says:
 *
 * <pre>
 *   money = min(up to, shipping + its tax)
 * </pre>
 *
 * These points are no offset: the caps of one do not count for them, and none is put on such a line.
 *
 * @param rest the cart without these lines: what points may be an offset on
 * @param parts the lines' shares
 * @param points all of their points
 * @param money what these pay
 * @param refusals why some lines can't be had, the most important first
 * @param wants what the lines take that is claimed with the points
 * @param words what the shopper is to be told
 */
record MallShare(
        Cart rest,
        List<Allocation.Part> parts,
        Points points,
        Money money,
        List<Refusal> refusals,
        OrderWants wants,
        List<TraceLine> words) {
    MallShare {
        parts = List.copyOf(parts);
        refusals = List.copyOf(refusals);
        words = List.copyOf(words);
    }

    static MallShare of(Cart cart, MallLines.Charged charged) {
        Money nothing = Money.zero(cart.currency());
        if (charged.lines().isEmpty() && charged.shipping() == null) {
            return new MallShare(
                    cart, List.of(), Points.ZERO, nothing, charged.refusals(), charged.wants(), charged.words());
        }
        Map<Long, MallLines.Line> prices = new TreeMap<>();
        charged.lines().forEach(line -> prices.put(line.itemId(), line));
        List<CartLine> others = new ArrayList<>();
        List<Allocation.Part> parts = new ArrayList<>();
        Money gross = nothing;
        for (CartLine line : cart.lines()) {
            MallLines.Line price = prices.get(line.itemId());
            if (price == null) {
                others.add(line);
                continue;
            }
            gross = gross.plus(line.gross());
            Money money = line.gross().minus(price.cash().min(line.gross()));
            if (!money.isZero()) {
                parts.add(new Allocation.Part(line.itemId(), price.points(), money));
            }
        }
        Money shipping = shipping(cart, charged.shipping());
        if (charged.shipping() != null && !shipping.isZero()) {
            parts.add(new Allocation.Part(null, charged.shipping().points(), shipping));
        }
        Money gone = gross.plus(shipping);
        Money paid = parts.stream().map(Allocation.Part::money).reduce(nothing, Money::plus);
        // Gift cards and the like pay the cash of these lines first: it leaves more for an offset on the rest.
        Money otherwise = cart.paidOtherwise();
        Cart rest = new Cart(
                cart.order(),
                others,
                // The tax on it is paid last.
                cart.shippingTax().minus(shipping.minus(cart.shipping().min(shipping))),
                otherwise.minus(gone.minus(paid).min(otherwise)),
                cart.total().minus(gone.min(cart.total())),
                cart.context());
        return new MallShare(
                rest,
                parts,
                parts.stream().map(Allocation.Part::points).reduce(Points.ZERO, Points::plus),
                paid,
                charged.refusals(),
                charged.wants(),
                charged.words());
    }

    private static Money shipping(Cart cart, MallLines.@Nullable Shipping paid) {
        return paid == null || !paid.upTo().currency().equals(cart.currency())
                ? Money.zero(cart.currency())
                : paid.upTo().min(cart.shippingGross());
    }

    /** What is left of a balance for an offset. */
    Points leftOf(Points available) {
        return available.minus(points.min(available));
    }

    /** The lines that are paid so. */
    Set<Long> items() {
        Set<Long> items = new TreeSet<>();
        parts.stream().map(Allocation.Part::itemId).filter(Objects::nonNull).forEach(items::add);
        return items;
    }

    /** Why the balance does not reach for these lines, if so. */
    Optional<Refusal> tooDear(Points available) {
        return points.isMoreThan(available)
                ? Optional.of(Refusal.of(RefusalCode.INSUFFICIENT_POINTS)
                        .with("required", points.value())
                        .with("available", available.value()))
                : Optional.empty();
    }

    /** The lines' shares, and those of an offset on the rest. */
    Allocation and(Allocation offset) {
        Map<Optional<Long>, Allocation.Part> all = new LinkedHashMap<>();
        Stream.concat(parts.stream(), offset.parts().stream())
                // Of the shipping both may pay a part.
                .forEach(part -> all.merge(
                        Optional.ofNullable(part.itemId()),
                        part,
                        (one, two) -> new Allocation.Part(
                                one.itemId(),
                                one.points().plus(two.points()),
                                one.money().plus(two.money()))));
        return new Allocation(List.copyOf(all.values()));
    }
}
