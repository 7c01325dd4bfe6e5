/** Returns in the store's database. */
@NullMarked
package org.pointsmall.loyalty.aftersale.jdbc;

import org.jspecify.annotations.NullMarked;
