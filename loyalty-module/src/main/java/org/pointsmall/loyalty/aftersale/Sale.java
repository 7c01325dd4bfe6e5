package org.pointsmall.loyalty.aftersale;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Apportionment;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;

/**
 * An order as it was sold: its parts sum to what was paid, in money and in points.
 *
 * @param goods its lines
 * @param shipping what was paid on top of them; null where nothing was
 */
record Sale(List<SoldPart> goods, @Nullable SoldPart shipping) {
    Sale {
        goods = List.copyOf(goods);
    }

    /**
     * Points as they fell on an order.
     *
     * @param points all of them, by the journal
     * @param parts what of them fell on which part, as recorded then; where that does not sum to all of them, or was
     *     not recorded, they are split anew in proportion
     */
    record Fallen(Points points, Allocation parts) {}

    /** The sale of this cart, of which points paid so much. */
    static Sale of(Cart cart, Money offset, Fallen spent, Fallen earned) {
        List<SoldPart> bare = parts(cart);
        long[] gross = bare.stream()
                .mapToLong(part -> part.price().plus(part.tax()).minorUnits())
                .toArray();
        long[] paid = paidByPoints(bare, gross, offset, spent.parts());
        long[] cash = new long[gross.length];
        for (int i = 0; i < cash.length; i++) {
            cash[i] = gross[i] - paid[i];
        }
        long[] burned = fallen(bare, spent, paid);
        long[] award = fallen(bare, earned, cash);
        List<SoldPart> parts = new ArrayList<>();
        for (int i = 0; i < gross.length; i++) {
            SoldPart part = bare.get(i);
            parts.add(new SoldPart(
                    part.itemId(),
                    part.quantity(),
                    part.price(),
                    part.tax(),
                    new Money(paid[i], cart.currency()),
                    Points.of(burned[i]),
                    Points.of(award[i])));
        }
        SoldPart shipping = parts.remove(parts.size() - 1);
        return new Sale(parts, shipping.price().isZero() ? null : shipping);
    }

    /** A line of the order. */
    Optional<SoldPart> line(long itemId) {
        return goods.stream()
                .filter(part -> part.itemId() != null && part.itemId() == itemId)
                .findFirst();
    }

    /**
     * The cart's parts without their points, shipping last; cut down to the total where the store sold them for less than
     * their sum.
     */
    private static List<SoldPart> parts(Cart cart) {
        List<SoldPart> parts = new ArrayList<>();
        for (CartLine line : cart.lines()) {
            parts.add(part(line.itemId(), line.quantity(), line.price(), line.tax()));
        }
        Money shipping = cart.shipping();
        // Tax on shipping that is free is what the shipping costs.
        parts.add(
                shipping.isZero()
                        ? part(null, 1, cart.shippingTax(), shipping)
                        : part(null, 1, shipping, cart.shippingTax()));
        long[] gross = parts.stream()
                .mapToLong(part -> part.price().plus(part.tax()).minorUnits())
                .toArray();
        long[] paid = within(cart.total().minorUnits(), gross);
        List<SoldPart> cut = new ArrayList<>();
        for (int i = 0; i < paid.length; i++) {
            SoldPart part = parts.get(i);
            Money all = new Money(paid[i], cart.currency());
            Money price = part.price().min(all);
            cut.add(part(part.itemId(), part.quantity(), price, all.minus(price)));
        }
        return cut;
    }

    private static SoldPart part(@Nullable Long itemId, int quantity, Money price, Money tax) {
        return new SoldPart(itemId, quantity, price, tax, Money.zero(price.currency()), Points.ZERO, Points.ZERO);
    }

    /** As it was recorded, unless that contradicts what was sold. */
    private static long[] paidByPoints(List<SoldPart> parts, long[] gross, Money offset, Allocation recorded) {
        long[] shares = new long[gross.length];
        long sum = 0;
        boolean possible = true;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = recorded.money(parts.get(i).itemId(), Money.zero(offset.currency()))
                    .minorUnits();
            sum += shares[i];
            possible &= shares[i] <= gross[i];
        }
        return possible && sum == offset.minorUnits() ? shares : within(offset.minorUnits(), gross);
    }

    private static long[] fallen(List<SoldPart> parts, Fallen points, long[] money) {
        long[] recorded = parts.stream()
                .mapToLong(part -> points.parts().points(part.itemId()).value())
                .toArray();
        long all = points.points().value();
        if (sum(recorded) == all) {
            return recorded;
        }
        long[] weights = sum(recorded) > 0 ? recorded : money;
        return sum(weights) > 0 ? Apportionment.split(all, weights) : onFirst(all, weights.length);
    }

    /** Split in proportion, no part more than its weight. */
    private static long[] within(long total, long[] weights) {
        return Apportionment.split(Math.min(total, sum(weights)), weights);
    }

    /** Points of an order on which nobody paid anything: a gift of the merchant's. */
    private static long[] onFirst(long all, int parts) {
        long[] shares = new long[parts];
        shares[0] = all;
        return shares;
    }

    private static long sum(long[] values) {
        long sum = 0;
        for (long value : values) {
            sum = Math.addExact(sum, value);
        }
        return sum;
    }
}
