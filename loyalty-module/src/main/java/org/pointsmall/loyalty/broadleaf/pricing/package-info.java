/** Keeps the points payment in step with the cart, at every pricing. */
@NullMarked
package org.pointsmall.loyalty.broadleaf.pricing;

import org.jspecify.annotations.NullMarked;
