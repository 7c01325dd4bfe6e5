package org.pointsmall.loyalty.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.LedgerModel.ModelAccount;
import org.pointsmall.loyalty.ledger.LedgerModel.ModelLot;

import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_DEBT;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_WRITTEN_OFF;

/** How points that come back pay what is owed in the {@link LedgerModel}, point by point. */
final class ModelRecoveries {
    private final LedgerModel model;

    ModelRecoveries(LedgerModel model) {
        this.model = model;
    }

    /** Who pays, and for which order: null where that is not known. */
    private record MadeGood(ModelLot debtor, @Nullable Long order) {}

    /** What one entry takes. */
    private static final class Recovery {
        final Map<ModelLot, Integer> taken = new LinkedHashMap<>();
        final Map<ModelLot, Long> restored = new LinkedHashMap<>();
    }

    /** That these lots, of one order, owe more. */
    void owe(List<ModelLot> own, long points) {
        if (points > 0) {
            own.forEach(lot -> lot.owesTogether = true);
            own.get(0).owed += points;
        }
    }

    /** That a point of another lot was taken for one of these; whether it was. */
    boolean instead(List<ModelLot> own, @Nullable ModelLot other) {
        if (other != null && !own.isEmpty()) {
            owe(own, 1);
            other.origin.owed--;
        }
        return other != null;
    }

    /** @param back each point that came back, as the lot that it is in now */
    void recover(ModelAccount account, List<ModelLot> back) {
        Map<MadeGood, Recovery> recoveries = new LinkedHashMap<>();
        List<ModelLot> free = new ArrayList<>();
        for (int i = 0, next; i < back.size(); i = next) {
            next = i + 1;
            while (next < back.size() && back.get(next) == back.get(i)) {
                next++;
            }
            long taken = recoverLot(account, back.get(i), next - i, recoveries);
            free.addAll(back.subList(i + (int) taken, next));
        }
        // Each entry takes its own points only when it is posted: what one says the member owns then is so.
        List<ModelLot> waiting = new ArrayList<>();
        for (Recovery recovery : recoveries.values()) {
            recovery.taken.forEach((lot, points) -> lot.available -= points);
            model.post(EntryKind.RECOVER, account, said(account, recovery, free, waiting));
        }
        payDebt(account, free, waiting);
    }

    private void payDebt(ModelAccount account, List<ModelLot> free, List<ModelLot> waiting) {
        long paid = Math.min(account.debt(), free.size() + waiting.size());
        if (paid == 0) {
            return;
        }
        for (int i = 0; i < paid; i++) {
            ModelLot lot = i < free.size() ? free.get(i) : waiting.get(i - free.size());
            lot.available -= i < free.size() ? 1 : 0;
            lot.pending -= i < free.size() ? 0 : 1;
            lot.origin.left--;
        }
        account.move(PROGRAMME_DEBT, paid);
        model.post(EntryKind.RECOVER, account, List.of("debt.paid"));
    }

    /** Points of one lot: those that make other orders good come first, those of the lot's own order last. */
    private long recoverLot(ModelAccount account, ModelLot lot, long points, Map<MadeGood, Recovery> recoveries) {
        ModelLot debtor = together(lot.origin).get(0);
        Long own = debtor.owesTogether ? debtor.earnedBy : null;
        long lost = writtenOff(account);
        List<MadeGood> others = new ArrayList<>();
        List<MadeGood> last = new ArrayList<>();
        long taken = Math.min(points, Math.max(0, owedBy(debtor)));
        for (long left = Math.min(points, owedBy(debtor)); left > 0; left--, lost--) {
            Long good = lost > 0 ? madeGood(account, own) : own;
            if (good != null && lost > 0) {
                model.order(good).writtenOff = Math.max(0, model.order(good).writtenOff - 1);
            }
            (Objects.equals(good, own) ? last : others).add(new MadeGood(debtor, good));
        }
        others.addAll(last);
        for (MadeGood good : others) {
            Recovery recovery = recoveries.computeIfAbsent(good, first -> new Recovery());
            recovery.taken.merge(lot, 1, Integer::sum);
            payOne(account, debtor, recovery);
        }
        return taken;
    }

    /** Of which order a point that had been written off comes back: of the lot's own first. */
    private @Nullable Long madeGood(ModelAccount account, @Nullable Long own) {
        if (own != null && model.order(own).writtenOff > 0) {
            return own;
        }
        return model.lotsOf(account).stream()
                .filter(lot -> lot.owesTogether)
                .map(lot -> lot.earnedBy)
                .filter(order -> order != null && model.order(order).writtenOff > 0)
                .findFirst()
                .orElse(own);
    }

    private List<String> said(ModelAccount account, Recovery recovery, List<ModelLot> free, List<ModelLot> waiting) {
        List<String> said = new ArrayList<>(List.of("recover.taken"));
        if (!recovery.restored.isEmpty()) {
            said.add("recover.restored");
        }
        recovery.restored.forEach((lot, points) -> {
            boolean waits = lot.availableAt.isAfter(model.now) || lot.pending > 0;
            if (!lot.expired(model.now) && waits) {
                lot.pending += points;
                waiting.addAll(Collections.nCopies(points.intValue(), lot));
            } else {
                List<ModelLot> all = Collections.nCopies(points.intValue(), lot);
                said.addAll(model.comeBack(account, all, free));
            }
        });
        return said;
    }

    private void payOne(ModelAccount account, ModelLot debtor, Recovery recovery) {
        together(debtor).stream().filter(lot -> lot.owed > 0).findFirst().orElseThrow().owed--;
        if (writtenOff(account) >= 0) {
            account.move(PROGRAMME_WRITTEN_OFF, 1);
            return;
        }
        for (ModelLot lot : model.lotsOf(account)) {
            if (lot.owed < 0 && owedBy(lot) < 0) {
                lot.owed++;
                recovery.restored.merge(lot, 1L, Long::sum);
                return;
            }
        }
        throw new AssertionError("nobody gave what was owed");
    }

    private long writtenOff(ModelAccount account) {
        return model.lotsOf(account).stream().mapToLong(lot -> lot.owed).sum();
    }

    private long owedBy(ModelLot lot) {
        return together(lot).stream().mapToLong(other -> other.owed).sum();
    }

    /** The lots that owe with this one, the oldest first. */
    private List<ModelLot> together(ModelLot lot) {
        return lot.earnedBy == null || !lot.owesTogether
                ? List.of(lot)
                : model.lots.stream()
                        .filter(other -> other.owesTogether && lot.earnedBy.equals(other.earnedBy))
                        .toList();
    }
}
