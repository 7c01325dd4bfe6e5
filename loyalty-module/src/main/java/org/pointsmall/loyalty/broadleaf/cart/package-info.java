/** The shopper's cart, read in the programme's terms, and where a wish to spend points is kept. */
@NullMarked
package org.pointsmall.loyalty.broadleaf.cart;

import org.jspecify.annotations.NullMarked;
