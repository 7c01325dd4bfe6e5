package org.pointsmall.loyalty.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Outcome;

import static org.pointsmall.loyalty.ledger.LedgerSide.MEMBER_AVAILABLE;
import static org.pointsmall.loyalty.ledger.LedgerSide.MEMBER_PENDING;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_DEBT;

/**
 * Makes one account part of another. Its books move whole: what each of its sides adds up to, posted away by one entry
 * and posted to the other account by a second one, so that both sum to zero. Its lots move as they are, with their
 * terms, so that points which are returned later come back to them there.
 */
final class Merging {
    private final AccountBook from;
    private final AccountBook into;

    Merging(AccountBook from, AccountBook into) {
        this.from = from;
        this.into = into;
    }

    Outcome<Balance> merge(String actor, String reason) {
        Reason.require(actor, reason);
        for (AccountBook book : List.of(from, into)) {
            // What is frozen must not become free to spend by being merged.
            if (book.account().status() != AccountStatus.ACTIVE) {
                return Outcome.refused(Refusals.notActive(book.account().status()));
            }
        }
        if (!from.balance().held().isZero()) {
            return Outcome.refused(Closing.heldPoints(from));
        }
        List<Lot> lots = from.lots();
        into.lots();
        Map<LedgerSide, Long> sides = from.store.programmeSides(from.account().id());
        List<OwedLot> owed = from.store.owedLots(from.account().id()).stream()
                .filter(lot -> lot.owed() != 0)
                .toList();
        from.store.moveLots(from.account().id(), into.account().id());
        if (!sides.isEmpty() || !lots.isEmpty() || !owed.isEmpty()) {
            post(lots, sides, owed, EntryDraft.Subject.because(actor, reason));
        }
        into.follower.merged(from.account(), into.account(), into.now());
        AccountChange change =
                new AccountChange(from.account().status(), AccountStatus.MERGED, actor, reason, from.now());
        from.store.setStatus(from.account().id(), change, into.account().id());
        return Outcome.done(into.balance());
    }

    private void post(List<Lot> lots, Map<LedgerSide, Long> sides, List<OwedLot> owedLots, EntryDraft.Subject about) {
        Instant now = into.now();
        EntryLines away = new EntryLines();
        EntryLines here = new EntryLines();
        for (Lot lot : lots) {
            away.out(MEMBER_AVAILABLE, lot.id(), lot.available()).out(MEMBER_PENDING, lot.id(), lot.pending());
            here.in(MEMBER_AVAILABLE, lot.id(), lot.available()).in(MEMBER_PENDING, lot.id(), lot.pending());
        }
        sides.forEach((side, amount) -> {
            away.postings.add(new Posting(side, null, -amount));
            here.postings.add(new Posting(side, null, amount));
        });
        for (OwedLot owed : owedLots) {
            away.owes(owed.lot(), -owed.owed());
            here.owes(owed.lot(), owed.owed());
        }
        payDebt(lots, here);
        long id = from.account().id().value();
        away.say(
                "merged.into",
                Map.of("account", Long.toString(into.account().id().value())));
        here.say("merged.from", Map.of("account", Long.toString(id)));
        PostingKey out = PostingKey.of("merge-out", id);
        PostingKey in = PostingKey.of("merge-in", id);
        from.post(EntryKind.TRANSFER, out, ContentHash.of(out.value()), about, away, now);
        into.post(EntryKind.TRANSFER, in, ContentHash.of(in.value()), about, here, now);
    }

    /** What either of them owes is paid from what comes, before it can be spent. */
    private void payDebt(List<Lot> lots, EntryLines here) {
        Points owed = from.balance().debt().plus(into.balance().debt());
        Points paid = owed.min(from.balance().available());
        if (paid.isZero()) {
            return;
        }
        List<HeldLot> taken = AccountBook.take(lots, paid)
                .orElseThrow(() -> new IllegalStateException("the lots hold less than the balance says: " + lots));
        here.takeOut(taken, MEMBER_AVAILABLE)
                .to(PROGRAMME_DEBT, paid)
                .say("debt.paid", Map.of("points", Long.toString(paid.value())));
    }
}
