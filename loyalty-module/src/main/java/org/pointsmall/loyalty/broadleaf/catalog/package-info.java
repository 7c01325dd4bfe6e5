/** The store's products and categories: their names, prices and flags, and what rules ask of them. */
@NullMarked
package org.pointsmall.loyalty.broadleaf.catalog;

import org.jspecify.annotations.NullMarked;
