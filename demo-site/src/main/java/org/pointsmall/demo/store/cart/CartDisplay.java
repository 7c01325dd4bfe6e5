package org.pointsmall.demo.store.cart;

import org.broadleafcommerce.core.order.domain.Order;

/**
 * The store's seam to a loyalty programme that holds checkouts to what the shopper was shown of a cart. Without a bean of
 * this type carts are shown as they were priced last.
 */
public interface CartDisplay {
    /** What a store without a programme does. */
    CartDisplay AS_PRICED = new CartDisplay() {
        @Override
        public boolean concerns(Order cart) {
            return false;
        }

        @Override
        public Order show(Order cart) {
            return cart;
        }

        @Override
        public void showPriced(Order cart) {}

        @Override
        public void requireAsShown(Order cart) {}

        @Override
        public long points(Order cart) {
            return 0;
        }
    };

    /** Whether showing this cart is more than reading it: then it is done under the cart's lock. */
    boolean concerns(Order cart);

    /** The cart as it is to be shown, priced anew. */
    Order show(Order cart);

    /** The same for a cart that has just been priced. */
    void showPriced(Order cart);

    /** Throws what is refused where a checkout of the cart, as it is priced, would not charge what was shown. */
    void requireAsShown(Order cart);

    /** How many points a checkout of the cart spends, if it is not refused. */
    long points(Order cart);
}
