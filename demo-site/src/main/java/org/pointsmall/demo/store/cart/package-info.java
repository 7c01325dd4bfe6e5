/**
 * The shopper's carts: most have one, and who wants more has more. A request is about the newest unless it names
 * another by {@code cart=<id>}, which the plugin's resources of a cart and the checkout understand too.
 *
 * <p>Promises: nobody's carts but the shopper's own can be named; a first cart is made once; changes to a cart, and its
 * checkout, come one after another, whichever node they run on (they lock the order's row, and respect the lease of a
 * checkout that no transaction spans); a change either happens as a whole, priced, or not at all; what one node has
 * changed, the others see at once.
 */
@NullMarked
package org.pointsmall.demo.store.cart;

import org.jspecify.annotations.NullMarked;
