package org.pointsmall.loyalty.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Outcome;

import static org.pointsmall.loyalty.ledger.LedgerSide.MEMBER_AVAILABLE;
import static org.pointsmall.loyalty.ledger.LedgerSide.MEMBER_PENDING;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_DEBT;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_ISSUED;

/** Points that come in. A debt is paid first; what is left becomes a lot. */
final class Crediting {
    private final AccountBook book;

    Crediting(AccountBook book) {
        this.book = book;
    }

    /** @param again whether the key may have been posted before; where it can't have, it is not looked up */
    Outcome<JournalEntry> earn(Earning earning, boolean again) {
        String contentHash = ContentHash.of(earning.content());
        if (again) {
            Optional<Outcome<JournalEntry>> earlier = book.earlier(earning.key(), contentHash);
            if (earlier.isPresent()) {
                return earlier.get();
            }
        }
        if (book.account().status() == AccountStatus.CLOSED) {
            return Outcome.refused(Refusals.notActive(AccountStatus.CLOSED));
        }
        Instant now = book.now();
        EntryLines lines = new EntryLines();
        lines.trace.addAll(earning.trace());
        lines.allocation = earning.allocation();
        credit(lines, PROGRAMME_ISSUED, earning.points(), earning.lots(), now);
        return Outcome.done(book.post(
                EntryKind.EARN,
                earning.key(),
                contentHash,
                EntryDraft.Subject.order(earning.actor(), earning.order()),
                lines,
                now));
    }

    /** Adds that the programme's side gives points. */
    void credit(EntryLines lines, LedgerSide from, Points points, LotPolicy policy, Instant now) {
        Points debt = book.balance().debt().min(points);
        Points rest = points.minus(debt);
        lines.from(from, points).to(PROGRAMME_DEBT, debt);
        if (!debt.isZero()) {
            lines.say("debt.paid", Map.of("points", Long.toString(debt.value())));
        }
        if (!rest.isZero()) {
            LotTerms terms = policy.terms(now, book.time.zone());
            boolean waits = terms.availableAt().isAfter(now);
            LotId lot =
                    book.open(lines, new NewLot(terms, waits ? Points.ZERO : rest, waits ? rest : Points.ZERO, null));
            lines.in(waits ? MEMBER_PENDING : MEMBER_AVAILABLE, lot, rest);
        }
    }
}
