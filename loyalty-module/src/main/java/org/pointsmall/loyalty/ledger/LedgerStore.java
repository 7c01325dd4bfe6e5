package org.pointsmall.loyalty.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.OrderRef;

/**
 * Where the ledger is kept. Every method runs in the caller's transaction. Whoever moves points first locks the
 * account, so that all that follows is read and written by one transaction at a time. Where an account has become part
 * of another, the other one is meant.
 */
public interface LedgerStore {

    /**
     * Makes these movements within the caller's transaction. Their rows may travel to the database together, at the latest
     * when the last movement is made. So a refused row may be reported only after all movements are made.
     */
    default <T> T together(Supplier<T> movements) {
        return movements.get();
    }

    /** A {@link org.pointsmall.loyalty.transaction.Savepoint} that may travel with the first of these movements. */
    <T> T behind(String savepoint, Supplier<T> movements);

    /** The member's account, opened if there was none, locked for writing until the transaction ends. */
    Account lock(MemberId member);

    /**
     * A locked account, and what claims an order.
     *
     * @param claim the hold, see {@link LedgerStore#claim}; of whichever account
     * @param heldLots see {@link LedgerStore#heldLots}; nothing without a claim, or where it is one of no points
     */
    record Claimed(Account account, Optional<Hold> claim, List<HeldLot> heldLots) {
        public Claimed {
            heldLots = List.copyOf(heldLots);
        }
    }

    /** Like {@link #lock(MemberId)}, and then reads what claims the order. */
    default Claimed lock(MemberId member, long orderId) {
        Account account = lock(member);
        Optional<Hold> claim = claim(orderId);
        return new Claimed(
                account,
                claim,
                claim.filter(hold -> !hold.points().isZero())
                        .map(hold -> heldLots(hold.id()))
                        .orElse(List.of()));
    }

    /** The account, locked for writing until the transaction ends. */
    Account lock(AccountId account);

    /**
     * The account itself, locked for writing until the transaction ends; empty where it has become part of another:
     * who has locked one account before may not be led to one that comes before it.
     */
    Optional<Account> lockItself(AccountId account);

    /**
     * Keeps everybody else from merging accounts until the transaction ends. Who comes to an account that was merged
     * while he waited for it holds its lock, and waits for the next one: nobody who holds another account may wait for
     * him. So a merge may only ever meet accounts that are not being merged.
     */
    void lockMerging();

    /**
     * Locks the accounts that have become part of this one: who merges it makes them part of the other. To be called
     * before any account is locked that stands for itself, as those do who come to one of these and are led on.
     */
    void lockPartsOf(AccountId account);

    /** The account of a hold, locked for writing until the transaction ends. */
    Account lockOf(HoldId hold);

    /** The member's account as it stands, without a lock. */
    Optional<Account> find(MemberId member);

    /** The account as it stands, without a lock. */
    Optional<Account> find(AccountId account);

    /** The member's account as it stands, opened if there was none, without a lock. */
    Account open(MemberId member);

    /**
     * Notes a change of status.
     *
     * @param into the account that it becomes part of, where it does; and with it all that have become part of it
     *     before, so that each account names the one that stands for it
     */
    void setStatus(AccountId account, AccountChange change, @Nullable AccountId into);

    /** The entry that was posted under this key. */
    Optional<JournalEntry> entry(PostingKey key);

    Optional<JournalEntry> entry(EntryId id);

    /** The lines of an entry, in their order. */
    List<Posting> postings(EntryId entry);

    /** What an entry took from this state of lots, in the order of its lines. */
    List<HeldLot> taken(EntryId entry, LedgerSide state);

    /** What an order has moved so far. */
    OrderTotals totals(long orderId);

    /** How many points of an exchange have come back so far. */
    Points givenBack(EntryId exchange);

    /** How the points of this entry fall on its order; nothing where it was not recorded. */
    Allocation allocation(EntryId entry);

    /** The lots that an order earned. */
    Set<LotId> earnedLots(long orderId);

    /**
     * What is left of the points that came into the lots that an order earned, wherever these are by now: what has been
     * taken back of the order, or is owed by these lots for it, has gone; and so has what has paid a debt.
     *
     * @param account which has the lots
     */
    Points left(AccountId account, long orderId);

