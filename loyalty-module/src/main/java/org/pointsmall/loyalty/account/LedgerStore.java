package org.pointsmall.loyalty.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where the ledger is kept. Every method runs in the caller's transaction. Whoever moves points first locks the
 * account, so that all that follows is read and written by one transaction at a time.
 */
public interface LedgerStore {

    /** The member's account, opened if there was none, locked for writing until the transaction ends. */
    Account lock(MemberId member);

    /** The account, locked for writing until the transaction ends. */
    Account lock(AccountId account);

    /** The member's account as it stands, without a lock. */
    Optional<Account> find(MemberId member);

    /** The entry that was posted under this key. */
    Optional<JournalEntry> entry(PostingKey key);

    /** Lots with something available, in {@link Lot#BURN_ORDER}. */
    List<Lot> availableLots(AccountId account);

    /** A new lot with nothing in it yet: the entry that follows fills it. */
    LotId openLot(AccountId account, LotTerms terms);

    /**
     * Appends the entry and moves what is kept beside the journal accordingly: the lots that it names, and the
     * account's balance.
     *
     * @param account as it stands under the lock
     */
    JournalEntry append(Account account, EntryDraft draft);

    /** Opens a hold without moving points. At most one hold of an order is open. */
    Hold openHold(AccountId account, HoldRequest request, Instant at);

    /** Remembers from which lots a hold took its points. */
    void addHeldLots(HoldId hold, List<HeldLot> lots);

    List<HeldLot> heldLots(HoldId hold);

    Optional<Hold> hold(HoldId hold);

    /** All holds that an order ever had, the newest first. */
    List<Hold> holds(long orderId);

    /** Ends an open hold. */
    void end(HoldId hold, HoldStatus status, Instant at);

    /** At most {@code limit} open holds whose time was up at {@code at}, with ids after {@code after}, in id order. */
    List<Hold> overdueHolds(Instant at, HoldId after, int limit);
}
