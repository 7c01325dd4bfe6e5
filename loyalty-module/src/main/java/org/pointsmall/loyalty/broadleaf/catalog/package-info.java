/** The store's products and categories: their names, and what flags and rules ask of them. */
@NullMarked
package org.pointsmall.loyalty.broadleaf.catalog;

import org.jspecify.annotations.NullMarked;
