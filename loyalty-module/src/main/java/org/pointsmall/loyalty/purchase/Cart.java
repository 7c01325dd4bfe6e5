package org.pointsmall.loyalty.purchase;

import java.util.Currency;
import java.util.List;
import org.pointsmall.loyalty.account.OrderRef;
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

    public Currency currency() {
        return total.currency();
    }

    /** What the lines cost together. */
    public Money merchandise() {
        return lines.stream().map(CartLine::price).reduce(Money.zero(currency()), Money::plus);
    }
}
