/**
 * Checkout by Broadleaf's own workflow, with what it leaves to the shop: that a cart is submitted once and its card
 * charged once, however often and at once the request is sent, and that a failure leaves the cart to be tried again.
 *
 * <p>Promises: who asks for a checkout that went through, by the same cart or the same idempotency key, is given the
 * first answer. A checkout that failed has left no charge, and its key may be used again. One that was killed half-way has
 * left none either after a few minutes: what it charged is given back, unless its order stands.
 *
 * <p>Two ways, by {@code demo.checkout.transaction}: {@code outer} (default) runs the workflow in one transaction that
 * holds the order's row, so that it happens as a whole on any number of nodes; {@code broadleaf} lets every activity
 * commit by itself, as Broadleaf does, and keeps a second checkout of a cart out, on any node, by a lease in the
 * database. Nothing relies on what Broadleaf or we hold in one node's memory.
 */
@NullMarked
package org.pointsmall.demo.store.checkout;

import org.jspecify.annotations.NullMarked;
