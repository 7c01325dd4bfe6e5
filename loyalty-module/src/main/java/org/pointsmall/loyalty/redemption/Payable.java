package org.pointsmall.loyalty.redemption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Apportionment;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.Share;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;

/**
 * What of a cart points may pay for under a policy: its lines, except those that are flagged, and its shipping where
 * that is allowed; with their tax where that is.
 *
 * @param parts what may be paid, each at least one minor unit
 */
record Payable(OffsetPolicy policy, Cart cart, List<Part> parts) {
    Payable {
        parts = List.copyOf(parts);
    }

    /** @param itemId the line; null for shipping */
    record Part(@Nullable Long itemId, Money price) {}

    /**
     * Nothing of a cart can be paid that is in another currency than the programme.
     *
     * @param flagged products that points can't pay for
     */
    static Payable of(OffsetPolicy policy, Cart cart, Set<Long> flagged) {
        List<Part> parts = new ArrayList<>();
        if (cart.currency().equals(policy.rate().money().currency())) {
            for (CartLine line : cart.lines()) {
                if (line.productId() == null || !flagged.contains(line.productId())) {
                    parts.add(new Part(
                            line.itemId(), policy.onTax() ? line.price().plus(line.tax()) : line.price()));
                }
            }
            if (policy.onShipping()) {
                Money shipping = cart.shipping();
                parts.add(new Part(null, policy.onTax() ? shipping.plus(cart.shippingTax()) : shipping));
            }
            parts.removeIf(part -> part.price().isZero());
        }
        return new Payable(policy, cart, parts);
    }

    /** All that the cart has in it, whatever the policy says: for what was paid in another way than it allows now. */
    static Payable anything(OffsetPolicy policy, Cart cart) {
        OffsetPolicy lenient = new OffsetPolicy(
                policy.rate(),
                Points.ZERO,
                Points.of(1),
                null,
                new Share(1, 1),
                Money.zero(policy.rate().money().currency()),
                true,
                true);
        return of(lenient, cart, Set.of());
    }

    /** What the parts cost together. */
    Money money() {
        return parts.stream().map(Part::price).reduce(Money.zero(cart.currency()), Money::plus);
    }

    /** The limit that counts; among equals, the first. */
    OffsetCap tightest() {
        return Arrays.stream(OffsetCap.values())
                .min(Comparator.comparingLong(cap -> cap.of(this).minorUnits()))
                .orElseThrow();
    }

    /** The most money that points may pay. */
    Money cap() {
        return parts.isEmpty() ? Money.zero(cart.currency()) : tightest().of(this);
    }

    /**
     * Splits money over the parts in proportion to their price, and the points that pay it in proportion to the money:
     * no part is charged points that buy nothing of it ({@link Apportionment}).
     *
     * @param money at most what the parts cost together
     */
    Allocation allocate(Points points, Money money) {
        long[] shares = Apportionment.split(
                money.minorUnits(),
                parts.stream().mapToLong(part -> part.price().minorUnits()).toArray());
        long[] pointShares = Apportionment.split(points.value(), shares);
        List<Allocation.Part> allocated = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] != 0) {
                allocated.add(new Allocation.Part(
                        parts.get(i).itemId(), Points.of(pointShares[i]), new Money(shares[i], money.currency())));
            }
        }
        return new Allocation(allocated);
    }
}
