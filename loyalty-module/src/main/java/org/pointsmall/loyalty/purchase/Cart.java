package org.pointsmall.loyalty.purchase;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Apportionment;
import org.pointsmall.loyalty.points.Money;

/**
 * A cart or order of the store, priced.
 *
 * @param order the store's order
 * @param lines what is bought
 * @param shippingTax tax on what is not a line's
 * @param paidOtherwise what gift cards and the like pay of it: payments that the store does not adjust to what is left
 * @param total what is to be paid: lines, shipping and tax
 * @param context where it comes from
 */
public record Cart(
        OrderRef order,
        List<CartLine> lines,
        Money shippingTax,
        Money paidOtherwise,
        Money total,
        OrderContext context) {
    public Cart {
        lines = List.copyOf(lines);
    }

    /** A cart whose shipping is not taxed, and which points and cards alone are going to pay. */
    public Cart(OrderRef order, List<CartLine> lines, Money total) {
        this(order, lines, Money.zero(total.currency()), Money.zero(total.currency()), total);
    }

    /** A cart of which it is not known where it comes from. */
    public Cart(OrderRef order, List<CartLine> lines, Money shippingTax, Money paidOtherwise, Money total) {
        this(order, lines, shippingTax, paidOtherwise, total, OrderContext.UNKNOWN);
    }

    /**
     * The same cart with a discount on the whole order, which is split over the lines in proportion to their price, as
     * it is on a receipt ({@link Apportionment}).
     *
     * @param discount what of it is more than the lines cost together is not theirs
     */
    public Cart discounted(Money discount) {
        long[] prices =
                lines.stream().mapToLong(line -> line.price().minorUnits()).toArray();
        long[] shares = Apportionment.split(discount.min(merchandise()).minorUnits(), prices);
        List<CartLine> discounted = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            discounted.add(lines.get(i).less(new Money(shares[i], currency())));
        }
        return new Cart(order, discounted, shippingTax, paidOtherwise, total, context);
    }

    /** The same cart, of which gift cards and the like pay so much. */
    public Cart paidOtherwise(Money money) {
        return new Cart(order, lines, shippingTax, money, total, context);
    }

    public Currency currency() {
        return total.currency();
    }

    /** What the lines cost together, without tax. */
    public Money merchandise() {
        return lines.stream().map(CartLine::price).reduce(Money.zero(currency()), Money::plus);
    }

    /** What is neither a line's nor tax: shipping, and the fees that come with it. */
    public Money shipping() {
        Money rest = lines.stream().map(line -> line.price().plus(line.tax())).reduce(shippingTax, Money::plus);
        return total.minus(rest.min(total));
    }

    /** What is left for points and cards to pay. */
    public Money leftToPay() {
        return total.minus(paidOtherwise.min(total));
    }

    /** What shipping costs, with the tax on it. */
    public Money shippingGross() {
        return shipping().plus(shippingTax);
    }

    /** The offer of the mall that is to pay for the shipping; null for none, and where there is nothing to pay. */
    public @Nullable Long shippingOffer() {
        return shippingGross().isZero() ? null : context.shippingOffer();
    }

    /** Whether offers of the mall have put something there, or pay for its shipping. */
    public boolean isOfTheMall() {
        return context.shippingOffer() != null || lines.stream().anyMatch(line -> line.offerId() != null);
    }

    /** The products that are bought, each once or more. */
    public List<Long> products() {
        return lines.stream().map(CartLine::productId).filter(Objects::nonNull).toList();
    }
}
