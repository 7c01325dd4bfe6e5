/** What was learnt of items, in the store's database: the statements run on the connection of the store's transaction. */
@NullMarked
package org.pointsmall.loyalty.recommendation.taste.jdbc;

import org.jspecify.annotations.NullMarked;
