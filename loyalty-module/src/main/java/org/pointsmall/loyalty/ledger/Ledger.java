package org.pointsmall.loyalty.ledger;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Moves points. Each movement is one journal entry, posted under the account's lock in the caller's transaction; a
 * movement that is repeated under its key answers with the first result. Where a movement is refused, nothing has
 * changed but what was due in any case: points that have expired, or that have waited long enough.
 */
public final class Ledger {
    private final LedgerStore store;
    private final LedgerTerms terms;
    private final BusinessTime time;
    private final LedgerObserver observer;
    private final LedgerFollower follower;

    public Ledger(LedgerStore store, LedgerTerms terms, BusinessTime time) {
        this(store, terms, time, LedgerObserver.NONE);
    }

    public Ledger(LedgerStore store, LedgerTerms terms, BusinessTime time, LedgerObserver observer) {
        this(store, terms, time, observer, LedgerFollower.NONE);
    }

    public Ledger(
            LedgerStore store, LedgerTerms terms, BusinessTime time, LedgerObserver observer, LedgerFollower follower) {
        this.store = store;
        this.terms = terms;
        this.time = time;
        this.observer = observer;
        this.follower = follower;
    }

    /** The member's points as they stand, nothing for somebody who has never had any. */
    public Balance balance(MemberId member) {
        return store.find(member).map(Account::balance).orElse(Balance.NOTHING);
    }

    /** The member's account as it stands, without a lock; nothing for somebody who has never had any points. */
    public Optional<Account> account(MemberId member) {
        return store.find(member);
    }

    /** Locks the member's account, opened if there was none, until the caller's transaction ends. */
    public LockedAccount lock(MemberId member) {
        return locked(store.lock(member));
    }

    /**
     * A locked account, and its claim to an order.
     *
     * @param claim see {@link LockedAccount#claim}
     * @param heldLots where the claim has its points from
     */
    public record Claimed(LockedAccount account, Optional<Hold> claim, List<HeldLot> heldLots) {
        /** See {@link Ledger#commit}; uses up all of the claim's points. */
        public Outcome<Hold> commit(OrderRef order) {
            return account.commit(claim.orElseThrow(), heldLots, order);
        }
    }

    /** Locks the member's account like {@link #lock(MemberId)}, and reads its claim to the order. */
    public Claimed lock(MemberId member, long orderId) {
        LedgerStore.Claimed claimed = store.lock(member, orderId);
        LockedAccount account = locked(claimed.account());
        return new Claimed(
                account, claimed.claim().filter(hold -> account.book.owns(hold.account())), claimed.heldLots());
    }

    /**
     * Makes these movements of one account, which may travel to the database together, so that a failure undoes them
     * alone. They begin by locking the account.
     */
    public <T> T isolated(Transactions transactions, Supplier<T> movements) {
        return transactions.isolated(store::behind, () -> store.together(movements));
    }

    /**
     * Credits points as a new lot; what the member owes is paid first. Refused with
     *
     * <ul>
     *   <li>{@code ACCOUNT_FROZEN} ({@code accountStatus}) where the account is closed; a frozen one earns;
     *   <li>{@code IDEMPOTENCY_KEY_REUSED} ({@code key}) where the key stands for another earning.
     * </ul>
     */
    public Outcome<JournalEntry> earn(Earning earning) {
        return store.together(() -> lock(earning.member()).earn(earning));
    }

    /**
     * Reserves points for the checkout of an order, from the lots that expire first. Refused with
     *
     * <ul>
     *   <li>{@code INSUFFICIENT_POINTS} ({@code required}, {@code available});
     *   <li>{@code ACCOUNT_FROZEN} ({@code accountStatus}), which a closed account is too;
     *   <li>{@code CONFLICT} ({@code orderId}) while another checkout of the order is under way, or after one has
     *       been committed. The member's own hold of the order is timed out first where its time is up; another
     *       member's, of an order that has changed hands, needs that account's lock and is left to recovery.
     * </ul>
     *
     * @throws ClaimTakenException where another checkout of the order begins at the very same moment
     */
    public Outcome<Hold> hold(HoldRequest request) {
        return store.together(() -> {
            LedgerStore.Opened opened = store.openLocked(request, time.now());
            return locked(opened.account()).hold(request, opened);
        });
    }

