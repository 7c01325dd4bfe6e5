package org.pointsmall.loyalty.transaction.jdbc;

import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.pointsmall.loyalty.transaction.Savepoint;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions of the store's own manager. The savepoint is taken on the connection itself: the manager for JPA has
 * none, and a failure that only a savepoint must undo may not mark the shopper's whole transaction for rollback.
 */
public final class StoreTransactions implements Transactions {
    private final TransactionTemplate template;
    private final JdbcTemplate jdbc;

    public StoreTransactions(PlatformTransactionManager manager, DataSource dataSource) {
        template = new TransactionTemplate(manager);
        jdbc = new JdbcTemplate(dataSource);
    }

    /** Does this once the transaction under way has been committed, or now where there is none. Failures are logged. */
    public static void afterCommit(Runnable action) {
        AfterCommit.run(action);
    }

    @Override
    public <T> T required(Supplier<T> work) {
        if (IsolatedWork.underWay()) {
            return work.get();
        }
        return Objects.requireNonNull(template.execute(status -> work.get()));
    }

    @Override
    public <T> T isolated(Supplier<T> work) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return required(work);
        }
        return Objects.requireNonNull(jdbc.execute((ConnectionCallback<T>) connection -> {
            var savepoint = connection.setSavepoint();
            int mark = AfterCommit.mark();
            try {
                // Not released: it goes with the transaction, and releasing it would be one more trip to the database.
                return IsolatedWork.run(work);
            } catch (RuntimeException e) {
                connection.rollback(savepoint);
                AfterCommit.backTo(mark);
                throw e;
            }
        }));
    }

    @Override
    public <T> T isolated(Savepoint savepoint, Supplier<T> work) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return required(work);
        }
        int mark = AfterCommit.mark();
        try {
            String name = "LOYALTY_" + IsolatedWork.depth();
            return IsolatedWork.run(() -> savepoint.around(name, work));
        } catch (RuntimeException e) {
            AfterCommit.backTo(mark);
            throw e;
        }
    }

    /**
     * Whether this thread is behind a savepoint. There, {@link #required} must not ask the transaction manager: an
     * exception that passed through it would doom the outer transaction, which the savepoint is there to save.
     */
    private static final class IsolatedWork {
        private static final ThreadLocal<Integer> DEPTH = ThreadLocal.withInitial(() -> 0);

        static boolean underWay() {
            return depth() > 0;
        }

        static int depth() {
            return DEPTH.get();
        }

        static <T> T run(Supplier<T> work) {
            int depth = DEPTH.get();
            DEPTH.set(depth + 1);
            try {
                return work.get();
            } finally {
                if (depth == 0) {
                    DEPTH.remove();
                } else {
                    DEPTH.set(depth);
                }
            }
        }
    }
}
