package org.pointsmall.loyalty.account;

import java.time.Clock;
import org.pointsmall.loyalty.refusal.Outcome;

/**
 * Moves points: earn, hold, commit, release. Each movement is one journal entry, posted under the account's lock in the
 * caller's transaction; a movement that is repeated under its key answers with the first result.
 */
public final class Ledger {
    private final LedgerStore store;
    private final Clock clock;

    public Ledger(LedgerStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The member's points as they stand, nothing for somebody who has never had any. */
    public Balance balance(MemberId member) {
        return store.find(member).map(Account::balance).orElse(Balance.NOTHING);
    }

    /** Locks the member's account, opened if there was none, until the caller's transaction ends. */
    public LockedAccount lock(MemberId member) {
        return new LockedAccount(store, clock, store.lock(member));
    }

    /**
     * Credits points as a new lot. Refused with {@code IDEMPOTENCY_KEY_REUSED} where the key stands for another
     * earning.
     */
    public Outcome<JournalEntry> earn(Earning earning) {
        return lock(earning.member()).earn(earning);
    }

    /**
     * Reserves points for the checkout of an order, from the lots that expire first. Refused with
     *
     * <ul>
     *   <li>{@code INSUFFICIENT_POINTS} ({@code required}, {@code available});
     *   <li>{@code ACCOUNT_FROZEN};
     *   <li>{@code CONFLICT} ({@code orderId}) while another checkout of the order is under way, or after one has
     *       been committed. The member's own hold of the order is timed out first where its time is up; another
     *       member's, of an order that has changed hands, needs that account's lock and is left to recovery.
     * </ul>
     */
    public Outcome<Hold> hold(HoldRequest request) {
        return lock(request.member()).hold(request);
    }

    /**
     * Uses up the points of an open hold. A hold that is already committed answers with itself; one that was released
     * or timed out is refused with {@code HOLD_EXPIRED}.
     *
     * @param order the order, by now with its number
     */
    public Outcome<Hold> commit(HoldId id, OrderRef order) {
        LockedAccount account = lockOf(id);
        return account.commit(existing(id), order);
    }

    /**
     * Makes the points of an open hold available again. A hold that already ended without being committed answers with
     * itself; a committed one is refused with {@code CONFLICT}.
     */
    public Outcome<Hold> release(HoldId id) {
        return giveBack(id, HoldStatus.RELEASED);
    }

    /** Like {@link #release}, but says that nobody ended the hold in time. */
    public Outcome<Hold> timeOut(HoldId id) {
        return giveBack(id, HoldStatus.TIMED_OUT);
    }

    private Outcome<Hold> giveBack(HoldId id, HoldStatus end) {
        LockedAccount account = lockOf(id);
        return account.giveBack(existing(id), end);
    }

    /** The hold is read once to learn its account, and again under the lock: only then is its status the last word. */
    private LockedAccount lockOf(HoldId id) {
        return new LockedAccount(store, clock, store.lock(existing(id).account()));
    }

    private Hold existing(HoldId id) {
        return store.hold(id).orElseThrow(() -> new IllegalArgumentException("no such hold: " + id));
    }
}
