/** What members would earn: by the cart as it is, or by a product; with the reasons that its award would have. */
@NullMarked
package org.pointsmall.loyalty.api.earnings;

import org.jspecify.annotations.NullMarked;
