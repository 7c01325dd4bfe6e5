package org.pointsmall.loyalty.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.time.BusinessTime;

import static org.pointsmall.loyalty.ledger.LedgerSide.MEMBER_AVAILABLE;
import static org.pointsmall.loyalty.ledger.LedgerSide.MEMBER_PENDING;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_BREAKAGE;

/**
 * A locked account with all that movements have in common: its balance as the entries of this transaction have left it,
 * its lots, and the way in which entries are posted.
 */
final class AccountBook {
    /** Who posts what is due. */
    private static final String ACTOR = "system";

    final LedgerStore store;
    final LedgerTerms terms;
    final BusinessTime time;
    private final LedgerObserver observer;
    final LedgerFollower follower;
    private Account account;

    AccountBook(
            LedgerStore store,
            LedgerTerms terms,
            BusinessTime time,
            LedgerObserver observer,
            LedgerFollower follower,
            Account account) {
        this.store = store;
        this.terms = terms;
        this.time = time;
        this.observer = observer;
        this.follower = follower;
        this.account = account;
    }

    Account account() {
        return account;
    }

    Balance balance() {
        return account.balance();
    }

    Instant now() {
        return time.now();
    }

    /** Whether that is this account, or one that has become part of it. Looked up without a lock. */
    boolean owns(AccountId other) {
        AccountId own = account.id();
        return other.equals(own) || store.find(other).map(Account::id).equals(Optional.of(own));
    }

    void become(AccountStatus status) {
        account = new Account(account.id(), account.member(), status, account.balance());
    }

    /** What a movement with this key came to earlier, or that the key stands for something else; empty for neither. */
    Optional<Outcome<JournalEntry>> earlier(PostingKey key, String contentHash) {
        return store.entry(key)
                .map(entry -> entry.contentHash().equals(contentHash)
                        ? Outcome.done(entry)
                        : Outcome.refused(Refusals.keyReused(key)));
    }

    JournalEntry post(
            EntryKind kind,
            PostingKey key,
            String contentHash,
            EntryDraft.Subject about,
            EntryLines lines,
            Instant now) {
        EntryDraft draft = new EntryDraft(
                kind, key, contentHash, about, lines.trace, lines.postings, lines.opened, lines.allocation, now);
        JournalEntry entry = store.append(account, draft);
        observer.posted(kind, draft.pointsMoved());
        follower.posted(account, draft);
        account = new Account(
                account.id(),
                account.member(),
                account.status(),
                account.balance().after(draft.postings()));
        return entry;
    }

    /** The lots with something left, in the order in which they burn; what is due of them has been posted. */
    List<Lot> lots() {
        return current(store.liveLots(account.id()));
    }

    /** The same, from the lots as they were read under the lock, with no entry posted since. */
    List<Lot> current(List<Lot> live) {
        Instant now = now();
        boolean due = expire(live, now) | activate(live, now);
        return due ? store.liveLots(account.id()) : live;
    }

    /** Posts what has expired of these lots; answers whether anything had. */
    private boolean expire(List<Lot> lots, Instant now) {
        EntryLines lines = new EntryLines();
        Points sum = Points.ZERO;
        for (Lot lot : lots) {
            if (lot.terms().expiredAt(now)) {
                lines.out(MEMBER_AVAILABLE, lot.id(), lot.available()).out(MEMBER_PENDING, lot.id(), lot.pending());
                sum = sum.plus(lot.remaining());
            }
        }
        if (sum.isZero()) {
            return false;
        }
        PostingKey key = DueKeys.expire(account.id(), balance().expired());
        post(
                EntryKind.EXPIRE,
                key,
                DueKeys.CONTENT,
                EntryDraft.Subject.of(ACTOR),
                lines.to(PROGRAMME_BREAKAGE, sum),
                now);
        return true;
    }

    /** Makes available what has waited long enough of these lots; answers whether anything had. */
    private boolean activate(List<Lot> lots, Instant now) {
        EntryLines lines = new EntryLines();
        long youngest = 0;
        for (Lot lot : lots) {
            boolean due = !lot.pending().isZero()
                    && !lot.terms().availableAt().isAfter(now)
                    && !lot.terms().expiredAt(now);
            if (due) {
                lines.out(MEMBER_PENDING, lot.id(), lot.pending()).in(MEMBER_AVAILABLE, lot.id(), lot.pending());
                youngest = Math.max(youngest, lot.id().value());
            }
        }
        if (youngest == 0) {
            return false;
        }
        PostingKey key = DueKeys.activate(account.id(), new LotId(youngest));
        post(EntryKind.ACTIVATE, key, DueKeys.CONTENT, EntryDraft.Subject.of(ACTOR), lines, now);
        return true;
    }

    /** The points from what is available in these lots, in their order; empty where they have too little. */
    static Optional<List<HeldLot>> take(List<Lot> lots, Points points) {
        List<HeldLot> taken = new ArrayList<>();
        Points left = points;
        for (Lot lot : lots) {
            Points share = left.min(lot.available());
            if (!share.isZero()) {
                taken.add(new HeldLot(lot.id(), share, lot.terms(), lot.origin()));
                left = left.minus(share);
            }
        }
        return left.isZero() ? Optional.of(taken) : Optional.empty();
    }

    /**
     * Adds that points come back to their lots. What comes back to a lot that has expired meanwhile goes to a new one
     * that stands for it, with the programme's grace from now on; the entry says so.
     *
     * @return where they are then, in the same order
     */
    List<HeldLot> comeBack(EntryLines lines, List<HeldLot> lots, Instant now) {
        List<HeldLot> there = new ArrayList<>();
        for (HeldLot back : lots) {
            if (!back.terms().expiredAt(now)) {
                lines.in(MEMBER_AVAILABLE, back.lot(), back.points());
                there.add(back);
                continue;
            }
            Instant until = now.plus(terms.grace());
            LotTerms granted = LotPolicy.terms(back.terms().earnedAt(), now, until, time.zone());
            LotId lot = open(lines, new NewLot(granted, back.points(), Points.ZERO, back.origin()));
            there.add(new HeldLot(lot, back.points(), granted, back.origin()));
            lines.in(MEMBER_AVAILABLE, lot, back.points())
                    .say(
                            "lot.grace",
                            Map.of(
                                    "points", Long.toString(back.points().value()),
                                    "expired", lastDay(back.terms().expiresAt()),
                                    "lastDay", lastDay(until)));
        }
        return there;
    }

    /** The last day that has a moment before this one, as people say when points expire. */
    String lastDay(@Nullable Instant expiresAt) {
        return expiresAt == null ? "" : time.dayOf(expiresAt.minusMillis(1)).toString();
    }

    LotId open(EntryLines lines, NewLot lot) {
        LotId id = store.openLot(account.id(), lot);
        lines.opening(id);
        return id;
    }
}
