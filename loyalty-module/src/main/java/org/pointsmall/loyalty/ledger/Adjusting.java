package org.pointsmall.loyalty.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Outcome;

import static org.pointsmall.loyalty.ledger.LedgerSide.MEMBER_AVAILABLE;
import static org.pointsmall.loyalty.ledger.LedgerSide.MEMBER_PENDING;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_ADJUSTMENT;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_OPENING;

/** Points given or taken by hand, and the counter-entry that undoes it, or what came from an earlier programme. */
final class Adjusting {
    private final AccountBook book;
    private final Crediting crediting;
    private final Recovering recovering;

    Adjusting(AccountBook book, Crediting crediting) {
        this.book = book;
        this.crediting = crediting;
        recovering = new Recovering(book);
    }

    Outcome<JournalEntry> adjust(Adjustment adjustment) {
        String contentHash = ContentHash.of(adjustment.content());
        Optional<Outcome<JournalEntry>> earlier = book.earlier(adjustment.key(), contentHash);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        if (book.account().status() == AccountStatus.CLOSED) {
            return Outcome.refused(Refusals.notActive(AccountStatus.CLOSED));
        }
        List<Lot> lots = adjustment.points() < 0 ? book.lots() : List.of();
        Instant now = book.now();
        EntryLines lines = new EntryLines();
        lines.trace.addAll(adjustment.trace());
        Points points = Points.of(Math.abs(adjustment.points()));
        if (adjustment.points() > 0) {
            LotPart part = new LotPart(points, adjustment.lots(), adjustment.ownValidity());
            crediting.credit(lines, PROGRAMME_ADJUSTMENT, points, List.of(part), now);
        } else {
            Optional<List<HeldLot>> taken = AccountBook.take(lots, points);
            if (taken.isEmpty()) {
                return Outcome.refused(
                        Refusals.insufficient(points, book.balance().available()));
            }
            lines.takeOut(taken.get(), MEMBER_AVAILABLE).to(PROGRAMME_ADJUSTMENT, points);
        }
        EntryDraft.Subject about = EntryDraft.Subject.because(adjustment.actor(), adjustment.reason());
        return Outcome.done(book.post(EntryKind.ADJUST, adjustment.key(), contentHash, about, lines, now));
    }

    /** Which side of the programme an entry moved that can be undone; empty for any other entry. */
    static Optional<LedgerSide> undone(EntryKind kind) {
        return switch (kind) {
            case ADJUST -> Optional.of(PROGRAMME_ADJUSTMENT);
            case OPENING -> Optional.of(PROGRAMME_OPENING);
            case EARN,
                    ACTIVATE,
                    HOLD,
                    BURN,
                    RELEASE,
                    EXPIRE,
                    RETURN,
                    EXCHANGE,
                    GIVE_BACK,
                    CLAWBACK,
                    RECOVER,
                    REVERSE,
                    FORFEIT,
                    PAY_OUT,
                    TRANSFER -> Optional.empty();
        };
    }

    /** Posts the opposite of an adjustment, or of an opening, once. */
    Outcome<JournalEntry> reverse(JournalEntry adjustment, String actor, String reason) {
        LedgerSide programme = undone(adjustment.kind()).orElseThrow();
        Reason.require(actor, reason);
        PostingKey key = PostingKey.of("reverse", adjustment.id().value());
        String contentHash = ContentHash.of(key.value());
        Optional<Outcome<JournalEntry>> earlier = book.earlier(key, contentHash);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        if (book.account().status() == AccountStatus.CLOSED) {
            return Outcome.refused(Refusals.notActive(AccountStatus.CLOSED));
        }
        List<Posting> posted = book.store.postings(adjustment.id());
        long given = -sum(posted, programme);
        Points owed = Points.of(Math.max(0, sum(posted, LedgerSide.PROGRAMME_DEBT)));
        List<Lot> lots = book.lots();
        Instant now = book.now();
        EntryLines lines = new EntryLines();
        List<HeldLot> there = List.of();
        if (given > 0) {
            Points credited = Points.of(given).minus(owed);
            Points left = takeBack(lines, posted, lots, credited);
            if (!left.isZero()) {
                return Outcome.refused(Refusals.insufficient(credited, credited.minus(left)));
            }
            lines.from(LedgerSide.PROGRAMME_DEBT, owed).to(programme, Points.of(given));
        } else {
            lines.from(programme, Points.of(-given));
            there = book.comeBack(lines, book.store.taken(adjustment.id(), MEMBER_AVAILABLE), now);
        }
        EntryDraft.Subject about = new EntryDraft.Subject(actor, null, null, reason, adjustment.id());
        JournalEntry entry = book.post(EntryKind.REVERSE, key, contentHash, about, lines, now);
        recovering.recover(entry, there);
        return Outcome.done(entry);
    }

    /**
     * From the lot that the adjustment gave first, then from the others in the order in which they burn, to which that
     * lot owes it. Answers what was lacking.
     */
    private Points takeBack(EntryLines lines, List<Posting> posted, List<Lot> lots, Points points) {
        List<Lot> own = own(posted, lots);
        List<Lot> others = lots.stream().filter(lot -> !own.contains(lot)).toList();
        Points lacked = lines.takeOut(own, MEMBER_PENDING, points);
        lacked = lines.takeOut(own, MEMBER_AVAILABLE, lacked);
        List<HeldLot> given = new ArrayList<>();
        Points left = lines.takeOut(others, MEMBER_AVAILABLE, lacked, given);
        if (left.isZero()) {
            Set<LotId> lot = posted.stream()
                    .flatMap(line -> Stream.ofNullable(line.lot()))
                    .collect(Collectors.toSet());
            recovering.owe(lines, lot, null, lacked, given);
        }
        return left;
    }

    private static List<Lot> own(List<Posting> posted, List<Lot> lots) {
        return lots.stream()
                .filter(lot -> posted.stream().anyMatch(line -> lot.origin().equals(line.lot())))
                .toList();
    }

    private static long sum(List<Posting> postings, LedgerSide side) {
        return postings.stream()
                .filter(posting -> posting.side() == side)
                .mapToLong(Posting::amount)
                .sum();
    }
}
