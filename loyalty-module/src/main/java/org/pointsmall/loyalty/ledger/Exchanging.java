package org.pointsmall.loyalty.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;

import static org.pointsmall.loyalty.ledger.LedgerSide.MEMBER_AVAILABLE;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_BURNED;

/** Points used up for a reward in one step, and how they come back when the reward does. */
final class Exchanging {
    private final AccountBook book;
    private final Recovering recovering;

    Exchanging(AccountBook book) {
        this.book = book;
        recovering = new Recovering(book);
    }

    Outcome<JournalEntry> exchange(Exchange exchange) {
        String contentHash = ContentHash.of(exchange.content());
        Optional<Outcome<JournalEntry>> earlier = book.earlier(exchange.key(), contentHash);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Points points = exchange.points();
        Optional<List<HeldLot>> taken = AccountBook.take(book.lots(), points);
        if (taken.isEmpty()) {
            return Outcome.refused(Refusals.insufficient(points, book.balance().available()));
        }
        AccountStatus status = book.account().status();
        if (status != AccountStatus.ACTIVE) {
            return Outcome.refused(Refusals.notActive(status));
        }
        EntryLines lines =
                new EntryLines().takeOut(taken.get(), MEMBER_AVAILABLE).to(PROGRAMME_BURNED, points);
        lines.trace.addAll(exchange.trace());
        EntryDraft.Subject about = EntryDraft.Subject.because(exchange.actor(), exchange.reward());
        return Outcome.done(book.post(EntryKind.EXCHANGE, exchange.key(), contentHash, about, lines, book.now()));
    }

    /** As {@link Returning#giveBack} does for an order: the last burned comes back first, and parts go on from there. */
    Outcome<JournalEntry> giveBack(GiveBack back) {
        String contentHash = ContentHash.of(back.content());
        Optional<Outcome<JournalEntry>> earlier = book.earlier(back.key(), contentHash);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        JournalEntry exchange = book.store
                .entry(back.exchange())
                .orElseThrow(() -> new IllegalArgumentException("no such entry: " + back.exchange()));
        Optional<Refusal> refusal = refusal(back, exchange);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        Points before = book.store.givenBack(exchange.id());
        Points left = Points.of(-exchange.points()).minus(before);
        if (back.points().isMoreThan(left)) {
            return Outcome.refused(Refusals.aboveCap(back.points(), left));
        }
        Instant now = book.now();
        EntryLines lines = new EntryLines().from(PROGRAMME_BURNED, back.points());
        List<HeldLot> taken = book.store.taken(exchange.id(), MEMBER_AVAILABLE);
        List<HeldLot> there = book.comeBack(lines, Returning.lastFirst(taken, before, back.points()), now);
        EntryDraft.Subject about = new EntryDraft.Subject(back.actor(), null, null, back.reason(), back.exchange());
        JournalEntry entry = book.post(EntryKind.GIVE_BACK, back.key(), contentHash, about, lines, now);
        recovering.recover(entry, there);
        return Outcome.done(entry);
    }

    private Optional<Refusal> refusal(GiveBack back, JournalEntry exchange) {
        AccountStatus status = book.account().status();
        if (status == AccountStatus.CLOSED) {
            return Optional.of(Refusals.notActive(status));
        }
        boolean own = exchange.kind() == EntryKind.EXCHANGE && book.owns(exchange.account());
        return own ? Optional.empty() : Optional.of(Refusals.aboveCap(back.points(), Points.ZERO));
    }
}
