package org.pointsmall.loyalty.ledger;

import java.util.function.Supplier;
import org.pointsmall.loyalty.transaction.Transactions;

/** Transactions over an {@link InMemoryLedgerStore}: what fails is taken back there, and counted. */
public final class InMemoryTransactions implements Transactions {
    private final InMemoryLedgerStore store;
    private final Supplier<Runnable> besides;
    private boolean underWay;
    private int rollbacks;

    public InMemoryTransactions(InMemoryLedgerStore store) {
        this(store, () -> () -> {});
    }

    /** @param besides what takes back the rest, from the moment on in which it is asked for it */
    public InMemoryTransactions(InMemoryLedgerStore store, Supplier<Runnable> besides) {
        this.store = store;
        this.besides = besides;
    }

    public boolean isUnderWay() {
        return underWay;
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
        Runnable rest = besides.get();
        try {
            return work.get();
        } catch (RuntimeException e) {
            rollback.run();
            rest.run();
            rollbacks++;
            throw e;
        }
    }

    /** How often something was taken back. */
    public int rollbacks() {
        return rollbacks;
    }
}
