package org.pointsmall.loyalty.ledger;

import java.util.function.Supplier;
import org.pointsmall.loyalty.transaction.Transactions;

/** Transactions over an {@link InMemoryLedgerStore}: what fails is taken back there, and counted. */
public final class InMemoryTransactions implements Transactions {
    private final InMemoryLedgerStore store;
    private boolean underWay;
    private int rollbacks;

    public InMemoryTransactions(InMemoryLedgerStore store) {
        this.store = store;
    }

    @Override
    public <T> T required(Supplier<T> work) {
        if (underWay) {
            return work.get();
        }
        underWay = true;
        try {
            return isolated(work);
        } finally {
            underWay = false;
        }
    }

    @Override
    public <T> T isolated(Supplier<T> work) {
        Runnable rollback = store.savepoint();
        try {
            return work.get();
        } catch (RuntimeException e) {
            rollback.run();
            rollbacks++;
            throw e;
        }
    }

    /** How often something was taken back. */
    public int rollbacks() {
        return rollbacks;
    }
}
