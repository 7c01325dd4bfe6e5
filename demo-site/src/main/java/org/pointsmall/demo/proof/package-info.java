/**
 * Proves the demo's ledger from outside the store, from the same database, while the store runs or not.
 *
 * <p>Promises: reads only; opens nothing that is not there; what the running store keeps in memory can't colour the
 * result.
 */
@NullMarked
package org.pointsmall.demo.proof;

import org.jspecify.annotations.NullMarked;
