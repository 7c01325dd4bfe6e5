/** The store's products: their flags, categories, names and prices. */
@NullMarked
package org.pointsmall.loyalty.broadleaf.catalog;

import org.jspecify.annotations.NullMarked;
