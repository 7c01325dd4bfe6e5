/**
 * The ledger in the store's database.
 *
 * <p>By SQL and not by entities: a row that a persistence context has read before is not read again when it is locked,
 * and a stale balance under a lock is how points are spent twice. The statements run on the connection of the store's
 * transaction, so they commit or roll back with the order.
 */
@NullMarked
package org.pointsmall.loyalty.ledger.jdbc;

import org.jspecify.annotations.NullMarked;
