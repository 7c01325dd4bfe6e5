package org.pointsmall.loyalty.mall;

import java.util.Optional;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

/**
 * What offers ask for that are only beside other goods. Other goods are those that no offer of the mall has put there.
 * They count by what they cost after every discount, without tax and shipping; whatever pays for them, points among it,
 * makes them no less.
 */
final class Besides {
    private Besides() {}

    /** What the other goods of a cart cost. */
    static Money others(Cart cart) {
        return cart.lines().stream()
                .filter(line -> line.offerId() == null)
                .map(CartLine::price)
                .reduce(Money.zero(cart.currency()), Money::plus);
    }

    /** Why the other goods are too few for the offer, if so. */
    static Optional<Refusal> lacking(MallOffer offer, Cart cart) {
        Money least = offer.terms().besides();
        if (least == null) {
            return Optional.empty();
        }
        Money others = others(cart);
        return least.currency().equals(cart.currency()) && !least.isMoreThan(others)
                ? Optional.empty()
                : Optional.of(Refusal.of(RefusalCode.BELOW_MINIMUM)
                        .with("required", least.toString())
                        .with("asked", others.toString())
                        .with("offerId", offer.id()));
    }
}
