package org.pointsmall.loyalty.redemption;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.refusal.Refusal;

/** The cart of the current request's shopper, in the store. */
public interface ShopperCart {

    /** The cart as it is priced now; nothing where the shopper has none. */
    Optional<Cart> current();

    /** What in the cart the shopper can't buy now, whatever pays for it, the first reason first; empty without a cart. */
    List<Refusal> refused();

    /** The wish that is kept with the cart, if any. */
    Optional<AppliedWish> wish();

    /**
     * Keeps the wish with the cart and has the store price it anew: the points payment follows from the wish at every
     * pricing. What the cart then comes to is told to the shopper ({@link ShowQuote}).
     *
     * @param wish how many points to spend; null for none
     * @return what is told; nothing where there is no wish
     * @throws CartTakenException where the cart was placed meanwhile, or its checkout is under way, on whichever node
     */
    Optional<PointsQuote> wishFor(@Nullable AppliedWish wish);

    /**
     * The same with the wish that there is: whatever has changed since shows in what is told.
     *
     * @return what is told; nothing without a cart or without a wish
     * @throws CartTakenException as above
     */
    Optional<PointsQuote> show();
}