    /**
     * Claims the checkout of an order on which no points are spent: a hold of no points, opened without the account's
     * lock where nothing stands against it. Refused like {@link #hold}.
     */
    public Outcome<HoldId> claim(HoldRequest request) {
        return store.openUnlocked(request, time.now())
                .map(Outcome::done)
                .orElseGet(() -> lock(request.member()).takeOver(request).map(Hold::id));
    }

    /**
     * Uses up the points of an open hold. A hold that is already committed answers with itself; one that was released
     * or timed out is refused with {@code HOLD_EXPIRED} ({@code orderId}).
     *
     * @param order the order, by now with its number
     */
    public Outcome<Hold> commit(HoldId id, OrderRef order) {
        return store.together(() -> locked(store.lockOf(id)).commit(existing(id), order));
    }

    /**
     * Uses up some of an open hold's points, those that expire first; the rest becomes available again.
     *
     * @param used how many; {@code INSUFFICIENT_POINTS} where the hold has fewer
     */
    public Outcome<Hold> commit(HoldId id, OrderRef order, Points used) {
        return store.together(() -> locked(store.lockOf(id)).commit(existing(id), order, used));
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
        return store.together(() -> locked(store.lockOf(id)).giveBack(existing(id), end));
    }

    /**
     * Gives points back that an order used up: to the lots that they came from, the last burned first. To a lot that
     * has expired meanwhile they come back with the programme's grace. Refused with
     *
     * <ul>
     *   <li>{@code ABOVE_CAP} ({@code required}, {@code limit}) where the order has not so many of the member's left;
     *   <li>{@code ACCOUNT_FROZEN} ({@code accountStatus}) where the account is closed;
     *   <li>{@code IDEMPOTENCY_KEY_REUSED}.
     * </ul>
     */
    public Outcome<JournalEntry> returnPoints(OrderReturn back) {
        return store.together(() -> lock(back.member()).returnPoints(back));
    }

    /**
     * Takes back points that an order earned: from its own lots first, then as the programme's {@link ClawbackPolicy}
     * says. Refused with {@code ABOVE_CAP} ({@code required}, {@code limit}) where the member did not earn so
     * many by it, or they have been taken back already, and with {@code IDEMPOTENCY_KEY_REUSED}.
     */
    public Outcome<JournalEntry> clawBack(OrderReturn back) {
        return store.together(() -> lock(back.member()).clawBack(back));
    }

    /**
     * Uses up points for a reward in one step, from the lots that expire first. Refused with
     *
     * <ul>
     *   <li>{@code INSUFFICIENT_POINTS} ({@code required}, {@code available});
     *   <li>{@code ACCOUNT_FROZEN} ({@code accountStatus}), which a closed account is too;
     *   <li>{@code IDEMPOTENCY_KEY_REUSED} ({@code key}) where the key stands for another exchange.
     * </ul>
     */
    public Outcome<JournalEntry> exchange(Exchange exchange) {
        return store.together(() -> lock(exchange.member()).exchange(exchange));
    }

    /**
     * Gives points of an exchange back, in as many parts as it takes: to the lots that they came from, the last burned
     * first. To a lot that has expired meanwhile they come back with the programme's grace. The entry names the exchange
     * that it undoes. Refused with
     *
     * <ul>
     *   <li>{@code ABOVE_CAP} ({@code required}, {@code limit}) where the exchange has not so many left, or is none of
     *       the member's;
     *   <li>{@code ACCOUNT_FROZEN} ({@code accountStatus}) where the account is closed;
     *   <li>{@code IDEMPOTENCY_KEY_REUSED}.
     * </ul>
     *
     * @throws IllegalArgumentException where there is no such entry
     */
    public Outcome<JournalEntry> giveBack(GiveBack back) {
        return store.together(() -> lock(back.member()).giveBack(back));
    }

