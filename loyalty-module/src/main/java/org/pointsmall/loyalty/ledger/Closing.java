package org.pointsmall.loyalty.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.pointsmall.loyalty.ledger.LedgerSide.MEMBER_AVAILABLE;
import static org.pointsmall.loyalty.ledger.LedgerSide.MEMBER_PENDING;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_BREAKAGE;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_BURNED;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_DEBT;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_WRITTEN_OFF;

/** What stops an account from moving points: for a while, or for good. */
final class Closing {
    private final AccountBook book;

    Closing(AccountBook book) {
        this.book = book;
    }

    /** Between active and frozen; the same again is fine. */
    Outcome<Balance> change(AccountStatus to, String actor, String reason) {
        AccountStatus from = book.account().status();
        if (from == AccountStatus.CLOSED) {
            return Outcome.refused(Refusals.notActive(from));
        }
        become(to, actor, reason);
        return Outcome.done(book.balance());
    }

    /** Settles what is left, what is owed first, then closes; the same again is fine. */
    Outcome<Balance> close(Leftover leftover, String actor, String reason) {
        Reason.require(actor, reason);
        if (book.account().status() == AccountStatus.CLOSED) {
            return Outcome.done(book.balance());
        }
        if (!book.balance().held().isZero()) {
            return Outcome.refused(heldPoints(book));
        }
        List<Lot> lots = book.lots();
        EntryLines lines = new EntryLines();
        lots.forEach(lot ->
                lines.out(MEMBER_AVAILABLE, lot.id(), lot.available()).out(MEMBER_PENDING, lot.id(), lot.pending()));
        Points debt = book.balance().debt();
        Points repaid = debt.min(book.balance().available());
        Points available = book.balance().available().minus(repaid);
        Points pending = book.balance().pending();
        lines.to(PROGRAMME_DEBT, debt).from(PROGRAMME_WRITTEN_OFF, debt.minus(repaid));
        if (!repaid.isZero()) {
            lines.say("debt.paid", Map.of("points", Long.toString(repaid.value())));
        }
        EntryKind kind = EntryKind.FORFEIT;
        if (leftover instanceof Leftover.PaidOut paid && !available.isZero()) {
            kind = EntryKind.PAY_OUT;
            lines.to(PROGRAMME_BURNED, available).to(PROGRAMME_BREAKAGE, pending);
            lines.say(
                    "pay-out",
                    Map.of(
                            "points", Long.toString(available.value()),
                            "money", paid.rate().worth(available).toString()));
        } else {
            lines.to(PROGRAMME_BREAKAGE, available.plus(pending));
        }
        if (!lines.postings.isEmpty()) {
            PostingKey key = PostingKey.of("close", book.account().id().value());
            EntryDraft.Subject about = EntryDraft.Subject.because(actor, reason);
            Instant now = book.now();
            book.post(kind, key, ContentHash.of(key.value()), about, lines, now);
        }
        become(AccountStatus.CLOSED, actor, reason);
        return Outcome.done(book.balance());
    }

    static Refusal heldPoints(AccountBook book) {
        return Refusal.of(RefusalCode.CONFLICT)
                .with("held", book.balance().held().value());
    }

    private void become(AccountStatus to, String actor, String reason) {
        Reason.require(actor, reason);
        AccountStatus from = book.account().status();
        if (from != to) {
            Instant now = book.now();
            book.store.setStatus(book.account().id(), new AccountChange(from, to, actor, reason, now), null);
            book.follower.became(book.account(), to, now);
            book.become(to);
        }
    }
}
