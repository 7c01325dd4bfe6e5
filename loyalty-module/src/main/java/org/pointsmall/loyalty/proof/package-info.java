/**
 * The proof of the ledger: everything that is kept beside the journal is rebuilt from the journal alone, and compared.
 *
 * <p>Promises: reads only, and in short consistent views of some hundred accounts each, so the store goes on moving
 * points meanwhile; the memory that it takes grows with the lots that still hold points among those accounts, not with
 * the entries; the difference that comes first in the journal is named with its entry, whatever the order of reading.
 *
 * <p>Knows nothing of the code that it checks: neither its types nor its arithmetic, only the meaning of the rows. Kinds
 * of entries and sides that are new to it are added up like all others. Points that move to another account with their
 * lot do so by lines of both accounts, so each account's lots follow from its own entries.
 *
 * <p>What was bought with points is proved against the entries that paid it and gave points back: of each exchange there
 * is one reward with its points, uses and codes. What is limited is proved against the claims that took it.
 */
@NullMarked
package org.pointsmall.loyalty.proof;

import org.jspecify.annotations.NullMarked;
