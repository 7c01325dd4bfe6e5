package org.pointsmall.loyalty.ledger;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.time.BusinessTime;

/**
 * Posts for many accounts at once what time itself moves: the very entries that the next movement of each account would
 * post, one an account and kind. Whoever comes first posts them.
 */
public interface DueLots {

    /** What becomes of a lot when its time has come. */
    enum Due {
        /** What is pending of it becomes available. */
        ACTIVATION(EntryKind.ACTIVATE),
        /** What remains of it is lost. */
        EXPIRY(EntryKind.EXPIRE);

        private final EntryKind kind;

        Due(EntryKind kind) {
            this.kind = kind;
        }

        /** The kind of the entries that it posts. */
        public EntryKind kind() {
            return kind;
        }
    }

    /**
     * A place among lots in the order of their time.
     *
     * @param at when the lot's time came
     * @param lot the lot
     */
    record Mark(Instant at, LotId lot) {}

    /**
     * What was posted.
     *
     * @param accounts for how many accounts
     * @param last up to where; null where nothing was left to look at
     */
    record Posted(long accounts, @Nullable Mark last) {}

    /**
     * Posts what is due for the accounts of the next lots, in one transaction, with their accounts locked in the order
     * of their ids. An account's entry takes up all that is due of it.
     *
     * @param at what was due by then
     * @param after lots after this one; null from the start
     * @param accounts at most so many accounts, at least 1
     */
    Posted post(Due due, Instant at, @Nullable Mark after, int accounts);

    /** When the oldest lot's time came that nobody has posted yet; empty where there is none by then. */
    Optional<Instant> oldest(Due due, Instant at);

    /** The job {@code activate-lots}. */
    default Job activation(BusinessTime time) {
        return new PostDueLots(new JobName("activate-lots"), Due.ACTIVATION, this, time);
    }

    /** The job {@code expire-lots}. */
    default Job expiry(BusinessTime time) {
        return new PostDueLots(new JobName("expire-lots"), Due.EXPIRY, this, time);
    }
}
