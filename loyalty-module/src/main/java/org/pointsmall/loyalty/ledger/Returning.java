package org.pointsmall.loyalty.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Outcome;

import static org.pointsmall.loyalty.ledger.LedgerSide.MEMBER_AVAILABLE;
import static org.pointsmall.loyalty.ledger.LedgerSide.MEMBER_HELD;
import static org.pointsmall.loyalty.ledger.LedgerSide.MEMBER_PENDING;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_BURNED;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_DEBT;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_ISSUED;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_WRITTEN_OFF;

/** What a return of goods undoes: points that were used up come back, points that were earned are taken back. */
final class Returning {
    private final AccountBook book;
    private final Recovering recovering;

    Returning(AccountBook book) {
        this.book = book;
        recovering = new Recovering(book);
    }

    /**
     * The points come back to the lots that they were burned from, the last burned first. Each further return goes on
     * where the one before it ended, so that the parts give back just what the whole would.
     */
    Outcome<JournalEntry> giveBack(OrderReturn back) {
        String contentHash = ContentHash.of(back.content(EntryKind.RETURN));
        Optional<Outcome<JournalEntry>> earlier = book.earlier(back.key(), contentHash);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        AccountStatus status = book.account().status();
        if (status == AccountStatus.CLOSED) {
            return Outcome.refused(Refusals.notActive(status));
        }
        OrderTotals totals = book.store.totals(back.order().id());
        EntryId burn = totals.burn();
        Points left = burn == null || !isOwn(burn) ? Points.ZERO : totals.returnable();
        if (burn == null || back.points().isMoreThan(left)) {
            return Outcome.refused(Refusals.aboveCap(back.points(), left));
        }
        Instant now = book.now();
        EntryLines lines = new EntryLines().from(PROGRAMME_BURNED, back.points());
        List<HeldLot> burned = new ArrayList<>();
        Reserving.split(book.store.taken(burn, MEMBER_HELD), totals.burned(), burned, new ArrayList<>());
        List<HeldLot> there = book.comeBack(lines, lastFirst(burned, totals.returned(), back.points()), now);
        JournalEntry entry = post(EntryKind.RETURN, back, contentHash, lines, now);
        recovering.recover(entry, there);
        return Outcome.done(entry);
    }

    /** Whether an entry is this account's, or one's that has become part of it. */
    private boolean isOwn(EntryId entry) {
        return book.owns(book.store.entry(entry).orElseThrow().account());
    }

    /**
     * Of all that was burned, the next points to come back: the last burned first.
     *
     * @param before how many have come back already
     */
    static List<HeldLot> lastFirst(List<HeldLot> burned, Points before, Points points) {
        List<HeldLot> backwards = new ArrayList<>(burned);
        Collections.reverse(backwards);
        List<HeldLot> left = new ArrayList<>();
        Reserving.split(backwards, before, new ArrayList<>(), left);
        List<HeldLot> next = new ArrayList<>();
        Reserving.split(left, points, next, new ArrayList<>());
        return next;
    }

    /**
     * From the lots that the order earned first, then by the programme's policy. What these lots lacked they owe: see
     * {@link Recovering}.
     */
    Outcome<JournalEntry> takeBack(OrderReturn back) {
        String contentHash = ContentHash.of(back.content(EntryKind.CLAWBACK));
        Optional<Outcome<JournalEntry>> earlier = book.earlier(back.key(), contentHash);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        OrderTotals totals = book.store.totals(back.order().id());
        EntryId award = totals.award();
        Points left = award == null || !isOwn(award) ? Points.ZERO : totals.revocable();
        if (back.points().isMoreThan(left)) {
            return Outcome.refused(Refusals.aboveCap(back.points(), left));
        }
        boolean closed = book.account().status() == AccountStatus.CLOSED;
        ClawbackPolicy policy = closed ? ClawbackPolicy.REVOKE_TO_ZERO : book.terms.clawback();
        List<Lot> lots = book.lots();
        Instant now = book.now();
        EntryLines lines = new EntryLines().to(PROGRAMME_ISSUED, back.points());
        lines.allocation = back.allocation();
        Set<LotId> earned = book.store.earnedLots(back.order().id());
        Points lacking = takeOut(lines, lots, earned, back, policy);
        boolean owed = policy == ClawbackPolicy.REVOKE_BELOW_ZERO;
        if (owed) {
            lines.from(PROGRAMME_DEBT, lacking);
        } else if (closed || earned.isEmpty()) {
            lines.from(PROGRAMME_WRITTEN_OFF, lacking);
        }
        if (!lacking.isZero()) {
            String points = Long.toString(lacking.value());
            lines.say(owed ? "clawback.debt" : "clawback.shortfall", Map.of("points", points));
        }
        return Outcome.done(post(EntryKind.CLAWBACK, back, contentHash, lines, now));
    }

    /**
     * Takes out what can be taken, and says what the order's lots owe. Answers what was lacking.
     */
    private Points takeOut(
            EntryLines lines, List<Lot> lots, Set<LotId> earned, OrderReturn back, ClawbackPolicy policy) {
        List<Lot> own =
                lots.stream().filter(lot -> earned.contains(lot.origin())).toList();
        List<Lot> others = lots.stream().filter(lot -> !own.contains(lot)).toList();
        Points lacked = lines.takeOut(own, MEMBER_PENDING, back.points());
        lacked = lines.takeOut(own, MEMBER_AVAILABLE, lacked);
        List<HeldLot> given = new ArrayList<>();
        Points left = lacked;
        if (policy != ClawbackPolicy.REVOKE_FROM_PENDING) {
            left = lines.takeOut(others, MEMBER_AVAILABLE, left, given);
        }
        left = lines.takeOut(others, MEMBER_PENDING, left, given);
        if (!earned.isEmpty() && book.account().status() != AccountStatus.CLOSED) {
            Points owed = policy == ClawbackPolicy.REVOKE_BELOW_ZERO ? lacked.minus(left) : lacked;
            recovering.owe(lines, earned, back.order(), owed, given);
        }
        return left;
    }

    private JournalEntry post(EntryKind kind, OrderReturn back, String contentHash, EntryLines lines, Instant now) {
        EntryDraft.Subject about = new EntryDraft.Subject(back.actor(), back.order(), null, back.reason(), null);
        return book.post(kind, back.key(), contentHash, about, lines, now);
    }
}
