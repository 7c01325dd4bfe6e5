package org.pointsmall.loyalty.mall;

import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.refusal.RefusedException;

/** The cart of the current request's shopper, where goods of the mall are put. */
@FunctionalInterface
public interface GoodsCart {
    /** The order item's attribute that has the offer's id. */
    String OFFER_ATTRIBUTE = "loyalty.offer";

    /** The order item's attribute that says that the mall has given the item: goods that cost no money have none. */
    String GIFT_ATTRIBUTE = "loyalty.gift";

    /**
     * Puts pieces of a product into the cart, marked with the offer; the cart is opened where there is none.
     *
     * @throws org.pointsmall.loyalty.redemption.CartTakenException where its checkout is under way, on whichever node
     * @throws RefusedException where the store, or the programme, lets nobody have it
     */
    void add(long product, int quantity, long offerId);

    /**
     * The shopper wants this gift, even if it was declined before.
     *
     * @return whether it is in the cart now; never where carts have no gifts
     */
    default boolean accept(long offerId) {
        return false;
    }

    /**
     * Has this offer pay for the cart's shipping, in place of another; null for none.
     *
     * @throws org.pointsmall.loyalty.redemption.CartTakenException as above
     * @throws RefusedException {@code CONFLICT} ({@code offerId}) where no offer pays for the shipping of such carts
     */
    default void ship(@Nullable Long offerId) {
        if (offerId != null) {
            throw new RefusedException(Refusal.of(RefusalCode.CONFLICT).with("offerId", offerId));
        }
    }
}
