/**
 * The ledger. Points move only by journal entries: append-only, double-entry, each with a posting key that answers a
 * repeat with the first result. Balances, lots and holds are what the postings add up to, kept beside them in the same
 * transaction.
 *
 * <p>Plain Java: {@link org.pointsmall.loyalty.ledger.LedgerStore} is where it is stored.
 */
@NullMarked
package org.pointsmall.loyalty.ledger;

import org.jspecify.annotations.NullMarked;
