package org.pointsmall.loyalty.redemption;

import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.Cart;

/**
 * What points can be used as money for.
 *
 * @param rate what they are worth, in the programme's currency
 * @param minimum the fewest that can be spent on an order
 */
public record OffsetPolicy(PointsRate rate, Points minimum) {

    /**
     * The most that points may pay of this cart: its merchandise, not tax and shipping, and nothing where the cart is
     * in another currency than the programme.
     */
    Money cap(Cart cart) {
        return cart.currency().equals(rate.money().currency())
                ? cart.merchandise().min(cart.total())
                : Money.zero(cart.currency());
    }
}
