/** What is taken of limited quantities, in rows: one that is locked for each, and one a claim. */
@NullMarked
package org.pointsmall.loyalty.stock.jdbc;

import org.jspecify.annotations.NullMarked;
