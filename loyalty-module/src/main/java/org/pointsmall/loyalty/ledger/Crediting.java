package org.pointsmall.loyalty.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.pointsmall.loyalty.ledger.LedgerSide.MEMBER_AVAILABLE;
import static org.pointsmall.loyalty.ledger.LedgerSide.MEMBER_PENDING;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_DEBT;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_ISSUED;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_OPENING;

/** Points that come in. A debt is paid first, by those that expire first; of what is left, what lasts equally long is a lot. */
final class Crediting {
    private static final Comparator<Due> FIRST_TO_EXPIRE =
            Comparator.comparing(due -> due.terms().expiresAt(), Comparator.nullsLast(Comparator.naturalOrder()));

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
        credit(lines, PROGRAMME_ISSUED, earning.points(), earning.parts(), now);
        return Outcome.done(book.post(
                EntryKind.EARN,
                earning.key(),
                contentHash,
                EntryDraft.Subject.order(earning.actor(), earning.order()),
                lines,
                now));
    }

    /**
     * Points of an earlier programme. Refused with {@code ACCOUNT_FROZEN} where the account is closed, {@code OUTSIDE_WINDOW}
     * ({@code lastDay}) where they would be lost as they come in, {@code IDEMPOTENCY_KEY_REUSED}.
     */
    Outcome<JournalEntry> open(Opening opening, String actor, String reason) {
        Reason.require(actor, reason);
        Optional<Outcome<JournalEntry>> earlier = book.earlier(opening.key(), opening.contentHash());
        if (earlier.isPresent()) {
            return earlier.get();
        }
        if (book.account().status() == AccountStatus.CLOSED) {
            return Outcome.refused(Refusals.notActive(AccountStatus.CLOSED));
        }
        Instant now = book.now();
        LotTerms terms = opening.terms(book.time.zone());
        if (terms.expiredAt(now)) {
            return Outcome.refused(
                    Refusal.of(RefusalCode.OUTSIDE_WINDOW).with("lastDay", book.lastDay(terms.expiresAt())));
        }
        EntryLines lines = new EntryLines();
        lines.trace.addAll(opening.trace());
        give(lines, PROGRAMME_OPENING, opening.points(), List.of(new Due(terms, opening.points(), false)), now);
        EntryDraft.Subject about = EntryDraft.Subject.because(actor, reason);
        return Outcome.done(book.post(EntryKind.OPENING, opening.key(), opening.contentHash(), about, lines, now));
    }

    /** Adds that the programme's side gives points. */
    void credit(EntryLines lines, LedgerSide from, Points points, List<LotPart> parts, Instant now) {
        give(lines, from, points, due(parts, now), now);
    }

    private void give(EntryLines lines, LedgerSide from, Points points, List<Due> dues, Instant now) {
        Points debt = book.balance().debt().min(points);
        lines.from(from, points).to(PROGRAMME_DEBT, debt);
        if (!debt.isZero()) {
            lines.say("debt.paid", Map.of("points", Long.toString(debt.value())));
        }
        Points unpaid = debt;
        for (Due due : dues) {
            Points pays = unpaid.min(due.points());
            unpaid = unpaid.minus(pays);
            open(lines, due, due.points().minus(pays), now);
        }
    }

    private void open(EntryLines lines, Due due, Points points, Instant now) {
        if (points.isZero()) {
            return;
        }
        boolean waits = due.terms().availableAt().isAfter(now);
        LotId lot = book.open(
                lines, new NewLot(due.terms(), waits ? Points.ZERO : points, waits ? points : Points.ZERO, null));
        lines.in(waits ? MEMBER_PENDING : MEMBER_AVAILABLE, lot, points);
        if (due.own()) {
            lines.say(
                    due.terms().expiresAt() == null ? "lot.lasting" : "lot.valid",
                    Map.of(
                            "points", Long.toString(points.value()),
                            "lastDay", book.lastDay(due.terms().expiresAt())));
        }
    }

    /** Points with the same terms. */
    private record Due(LotTerms terms, Points points, boolean own) {}

    /** What is credited by its terms, in the order in which it expires. */
    private List<Due> due(List<LotPart> parts, Instant now) {
        Map<LotTerms, Due> byTerms = new LinkedHashMap<>();
        for (LotPart part : parts) {
            LotTerms terms = part.lots().terms(now, book.time.zone());
            byTerms.merge(
                    terms,
                    new Due(terms, part.points(), part.own()),
                    (one, other) -> new Due(terms, one.points().plus(other.points()), one.own() || other.own()));
        }
        return byTerms.values().stream().sorted(FIRST_TO_EXPIRE).toList();
    }
}
