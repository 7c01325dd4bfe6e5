package org.pointsmall.loyalty.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;

import static org.pointsmall.loyalty.ledger.LedgerSide.MEMBER_AVAILABLE;
import static org.pointsmall.loyalty.ledger.LedgerSide.MEMBER_PENDING;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_DEBT;

/**
 * What could not be taken back is owed by the lots from which it should have been taken: points that come back to them,
 * from a return or from a checkout that came to nothing, are taken then. Points of other lots that were taken instead are
 * given back to those by the same way. So it makes no difference in which order orders are cancelled.
 */
final class Recovering {
    private final AccountBook book;

    Recovering(AccountBook book) {
        this.book = book;
    }

    /**
     * Adds to an entry that takes points what it leaves owed.
     *
     * @param own the lots from which they should have been taken, at least one
     * @param order whose points they were
     * @param lacked how many these lots lacked
     * @param given what others gave instead, taken out by {@code others}
     */
    void owe(EntryLines lines, Set<LotId> own, @Nullable OrderRef order, Points lacked, List<HeldLot> given) {
        if (lacked.isZero()) {
            return;
        }
        book.store.owing(book.account().id(), own, order);
        Set<LotId> others = new HashSet<>();
        given.forEach(lot -> others.add(lot.origin()));
        book.store.owing(book.account().id(), others, null);
        LotId first = own.stream()
                .min((one, two) -> Long.compare(one.value(), two.value()))
                .orElseThrow();
        lines.owes(first, lacked.value());
        given.forEach(lot -> lines.owes(lot.origin(), -lot.points().value()));
    }

    /**
     * Takes from points that an entry has brought back what is owed: by their lots, and then by the member. Only their own
     * points pay for lots, and any points pay a debt: the other way round a debt would take the points for which lots wait,
     * and they would owe for good what others then bring back for nothing.
     *
     * @param back where they are now
     */
    void recover(JournalEntry by, List<HeldLot> back) {
        if (back.isEmpty()) {
            return;
        }
        Arrears arrears = new Arrears(book.store.owedLots(book.account().id()));
        Losses losses = new Losses(book.store, arrears);
        Map<MadeGood, Recovery> recoveries = new LinkedHashMap<>();
        List<HeldLot> free = new ArrayList<>();
        for (HeldLot lot : back) {
            Points left = lot.points();
            Arrears.Debtor debtor = arrears.debtor(lot.origin()).orElse(null);
            if (debtor != null) {
                for (Losses.Part part : losses.divide(debtor, left.min(arrears.owedBy(debtor)))) {
                    recoveries
                            .computeIfAbsent(new MadeGood(debtor, part.order()), first -> new Recovery())
                            .take(lot, part.points(), arrears, debtor);
                    left = left.minus(part.points());
                }
            }
            if (!left.isZero()) {
                free.add(lot.with(left));
            }
        }
        List<HeldLot> waiting = new ArrayList<>();
        recoveries.forEach((good, recovery) -> {
            recovery.post(by, good);
            free.addAll(recovery.available);
            waiting.addAll(recovery.waiting);
        });
        payDebt(by, free, waiting);
    }

    private void payDebt(JournalEntry by, List<HeldLot> available, List<HeldLot> waiting) {
        Points debt = book.balance().debt();
        List<HeldLot> first = new ArrayList<>();
        Reserving.split(available, debt, first, new ArrayList<>());
        List<HeldLot> then = new ArrayList<>();
        Reserving.split(waiting, debt.minus(sum(first)), then, new ArrayList<>());
        Points paid = sum(first).plus(sum(then));
        if (paid.isZero()) {
            return;
        }
        EntryLines lines = new EntryLines()
                .takeOut(first, MEMBER_AVAILABLE)
                .takeOut(then, MEMBER_PENDING)
                .to(PROGRAMME_DEBT, paid)
                .say("debt.paid", Map.of("points", Long.toString(paid.value())));
        post(by, "debt", by.order(), lines);
    }

    private static Points sum(List<HeldLot> lots) {
        return lots.stream().map(HeldLot::points).reduce(Points.ZERO, Points::plus);
    }

    private void post(JournalEntry by, String what, @Nullable OrderRef order, EntryLines lines) {
        PostingKey key = new PostingKey("recover:" + by.id().value() + ":" + what);
        EntryDraft.Subject about = EntryDraft.Subject.order(by.about().actor(), order);
        book.post(EntryKind.RECOVER, key, ContentHash.of(key.value()), about, lines, by.at());
    }

    /**
     * Who pays, and what for.
     *
     * @param order the order whose points had been written off; null where that is not known
     */
    private record MadeGood(Arrears.Debtor debtor, @Nullable OrderRef order) {
        String key() {
            OrderRef own = debtor.order();
            String first = Long.toString(debtor.first().value());
            return order == null || own != null && own.id() == order.id() ? first : first + ":" + order.id();
        }
    }

    /** Points that a lot gets back, which had given them for another. */
    private record Restored(OwedLot lot, Points points) {
        Restored and(Restored more) {
            return new Restored(lot, points.plus(more.points));
        }
    }

    /** The entry that takes what one order's lots, or one lot, owe, for one order. */
    private final class Recovery {
        private final EntryLines lines = new EntryLines();
        private final Map<LotId, Restored> restored = new LinkedHashMap<>();
        private final List<HeldLot> available = new ArrayList<>();
        private final List<HeldLot> waiting = new ArrayList<>();
        private Points taken = Points.ZERO;

        void take(HeldLot lot, Points share, Arrears arrears, Arrears.Debtor debtor) {
            lines.out(MEMBER_AVAILABLE, lot.lot(), share);
            taken = taken.plus(share);
            Map<OwedLot, Points> back = arrears.pay(lines, debtor, share);
            back.forEach((giver, points) -> {
                Restored more = new Restored(giver, points);
                restored.merge(giver.lot(), more, Restored::and);
            });
        }

        void post(JournalEntry by, MadeGood good) {
            lines.say("recover.taken", Map.of("points", Long.toString(taken.value())));
            Points sum = restored.values().stream().map(Restored::points).reduce(Points.ZERO, Points::plus);
            if (!sum.isZero()) {
                lines.say("recover.restored", Map.of("points", Long.toString(sum.value())));
            }
            restored.values().forEach(back -> restore(back.lot(), back.points(), by));
            Recovering.this.post(by, good.key(), good.order(), lines);
        }

        private void restore(OwedLot lot, Points points, JournalEntry by) {
            HeldLot back = new HeldLot(lot.lot(), points, lot.terms(), lot.lot());
            if (Arrears.waits(lot, by.at())) {
                lines.in(MEMBER_PENDING, lot.lot(), points);
                waiting.add(back);
            } else {
                available.addAll(book.comeBack(lines, List.of(back), by.at()));
            }
        }
    }
}
