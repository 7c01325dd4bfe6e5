/**
 * The shopper's cart.
 *
 * <p>Promises: one cart a customer; changes to a cart, and its checkout, come one after another (they lock the order's
 * row, whichever node they run on); a change either happens as a whole, priced, or not at all.
 */
@NullMarked
package org.pointsmall.demo.store.cart;

import org.jspecify.annotations.NullMarked;
