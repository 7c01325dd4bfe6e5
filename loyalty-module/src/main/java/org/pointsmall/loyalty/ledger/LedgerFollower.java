package org.pointsmall.loyalty.ledger;

import java.time.Instant;
import java.util.List;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.OrderRef;

/**
 * Does what follows from an entry, in the transaction that posts it and under the account's lock: both are committed, or
 * neither is. What it throws fails the movement. Entries that {@link DueLots} posts for many accounts at once are not
 * told.
 */
public interface LedgerFollower {

    /** Does nothing. */
    LedgerFollower NONE = new LedgerFollower() {
        @Override
        public void posted(Account account, EntryDraft draft) {}

        @Override
        public void merged(Account from, Account into, Instant at) {}
    };

    /** What is done when one member's account becomes part of another's. */
    @FunctionalInterface
    interface Merged {
        void merged(MemberId from, MemberId into, Instant at);
    }

    /** Does something only when two accounts become one. */
    static LedgerFollower onMerge(Merged follower) {
        return new LedgerFollower() {
            @Override
            public void posted(Account account, EntryDraft draft) {}

            @Override
            public void merged(Account from, Account into, Instant at) {
                follower.merged(from.member(), into.member(), at);
            }
        };
    }

    /** Tells each of these, in their order. */
    static LedgerFollower all(List<LedgerFollower> followers) {
        return new LedgerFollower() {
            @Override
            public void posted(Account account, EntryDraft draft) {
                followers.forEach(follower -> follower.posted(account, draft));
            }

            @Override
            public void undone(Account account, OrderRef order, PostingKey key, Allocation undone, Instant at) {
                followers.forEach(follower -> follower.undone(account, order, key, undone, at));
            }

            @Override
            public void became(Account account, AccountStatus status, Instant at) {
                followers.forEach(follower -> follower.became(account, status, at));
            }

            @Override
            public void merged(Account from, Account into, Instant at) {
                followers.forEach(follower -> follower.merged(from, into, at));
            }
        };
    }

    /**
     * An entry has been appended, once: one that answers a repeat is not told again. The ledger's own rows may not have
     * been sent to the database yet, so they are not there to be read.
     *
     * @param account as it was before the entry
     */
    void posted(Account account, EntryDraft draft);

    /**
     * What an order had earned is undone without a point to take back, and without an entry.
     *
     * @param undone what of the award goes; nothing where all that is left of it does
     */
    default void undone(Account account, OrderRef order, PostingKey key, Allocation undone, Instant at) {}

    /**
     * An account may move points from now on, or no longer.
     *
     * @param account as it was before
     */
    default void became(Account account, AccountStatus status, Instant at) {}

    /** One account has become part of another; both are locked. */
    void merged(Account from, Account into, Instant at);
}
