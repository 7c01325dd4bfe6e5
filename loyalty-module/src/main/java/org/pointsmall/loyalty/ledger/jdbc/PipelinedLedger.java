package org.pointsmall.loyalty.ledger.jdbc;

import org.pointsmall.loyalty.transaction.jdbc.StatementPipeline;

/** A ledger whose rows travel together, and others' with them; an interface, so that a store can put a proxy around it. */
@FunctionalInterface
public interface PipelinedLedger {

    /** Where rows are written that belong to movements of the ledger. */
    StatementPipeline pipeline();
}
