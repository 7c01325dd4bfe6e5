package org.pointsmall.loyalty.transaction.jdbc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What is to be done once the transaction under way has been committed. A part of it that is undone behind a savepoint
 * of {@link StoreTransactions} takes its actions with it; of savepoints that others take, nothing is known here.
 */
final class AfterCommit implements TransactionSynchronization {
    private static final Object KEY = AfterCommit.class;

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
        AfterCommit known = known();
        return known == null ? 0 : known.actions.size();
    }

    /** Forgets what was added since the mark. */
    static void backTo(int mark) {
        AfterCommit known = known();
        if (known != null) {
            known.actions.subList(mark, known.actions.size()).clear();
        }
    }

    /** After the completion, not after the commit: there an exception would reach a caller whose work is committed. */
    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
        if (status == STATUS_COMMITTED) {
            actions.forEach(Runnable::run);
        }
    }

    /** The transaction's own, also where it suspends another. */
    private static AfterCommit ofTransaction() {
        AfterCommit known = known();
        if (known != null) {
            return known;
        }
        AfterCommit afterCommit = new AfterCommit();
        TransactionSynchronizationManager.bindResource(KEY, afterCommit);
        TransactionSynchronizationManager.registerSynchronization(afterCommit);
        return afterCommit;
    }

    /** Not looked for among the synchronizations: whoever asks for these has them sorted, each time. */
    private static @Nullable AfterCommit known() {
        return (AfterCommit) TransactionSynchronizationManager.getResource(KEY);
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(KEY);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(KEY, this);
    }
}
