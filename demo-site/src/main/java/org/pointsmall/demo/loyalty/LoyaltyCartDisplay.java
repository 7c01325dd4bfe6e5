package org.pointsmall.demo.loyalty;

import org.broadleafcommerce.core.order.domain.Order;
import org.pointsmall.demo.store.cart.CartDisplay;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.pointsmall.loyalty.broadleaf.CartWish;
import org.pointsmall.loyalty.broadleaf.ShownCarts;

/** Carts with points on them are shown as the plugin wants them to be, which remembers what the shopper was told. */
final class LoyaltyCartDisplay implements CartDisplay {
    private final ShownCarts shownCarts;

    LoyaltyCartDisplay(ShownCarts shownCarts) {
        this.shownCarts = shownCarts;
    }

    @Override
    public boolean concerns(Order cart) {
        return CartWish.of(cart).isPresent();
    }

    @Override
    public Order show(Order cart) {
        return shownCarts.show(cart);
    }

    @Override
    public void showPriced(Order cart) {
        shownCarts.tell(cart);
    }

    @Override
    public void requireAsShown(Order cart) {
        shownCarts.refusal(cart).ifPresent(refusal -> {
            throw ProblemException.of(refusal);
        });
    }

    @Override
    public long points(Order cart) {
        return CartWish.of(cart).map(wish -> wish.pointsTold().value()).orElse(0L);
    }
}
