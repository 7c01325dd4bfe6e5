/** What the catalogue says of products: flags that change how they can be bought, and what they earn. */
@NullMarked
package org.pointsmall.loyalty.catalogue;

import org.jspecify.annotations.NullMarked;
