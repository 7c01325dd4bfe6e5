package org.pointsmall.demo.store.checkout;

/** A way to run Broadleaf's checkout for a cart that was not empty when the request came in. */
interface CheckoutFlow {

    /** @param replayed whether an earlier checkout of the same cart, or with the same key, had given this answer */
    record Outcome(CheckoutAnswer answer, boolean replayed) {}

    /** @throws RuntimeException when nothing was submitted; the card is not charged then */
    Outcome run(CheckoutOrder request, long cartId);
}
