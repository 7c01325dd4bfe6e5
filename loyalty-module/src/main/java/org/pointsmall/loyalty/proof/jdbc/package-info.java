/**
 * Reads the ledger's rows for the proof.
 *
 * <p>By plain statements that every supported database answers alike, page by page along an index: what the proof holds
 * in memory then depends on no driver's idea of a fetch size, and no page's cost on how much was read before it.
 */
@NullMarked
package org.pointsmall.loyalty.proof.jdbc;

import org.jspecify.annotations.NullMarked;
