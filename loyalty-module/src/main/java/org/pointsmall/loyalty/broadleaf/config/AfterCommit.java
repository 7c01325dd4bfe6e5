package org.pointsmall.loyalty.broadleaf.config;

import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What is to be done once the transaction under way has been committed. A part of it that is undone behind a savepoint
 * of {@link StoreTransactions} takes its actions with it; of savepoints that others take, nothing is known here.
 */
final class AfterCommit implements TransactionSynchronization {
    private final List<Runnable> actions = new ArrayList<>();

    private AfterCommit() {}

    /** Now, where no transaction is under way. What the action throws is logged, and changes nothing any more. */
    static void run(Runnable action) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            ofTransaction().actions.add(action);
        } else {
            action.run();
        }
    }

    /** How far the transaction under way has come, for {@link #backTo}. */
    static int mark() {
        return TransactionSynchronizationManager.isSynchronizationActive()
                ? ofTransaction().actions.size()
                : 0;
    }

    /** Forgets what was added since the mark. */
    static void backTo(int mark) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            List<Runnable> actions = ofTransaction().actions;
            actions.subList(mark, actions.size()).clear();
        }
    }

    /** After the completion, not after the commit: there an exception would reach a caller whose work is committed. */
    @Override
    public void afterCompletion(int status) {
        if (status == STATUS_COMMITTED) {
            actions.forEach(Runnable::run);
        }
    }

    /** The list of synchronizations is the transaction's own, also where it suspends another. */
    private static AfterCommit ofTransaction() {
        for (TransactionSynchronization known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof AfterCommit afterCommit) {
                return afterCommit;
            }
        }
        AfterCommit afterCommit = new AfterCommit();
        TransactionSynchronizationManager.registerSynchronization(afterCommit);
        return afterCommit;
    }
}
