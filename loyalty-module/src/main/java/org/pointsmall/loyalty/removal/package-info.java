/** The way out: frees the store's carts of points once the programme no longer runs, and says what remains of it. */
@NullMarked
package org.pointsmall.loyalty.removal;

import org.jspecify.annotations.NullMarked;