    /**
     * Gives or takes points by hand. Refused with {@code INSUFFICIENT_POINTS} where fewer are available than are to be
     * taken, {@code ACCOUNT_FROZEN} where the account is closed, {@code IDEMPOTENCY_KEY_REUSED}.
     */
    public Outcome<JournalEntry> adjust(Adjustment adjustment) {
        return store.together(() -> lock(adjustment.member()).adjust(adjustment));
    }

    /**
     * Undoes an adjustment, or an opening, by a counter-entry, once; again, it answers with the first. Refused with
     *
     * <ul>
     *   <li>{@code INSUFFICIENT_POINTS} where points that were given have been spent, and too few others are available;
     *   <li>{@code ACCOUNT_FROZEN} ({@code accountStatus}) where the account is closed;
     *   <li>{@code CONFLICT} ({@code kind}) where the entry is neither: other entries have ways of their own.
     * </ul>
     *
     * @throws IllegalArgumentException where there is no such entry
     */
    public Outcome<JournalEntry> reverse(EntryId id, String actor, String reason) {
        JournalEntry entry = store.entry(id).orElseThrow(() -> new IllegalArgumentException("no such entry: " + id));
        if (Adjusting.undone(entry.kind()).isEmpty()) {
            return observer.told(Outcome.refused(
                    Refusal.of(RefusalCode.CONFLICT).with("kind", entry.kind().name())));
        }
        return locked(store.lock(entry.account())).reverse(entry, actor, reason);
    }

    /** The entry that was posted under this key; nothing where none was. */
    public Optional<EntryId> entry(PostingKey key) {
        return store.entry(key).map(JournalEntry::id);
    }

    /** Keeps the member from spending. Refused with {@code ACCOUNT_FROZEN} where the account is closed. */
    public Outcome<Balance> freeze(MemberId member, String actor, String reason) {
        return observer.told(new Closing(lock(member).book).change(AccountStatus.FROZEN, actor, reason));
    }

    /** Lets the member spend again. Refused with {@code ACCOUNT_FROZEN} where the account is closed. */
    public Outcome<Balance> unfreeze(MemberId member, String actor, String reason) {
        return observer.told(new Closing(lock(member).book).change(AccountStatus.ACTIVE, actor, reason));
    }

    /**
     * Closes the account for good. A debt is paid from what is available; what is lacking is written off. Refused with
     * {@code CONFLICT} ({@code held}) while points are held.
     */
    public Outcome<Balance> close(MemberId member, Leftover leftover, String actor, String reason) {
        return observer.told(new Closing(lock(member).book).close(leftover, actor, reason));
    }

    /**
     * Makes one member's account part of another's: lots with their expiry, debt and totals. From then on it stands
     * for the other one, and so do those that have become part of it before. Again, it changes nothing. Refused with
     *
     * <ul>
     *   <li>{@code CONFLICT} ({@code held}) while points of the first are held;
     *   <li>{@code CONFLICT} ({@code sameAccount}) where the first stands for the second already, so that it would become
     *       part of itself;
     *   <li>{@code ACCOUNT_FROZEN} ({@code accountStatus}) where one of them is frozen or closed.
     * </ul>
     *
     * Only one merge goes on at a time, so a transaction that merges does it before it locks any account for something
     * else.
     *
     * @return the other account's balance
     */
    public Outcome<Balance> merge(MemberId from, MemberId into, String actor, String reason) {
        return observer.told(new JoinAccounts(store, account -> locked(account).book).join(from, into, actor, reason));
    }

    private LockedAccount locked(Account account) {
        return new LockedAccount(store, terms, time, observer, follower, account);
    }

    private Hold existing(HoldId id) {
        return store.hold(id).orElseThrow(() -> new IllegalArgumentException("no such hold: " + id));
    }
}
