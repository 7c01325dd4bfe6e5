/** Earning rules and what is counted against their limits, in the store's database. */
@NullMarked
package org.pointsmall.loyalty.earning.jdbc;

import org.jspecify.annotations.NullMarked;
