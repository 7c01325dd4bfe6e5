/**
 * The shopper's carts: most have one, and who wants more has more. A request is about the newest unless it names
 * another by {@code cart=<id>}, which the plugin's resources of a cart and the checkout understand too.
 *
 * <p>Promises: nobody's carts but the shopper's own can be named; a first cart is made once; changes to a cart, and its checkout, come one after another (they lock the order's
 * row, whichever node they run on); a change either happens as a whole, priced, or not at all.
 */
@NullMarked
package org.pointsmall.demo.store.cart;

import org.jspecify.annotations.NullMarked;