    /**
     * What the account's lots owe, and what they are to get back: as lines of lots on {@link
     * LedgerSide#PROGRAMME_WRITTEN_OFF} add up to. All lots that were ever {@link #owing}, also those of nothing.
     */
    List<OwedLot> owedLots(AccountId account);

    /** What of the points that were to be taken back of an order has been written off, and has not come back since. */
    Points writtenOff(long orderId);

    /**
     * Prepares lots for lines by which they owe, or are to get something back: an entry that follows posts those.
     *
     * @param order the order that earned them; null to leave that as it is
     */
    void owing(AccountId account, Set<LotId> lots, @Nullable OrderRef order);

    /**
     * What the programme's sides add up to for one account, without lines of lots; those that are zero are left out.
     */
    Map<LedgerSide, Long> programmeSides(AccountId account);

    /** Lots with something available or pending, in {@link Lot#BURN_ORDER}. */
    List<Lot> liveLots(AccountId account);

    /** A new lot, filled: the entry that follows posts just that. */
    LotId openLot(AccountId account, NewLot lot);

    /** Makes all lots of one account another's. */
    void moveLots(AccountId from, AccountId into);

    /**
     * Appends the entry and moves what is kept beside the journal accordingly: the lots that it names, and the
     * account's balance.
     *
     * @param account as it stands under the lock
     */
    JournalEntry append(Account account, EntryDraft draft);

    /**
     * Opens a hold of the member's account without moving points or locking the account, and with it claims the
     * order. Empty where the order is claimed already, and where the member has no account of its own.
     *
     * @throws ClaimTakenException where somebody else claims it at the very same moment
     */
    Optional<HoldId> openHold(HoldRequest request, Instant at);

    /**
     * The same, also for a member who has no account yet, or one that is part of another's: empty only where the order is
     * claimed already.
     */
    default Optional<HoldId> openUnlocked(HoldRequest request, Instant at) {
        Optional<HoldId> opened = openHold(request, at);
        return opened.isPresent() || claim(request.orderId()).isPresent()
                ? opened
                : openHold(open(request.member()).id(), request, at);
    }

    /**
     * A locked account, and a hold that was opened for it before.
     *
     * @param hold empty where the order was claimed already
     * @param lots see {@link LedgerStore#liveLots}
     */
    record Opened(Optional<HoldId> hold, Account account, List<Lot> lots) {
        public Opened {
            lots = List.copyOf(lots);
        }
    }

    /**
     * Opens a hold, and then locks the member's account and reads its lots. The order is claimed before the account is locked,
     * as everybody does: in the other order, two checkouts of one order could wait for each other.
     */
    default Opened openLocked(HoldRequest request, Instant at) {
        Optional<HoldId> opened = openUnlocked(request, at);
        Account account = lock(request.member());
        return new Opened(opened, account, liveLots(account.id()));
    }

    /** The same under the account's lock; empty where the order is claimed already. */
    Optional<HoldId> openHold(AccountId account, HoldRequest request, Instant at);

    /** Takes back a hold that was opened in this transaction and holds nothing. */
    void discard(HoldId hold);

    /** Commits the open hold of no points by which this account claims the order; answers whether there was one. */
    boolean commitEmptyClaim(AccountId account, long orderId, Instant at);

    /** Remembers from which lots a hold took its points. */
    void addHeldLots(HoldId hold, List<HeldLot> lots);

    /** From which lots a hold took its points, in {@link Lot#BURN_ORDER}. */
    List<HeldLot> heldLots(HoldId hold);

    Optional<Hold> hold(HoldId hold);

    /** The hold that claims an order: the open one, or the committed one. */
    Optional<Hold> claim(long orderId);

    /** The order's hold that was opened last, however it ended: every checkout of a member opens one. */
    Optional<Hold> lastHold(long orderId);

    /**
     * Ends an open hold.
     *
     * @param committed how many of its points were used up
     */
    void end(HoldId hold, HoldStatus status, Points committed, Instant at);

    /** At most {@code limit} open holds whose time was up at {@code at}, with ids after {@code after}, in id order. */
    List<Hold> overdueHolds(Instant at, HoldId after, int limit);
}
