package org.pointsmall.loyalty.redemption;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.purchase.Cart;

/** The cart of the current request's shopper, in the store. */
public interface ShopperCart {

    /** The cart as it is priced now; nothing where the shopper has none. */
    Optional<Cart> current();

    /** The wish that is kept with the cart, if any. */
    Optional<AppliedWish> wish();

    /**
     * Keeps the wish with the cart and has the store reprice it: the points payment follows from the wish at every
     * pricing.
     *
     * @param wish how many points to spend; null for none
     * @throws CartTakenException where the cart was placed meanwhile, or its checkout is under way, on whichever node
     */
    void wishFor(@Nullable AppliedWish wish);
}
