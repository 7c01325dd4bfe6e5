package org.pointsmall.loyalty.purchase;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.pointsmall.loyalty.account.OrderRef;
import org.pointsmall.loyalty.points.Apportionment;
import org.pointsmall.loyalty.points.Money;

/**
 * A cart or order of the store, priced.
 *
 * @param order the store's order
 * @param lines what is bought
 * @param total what is to be paid: lines, shipping and tax
 */
public record Cart(OrderRef order, List<CartLine> lines, Money total) {
    public Cart {
        lines = List.copyOf(lines);
    }

    /**
     * A cart with a discount on the whole order, which is split over the lines in proportion to their price, as it is
     * on a receipt ({@link Apportionment}).
     *
     * @param lines priced without that discount
     * @param discount what of it is more than the lines cost together is not theirs
     */
    public static Cart discounted(OrderRef order, List<CartLine> lines, Money discount, Money total) {
        Money merchandise = new Cart(order, lines, total).merchandise();
        long[] prices =
                lines.stream().mapToLong(line -> line.price().minorUnits()).toArray();
        long[] shares = Apportionment.split(discount.min(merchandise).minorUnits(), prices);
        List<CartLine> discounted = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            discounted.add(lines.get(i).less(new Money(shares[i], total.currency())));
        }
        return new Cart(order, discounted, total);
    }

    public Currency currency() {
        return total.currency();
    }

    /** What the lines cost together. */
    public Money merchandise() {
        return lines.stream().map(CartLine::price).reduce(Money.zero(currency()), Money::plus);
    }
}
