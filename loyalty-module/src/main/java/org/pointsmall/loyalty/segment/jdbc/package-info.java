/** Segments in the store's database: the statements run on the connection of the store's transaction. */
@NullMarked
package org.pointsmall.loyalty.segment.jdbc;

import org.jspecify.annotations.NullMarked;
