/** Points on the shopper's own cart: what they would do, applying them, taking them off again. */
@NullMarked
package org.pointsmall.loyalty.api.cart;

import org.jspecify.annotations.NullMarked;
