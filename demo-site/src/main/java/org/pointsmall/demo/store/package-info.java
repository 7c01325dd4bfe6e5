/**
 * The store of the demo, on Broadleaf: what any shop has before somebody installs the plugin. It knows nothing of
 * points beyond {@link org.pointsmall.demo.store.checkout.OrderPoints} and
 * {@link org.pointsmall.demo.store.cart.CartDisplay}, and runs without them.
 *
 * <p>Promises: everything is JSON below {@code /api/v1}; whatever goes wrong is answered with a problem document
 * ({@link org.pointsmall.demo.store.problem}); a shopper reaches nobody else's cart or order.
 */
@NullMarked
package org.pointsmall.demo.store;

import org.jspecify.annotations.NullMarked;
