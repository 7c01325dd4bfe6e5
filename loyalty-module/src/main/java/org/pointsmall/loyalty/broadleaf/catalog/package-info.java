/** Flags of the store's products. */
@NullMarked
package org.pointsmall.loyalty.broadleaf.catalog;

import org.jspecify.annotations.NullMarked;
