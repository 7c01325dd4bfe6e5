package org.pointsmall.loyalty.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be tried again of one kind of work, for all nodes. A thing is in it once: while it waits, and, as a record
 * of what happened, after it was done. Writing takes part in the caller's transaction.
 */
public interface Retries {

    /** The thing, while it waits. */
    Optional<Retry> find(long id);

    /**
     * Notes a thing's first failure; does nothing where it was in it and has been done since.
     *
     * @throws RuntimeException where somebody else notes the same at the very same moment
     */
    void add(Retry first);

    /** Notes one more failure; does nothing where the thing has been done, or failed once more, since {@code before}. */
    void replace(Retry before, Retry now);

    /** Notes a failure, whether it is the first or not. */
    default void failed(long id, @Nullable String label, Instant at, String error) {
        Optional<Retry> before = find(id);
        if (before.isPresent()) {
            replace(before.get(), before.get().failedAgain(at, error));
        } else {
            add(Retry.failed(id, label, at, error));
        }
    }

    /** Ends the thing's waiting; does nothing where it does not wait. */
    void done(long id, Instant at);

    /** At most {@code limit} things that were to be tried again by {@code at}, with ids after {@code after}, by id. */
    List<Retry> due(Instant at, long after, int limit);

    /** At most {@code limit} things that wait, the one that failed first before the others. */
    List<Retry> waiting(int limit);

    /** How many wait. The answer costs by the number of these, not of all that ever waited. */
    Summary now();

    /**
     * The things that wait.
     *
     * @param oldestFailedAt when the first of them failed; null where there is none
     * @param nextAt when the first of them is to be tried again; null where there is none
     */
    record Summary(long count, @Nullable Instant oldestFailedAt, @Nullable Instant nextAt) {}
}
