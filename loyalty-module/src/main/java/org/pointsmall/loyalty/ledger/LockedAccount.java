package org.pointsmall.loyalty.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.time.BusinessTime;

/**
 * An account whose lock the current transaction holds: several movements of one member, posted one after the other
 * without asking for the lock, or reading the balance, again. Good until that transaction ends, and for its thread only.
 */
public final class LockedAccount {
    final AccountBook book;
    private final LedgerObserver observer;
    private final Reserving reserving;
    private final Crediting crediting;

    LockedAccount(
            LedgerStore store,
            LedgerTerms terms,
            BusinessTime time,
            LedgerObserver observer,
            LedgerFollower follower,
            Account account) {
        this.observer = observer;
        book = new AccountBook(store, terms, time, observer, follower, account);
        reserving = new Reserving(book);
        crediting = new Crediting(book);
    }

    /** As it stands now. */
    public Account account() {
        return book.account();
    }

    /** The ledger's time, in whole milliseconds: what every database keeps. */
    public Instant now() {
        return book.now();
    }

    /** The account's hold of an order that is open or was committed; an order has at most one such. */
    public Optional<Hold> claim(long orderId) {
        return book.store.claim(orderId).filter(hold -> book.owns(hold.account()));
    }

    /** See {@link Ledger#earn}. */
    public Outcome<JournalEntry> earn(Earning earning) {
        return observer.told(crediting.earn(earning, true));
    }

    /** Points of an earlier programme come in; see {@link OpenLots}. */
    Outcome<JournalEntry> open(Opening opening, String actor, String reason) {
        return observer.told(crediting.open(opening, actor, reason));
    }

    /**
     * Like {@link #earn}, for a caller who knows that nothing was posted under the key: it is not looked up.
     *
     * @throws RuntimeException where something was, all the same
     */
    public Outcome<JournalEntry> earnFirst(Earning earning) {
        return observer.told(crediting.earn(earning, false));
    }

    /**
     * See {@link Ledger#hold}.
     *
     * @param opened the hold, if it could be opened, and the lots as they were found with the lock
     */
    Outcome<Hold> hold(HoldRequest request, LedgerStore.Opened opened) {
        return opened.hold()
                .map(hold -> observer.told(reserving.fill(hold, request, opened.lots())))
                .orElseGet(() -> takeOver(request));
    }

    /** Takes the place of a hold whose time is up; see {@link Ledger#hold}. */
    Outcome<Hold> takeOver(HoldRequest request) {
        return observer.told(reserving.takeOver(request));
    }

    /**
     * Commits this account's open hold of no points that claims the order.
     *
     * @return whether there was one; where there was not, there may be a hold of points, or one committed before
     */
    public boolean commitEmptyClaim(long orderId) {
        return book.store.commitEmptyClaim(book.account().id(), orderId, book.now());
    }

    /**
     * See {@link Ledger#commit}; uses up all of the hold's points.
     *
     * @param hold one of this account's, read under its lock
     */
    public Outcome<Hold> commit(Hold hold, OrderRef order) {
        return commit(hold, order, hold.points());
    }

    /** The same, of a hold whose lots were read with it. */
    Outcome<Hold> commit(Hold hold, List<HeldLot> lots, OrderRef order) {
        return observer.told(reserving.commit(hold, () -> lots, order, hold.points()));
    }

    /** See {@link Ledger#commit(HoldId, OrderRef, Points)}. */
    public Outcome<Hold> commit(Hold hold, OrderRef order, Points used) {
        return observer.told(reserving.commit(hold, () -> book.store.heldLots(hold.id()), order, used));
    }

    /** See {@link Ledger#release} and {@link Ledger#timeOut}. */
    Outcome<Hold> giveBack(Hold hold, HoldStatus end) {
        return observer.told(reserving.giveBack(hold, end));
    }

    /** See {@link Ledger#returnPoints}. */
    public Outcome<JournalEntry> returnPoints(OrderReturn back) {
        return observer.told(new Returning(book).giveBack(back));
    }

    /** See {@link Ledger#clawBack}. */
    public Outcome<JournalEntry> clawBack(OrderReturn back) {
        return observer.told(new Returning(book).takeBack(back));
    }

    /**
     * Tells who follows the ledger that the award of an order is undone without a point to take back: its points had been
     * rounded, or were taken back before. Nothing is posted.
     *
     * @param key names it; told again, it must change nothing
     * @param undone what of the award goes; nothing where all that is left of it does
     */
    public void undone(OrderRef order, PostingKey key, Allocation undone) {
        book.follower.undone(book.account(), order, key, undone, book.now());
    }

    /** See {@link Ledger#exchange}. */
    public Outcome<JournalEntry> exchange(Exchange exchange) {
        return observer.told(new Exchanging(book).exchange(exchange));
    }

    /** See {@link Ledger#giveBack(GiveBack)}. */
    public Outcome<JournalEntry> giveBack(GiveBack back) {
        return observer.told(new Exchanging(book).giveBack(back));
    }

    /** What the order has moved so far. */
    public OrderTotals totals(long orderId) {
        return book.store.totals(orderId);
    }

    /** Which part of the order earned how many of its points; nothing where it earned none. */
    public Allocation awardOf(OrderTotals totals) {
        return totals.award() == null ? Allocation.NONE : book.store.allocation(totals.award());
    }

    /** What a movement with this key came to, if there was one. */
    public Optional<JournalEntry> entry(PostingKey key) {
        return book.store.entry(key);
    }

    Outcome<JournalEntry> adjust(Adjustment adjustment) {
        return observer.told(new Adjusting(book, crediting).adjust(adjustment));
    }

    Outcome<JournalEntry> reverse(JournalEntry adjustment, String actor, String reason) {
        return observer.told(new Adjusting(book, crediting).reverse(adjustment, actor, reason));
    }
}
