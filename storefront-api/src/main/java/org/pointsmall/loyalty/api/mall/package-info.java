/** The points mall: offers as a shopper sees them, and putting goods of it into the cart. */
@NullMarked
package org.pointsmall.loyalty.api.mall;

import org.jspecify.annotations.NullMarked;
