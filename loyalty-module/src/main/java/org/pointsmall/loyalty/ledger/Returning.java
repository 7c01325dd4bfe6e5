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
     * From the lots that the order earned first, then by the policy of when it was placed. What these lots lacked they
     * owe: see {@link Recovering}. What had paid a debt of the member's is owed by the member again.
     */
    Outcome<JournalEntry> takeBack(OrderReturn back) {
        String contentHash = ContentHash.of(back.content(EntryKind.CLAWBACK));
        Optional<Outcome<JournalEntry>> earlier = book.earlier(back.key(), contentHash);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        OrderTotals totals = book.store.totals(back.order().id());
        JournalEntry award =
                totals.award() == null ? null : book.store.entry(totals.award()).orElseThrow();
        Points left = award == null || !book.owns(award.account()) ? Points.ZERO : totals.revocable();
        if (award == null || back.points().isMoreThan(left)) {
            return Outcome.refused(Refusals.aboveCap(back.points(), left));
        }
        boolean closed = book.account().status() == AccountStatus.CLOSED;
        Instant placedAt = back.placedAt() == null ? award.at() : back.placedAt();
        ClawbackPolicy policy = closed ? ClawbackPolicy.REVOKE_TO_ZERO : book.terms.clawback(placedAt);
        List<Lot> lots = book.lots();
        Instant now = book.now();
        EntryLines lines = new EntryLines().to(PROGRAMME_ISSUED, back.points());
        lines.allocation = back.allocation();
        Set<LotId> earned = book.store.earnedLots(back.order().id());
        Lacking lacking = takeOut(lines, lots, earned, back, policy);
        if (closed) {
            lines.from(PROGRAMME_WRITTEN_OFF, lacking.points());
            say(lines, "clawback.shortfall", lacking.points());
        } else {
            lines.from(PROGRAMME_DEBT, lacking.debt());
            owe(lines, earned, back, lacking);
            say(lines, "clawback.debt", lacking.debt());
            say(lines, "clawback.shortfall", lacking.writtenOff());
        }
        return Outcome.done(post(EntryKind.CLAWBACK, back, contentHash, lines, now));
    }

    private static void say(EntryLines lines, String code, Points points) {
        if (!points.isZero()) {
            lines.say(code, Map.of("points", Long.toString(points.value())));
        }
    }

    /**
     * What could not be taken back.
     *
     * @param points how many
     * @param ofLots how many the order's own lots lacked that have been used up, are held, or have expired
     * @param debt how many of {@code points} the member owes; the order's lots owe the others
     * @param given what other lots gave, for points that the order's lots will owe and for those that had paid a debt
     */
    private record Lacking(Points points, Points ofLots, Points debt, List<HeldLot> given) {
        Points writtenOff() {
            return points.minus(debt);
        }
    }

    /** Takes out what can be taken. */
    private Lacking takeOut(
            EntryLines lines, List<Lot> lots, Set<LotId> earned, OrderReturn back, ClawbackPolicy policy) {
        List<Lot> own =
                lots.stream().filter(lot -> earned.contains(lot.origin())).toList();
        List<Lot> others = lots.stream().filter(lot -> !own.contains(lot)).toList();
        Points lacked = lines.takeOut(own, MEMBER_PENDING, back.points());
        lacked = lines.takeOut(own, MEMBER_AVAILABLE, lacked);
        Points ofLots = elsewhere(earned, back, lacked);
        List<HeldLot> given = new ArrayList<>();
        Points left = lacked;
        if (policy != ClawbackPolicy.REVOKE_FROM_PENDING) {
            left = lines.takeOut(others, MEMBER_AVAILABLE, left, given);
        }
        left = lines.takeOut(others, MEMBER_PENDING, left, given);
        // What had paid a debt is owed again, whatever the policy is by now: what the debt was for is still out there.
        Points debt = left.min(lacked.minus(ofLots));
        if (policy == ClawbackPolicy.REVOKE_BELOW_ZERO) {
            debt = left;
        } else if (policy == ClawbackPolicy.REVOKE_FROM_PENDING) {
            // And a debt takes what is there.
            Points unpaid = lines.takeOut(others, MEMBER_AVAILABLE, debt, given);
            left = left.minus(debt).plus(unpaid);
            debt = unpaid;
        }
        return new Lacking(left, ofLots, debt, given);
    }

    /** How many of the points that the order's lots lack have left them in a way on which they may come back. */
    private Points elsewhere(Set<LotId> earned, OrderReturn back, Points lacked) {
        if (lacked.isZero() || earned.isEmpty()) {
            return Points.ZERO;
        }
        Points found = back.points().minus(lacked);
        Points left = book.store.left(book.account().id(), back.order().id());
        return left.minus(found.min(left)).min(lacked);
    }

    /** The order's lots owe what has come into them, but for what is a debt now; those that gave for them are to get it back. */
    private void owe(EntryLines lines, Set<LotId> earned, OrderReturn back, Lacking lacking) {
        Points writtenOff = lacking.writtenOff();
        Points givenInAll = lacking.given().stream().map(HeldLot::points).reduce(Points.ZERO, Points::plus);
        Points givenForLots = lacking.ofLots().minus(writtenOff).min(givenInAll);
        List<HeldLot> given = new ArrayList<>();
        Reserving.split(lacking.given(), givenForLots, given, new ArrayList<>());
        Points owed = writtenOff.plus(givenForLots);
        if (!owed.isZero()) {
            recovering.owe(lines, earned, back.order(), owed, given);
        }
    }

    private JournalEntry post(EntryKind kind, OrderReturn back, String contentHash, EntryLines lines, Instant now) {
        EntryDraft.Subject about = new EntryDraft.Subject(back.actor(), back.order(), null, back.reason(), null);
        return book.post(kind, back.key(), contentHash, about, lines, now);
    }
}
