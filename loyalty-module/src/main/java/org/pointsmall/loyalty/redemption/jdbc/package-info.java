/** What settles orders late, in the store's database: the statements run on the connection of the store's transaction. */
@NullMarked
package org.pointsmall.loyalty.redemption.jdbc;

import org.jspecify.annotations.NullMarked;
