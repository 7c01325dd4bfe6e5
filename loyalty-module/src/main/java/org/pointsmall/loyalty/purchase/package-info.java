/** Carts and orders of the store in the programme's own terms: what is bought, by whom, for how much. */
@NullMarked
package org.pointsmall.loyalty.purchase;

import org.jspecify.annotations.NullMarked;
