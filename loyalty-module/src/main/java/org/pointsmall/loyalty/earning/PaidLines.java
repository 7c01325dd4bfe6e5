package org.pointsmall.loyalty.earning;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;

/**
 * What was really paid for each line: its price after discounts, less its share of what points paid, without tax and
 * shipping; nothing for products that are flagged as earning nothing.
 */
final class PaidLines {
    private final Cart cart;
    private final long[] paid;
    private Money byPoints;
    private Money excluded;

    /** @param offset what points paid of which line; what is more than the line's price was its tax */
    PaidLines(Cart cart, Allocation offset, EarningContext context) {
        this.cart = cart;
        Money nothing = Money.zero(cart.currency());
        paid = new long[cart.lines().size()];
        byPoints = nothing;
        excluded = nothing;
        for (int i = 0; i < paid.length; i++) {
            CartLine line = cart.lines().get(i);
            Money points = offset.money(line.itemId(), nothing).min(line.price());
            Money rest = line.price().minus(points);
            byPoints = byPoints.plus(points);
            ProductFacts product = context.product(line.productId());
            if (product == null || product.earns()) {
                paid[i] = rest.minorUnits();
            } else {
                excluded = excluded.plus(rest);
            }
        }
    }

    int count() {
        return paid.length;
    }

    CartLine line(int line) {
        return cart.lines().get(line);
    }

    Money paid(int line) {
        return new Money(paid[line], cart.currency());
    }

    /** What was paid for these lines together. */
    Money paid(IntPredicate lines) {
        return new Money(
                IntStream.range(0, paid.length)
                        .filter(lines)
                        .mapToLong(line -> paid[line])
                        .sum(),
                cart.currency());
    }

    /** What points paid of the goods. */
    Money byPoints() {
        return byPoints;
    }

    /** What was paid for goods that are flagged as earning nothing. */
    Money excluded() {
        return excluded;
    }
}
