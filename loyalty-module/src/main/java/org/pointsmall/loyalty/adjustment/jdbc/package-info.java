/** Adjustments by hand in the store's database. */
@NullMarked
package org.pointsmall.loyalty.adjustment.jdbc;

import org.jspecify.annotations.NullMarked;
