package org.pointsmall.loyalty.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.LedgerModel.ModelAccount;
import org.pointsmall.loyalty.ledger.LedgerModel.ModelAdjustment;
import org.pointsmall.loyalty.ledger.LedgerModel.ModelLot;
import org.pointsmall.loyalty.ledger.LedgerModel.ModelOrder;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_ADJUSTMENT;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_BREAKAGE;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_BURNED;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_DEBT;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_ISSUED;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_OPENING;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_WRITTEN_OFF;

/** How movements are undone, made by hand, or brought to an end in the {@link LedgerModel}. */
final class ModelCorrections {
    private final LedgerModel model;
    private final ModelMovements movements;
    private final ModelRecoveries recoveries;

    ModelCorrections(LedgerModel model, ModelMovements movements) {
        this.model = model;
        this.movements = movements;
        recoveries = new ModelRecoveries(model);
    }

    Optional<Refusal> returnPoints(ModelAccount own, String key, long orderId, long points) {
        ModelAccount account = LedgerModel.standing(own);
        String content = own.number + " gets " + points + " back of " + orderId;
        Optional<Refusal> refusal = model.known(key, content);
        if (refusal.isPresent() || !model.isNew(key)) {
            return refusal;
        }
        if (account.status == AccountStatus.CLOSED) {
            return Optional.of(ModelMovements.frozen(account));
        }
        ModelOrder order = model.order(orderId);
        boolean others = order.burner != null && LedgerModel.standing(order.burner) != account;
        long left = others ? 0 : order.burned.size();
        if (points > left) {
            return Optional.of(aboveCap(points, left));
        }
        model.remember(key, content);
        List<ModelLot> back = new ArrayList<>();
        for (long i = 0; i < points; i++) {
            back.add(order.burned.remove(order.burned.size() - 1));
        }
        account.move(PROGRAMME_BURNED, -points);
        List<ModelLot> there = new ArrayList<>();
        model.post(EntryKind.RETURN, account, model.comeBack(account, back, there));
        recoveries.recover(account, there);
        return Optional.empty();
    }

    Optional<Refusal> clawBack(ModelAccount own, String key, long orderId, long points) {
        ModelAccount account = LedgerModel.standing(own);
        String content = own.number + " loses " + points + " of " + orderId;
        Optional<Refusal> refusal = model.known(key, content);
        if (refusal.isPresent() || !model.isNew(key)) {
            return refusal;
        }
        ModelOrder order = model.order(orderId);
        boolean others = order.earner != null && LedgerModel.standing(order.earner) != account;
        long left = others ? 0 : order.issued - order.revoked;
        if (points > left) {
            return Optional.of(aboveCap(points, left));
        }
        model.remember(key, content);
        model.due(account);
        order.revoked += points;
        boolean closed = account.status == AccountStatus.CLOSED;
        ClawbackPolicy policy = closed ? ClawbackPolicy.REVOKE_TO_ZERO : model.clawback;
        List<ModelLot> owing = closed
                ? List.of()
                : model.lots.stream()
                        .filter(lot -> lot.earnedBy != null && lot.earnedBy == orderId)
                        .toList();
        long before = Math.max(0, owing.stream().mapToLong(lot -> lot.left).sum());
        long found = 0;
        for (ModelLot mine = takeOwn(account, orderId, points); mine != null; ) {
            mine.origin.left--;
            found++;
            mine = takeOwn(account, orderId, points - found);
        }
        long lacked = points - found;
        long ofLots = Math.min(lacked, Math.max(0, before - found));
        boolean onlyPending = policy == ClawbackPolicy.REVOKE_FROM_PENDING;
        List<ModelLot> given = new ArrayList<>();
        if (!onlyPending) {
            take(account, false, lacked, given);
        }
        take(account, true, lacked - given.size(), given);
        long debt = policy == ClawbackPolicy.REVOKE_BELOW_ZERO
                ? lacked - given.size()
                : closed ? 0 : Math.min(lacked - given.size(), lacked - ofLots);
        if (onlyPending) {
            int pending = given.size();
            take(account, false, debt, given);
            debt -= given.size() - pending;
        }
        long writtenOff = lacked - given.size() - debt;
        long toComeBack = closed ? 0 : Math.min(ofLots - writtenOff, given.size());
        for (int i = 0; i < given.size(); i++) {
            if (i < toComeBack) {
                recoveries.instead(owing, given.get(i));
            } else {
                given.get(i).origin.left--;
            }
        }
        if (!closed && writtenOff > 0) {
            recoveries.owe(owing, writtenOff);
        }
        if (!owing.isEmpty()) {
            owing.get(0).left -= toComeBack + writtenOff;
        }
        account.move(PROGRAMME_ISSUED, points);
        account.move(PROGRAMME_DEBT, -debt);
        account.move(PROGRAMME_WRITTEN_OFF, -writtenOff);
        order.writtenOff += writtenOff;
        List<String> said = new ArrayList<>();
        if (debt > 0) {
            said.add("clawback.debt");
        }
        if (writtenOff > 0) {
            said.add("clawback.shortfall");
        }
        model.post(EntryKind.CLAWBACK, account, said);
        return Optional.empty();
    }

    /** One of the order's own, what waits first. */
    private @Nullable ModelLot takeOwn(ModelAccount account, long order, long left) {
        Predicate<ModelLot> earned = lot -> lot.origin.earnedBy != null && lot.origin.earnedBy == order;
        if (left == 0) {
            return null;
        }
        ModelLot own = takeOne(account, earned.and(lot -> lot.pending > 0), true);
        return own != null ? own : takeOne(account, earned.and(lot -> lot.available > 0), false);
    }

    private void take(ModelAccount account, boolean pending, long points, List<ModelLot> given) {
        for (long i = 0; i < points; i++) {
            ModelLot other = takeOne(account, lot -> (pending ? lot.pending : lot.available) > 0, pending);
            if (other == null) {
                return;
            }
            given.add(other);
        }
    }

    /** The lot that one was taken of, if any. */
    private @Nullable ModelLot takeOne(ModelAccount account, Predicate<ModelLot> fits, boolean pending) {
        Optional<ModelLot> lot = model.next(account, fits);
        lot.ifPresent(found -> {
            found.pending -= pending ? 1 : 0;
            found.available -= pending ? 0 : 1;
        });
        return lot.orElse(null);
    }

    Optional<Refusal> adjust(
            ModelAccount own, String key, long points, String why, Duration waits, @Nullable Instant expiresAt) {
        ModelAccount account = LedgerModel.standing(own);
        String content = own.number + " is adjusted by " + points + " because " + why;
        Optional<Refusal> refusal = model.known(key, content);
        if (refusal.isPresent() || !model.isNew(key)) {
            return refusal;
        }
        if (account.status == AccountStatus.CLOSED) {
            return Optional.of(ModelMovements.frozen(account));
        }
        ModelAdjustment adjustment = new ModelAdjustment(account, PROGRAMME_ADJUSTMENT, points);
        List<String> said = new ArrayList<>();
        if (points > 0) {
            long debt = account.debt();
            adjustment.given = movements.credit(account, points, waits, expiresAt, null, said);
            adjustment.paidDebt = debt - account.debt();
        } else {
            model.due(account);
            if (-points > model.available(account)) {
                return Optional.of(ModelMovements.insufficient(-points, model.available(account)));
            }
            for (long i = 0; i < -points; i++) {
                ModelLot lot = model.next(account, next -> next.available > 0).orElseThrow();
                lot.available--;
                adjustment.taken.add(lot);
            }
        }
        model.remember(key, content);
        account.move(PROGRAMME_ADJUSTMENT, -points);
        model.adjustments.put(model.post(EntryKind.ADJUST, account, said), adjustment);
        return Optional.empty();
    }

    /** Points of an earlier programme, which were earned then. */
    Optional<Refusal> open(ModelAccount own, String key, long points, Instant earnedAt, @Nullable Instant expiresAt) {
        ModelAccount account = LedgerModel.standing(own);
        String content = own.number + " had " + points;
        Optional<Refusal> refusal = model.known(key, content);
        if (refusal.isPresent() || !model.isNew(key)) {
            return refusal;
        }
        if (account.status == AccountStatus.CLOSED) {
            return Optional.of(ModelMovements.frozen(account));
        }
        ModelAdjustment opening = new ModelAdjustment(account, PROGRAMME_OPENING, points);
        List<String> said = new ArrayList<>(List.of(expiresAt == null ? "opening.lasting" : "opening.valid"));
        opening.paidDebt = Math.min(account.debt(), points);
        if (opening.paidDebt > 0) {
            account.move(PROGRAMME_DEBT, opening.paidDebt);
            said.add("debt.paid");
        }
        if (opening.paidDebt < points) {
            ModelLot lot = model.open(account, earnedAt, earnedAt, expiresAt, null, null);
            lot.left = points - opening.paidDebt;
            lot.available = lot.left;
            opening.given = lot;
        }
        model.remember(key, content);
        account.move(PROGRAMME_OPENING, -points);
        model.adjustments.put(model.post(EntryKind.OPENING, account, said), opening);
        return Optional.empty();
    }

    Optional<Refusal> reverse(String key, ModelAdjustment adjustment) {
        if (adjustment.reversed) {
            return Optional.empty();
        }
        ModelAccount account = LedgerModel.standing(adjustment.account);
        if (account.status == AccountStatus.CLOSED) {
            return Optional.of(ModelMovements.frozen(account));
        }
        model.due(account);
        List<String> said = List.of();
        List<ModelLot> back = new ArrayList<>();
        if (adjustment.points < 0) {
            said = model.comeBack(account, adjustment.taken, back);
        } else {
            ModelLot own = adjustment.given;
            long credited = adjustment.points - adjustment.paidDebt;
            long there = model.available(account) + (own == null ? 0 : own.pending);
            if (credited > there) {
                return Optional.of(ModelMovements.insufficient(credited, there));
            }
            for (long i = 0; i < credited; i++) {
                if (takeOne(account, lot -> lot.origin == own && lot.pending > 0, true) == null
                        && takeOne(account, lot -> lot.origin == own && lot.available > 0, false) == null) {
                    ModelLot other = takeOne(account, lot -> lot.available > 0, false);
                    other.origin.owed--;
                    own.owed++;
                }
            }
            account.move(PROGRAMME_DEBT, -adjustment.paidDebt);
        }
        account.move(adjustment.side, adjustment.points);
        adjustment.reversed = true;
        model.remember(key, key);
        model.post(EntryKind.REVERSE, account, said);
        recoveries.recover(account, back);
        return Optional.empty();
    }

    Optional<Refusal> change(ModelAccount own, AccountStatus status) {
        ModelAccount account = LedgerModel.standing(own);
        if (account.status == AccountStatus.CLOSED) {
            return Optional.of(ModelMovements.frozen(account));
        }
        account.status = status;
        return Optional.empty();
    }

    Optional<Refusal> close(ModelAccount own, boolean paidOut) {
        ModelAccount account = LedgerModel.standing(own);
        if (account.status == AccountStatus.CLOSED) {
            return Optional.empty();
        }
        if (model.held(account) > 0) {
            return Optional.of(heldPoints(account));
        }
        model.due(account);
        long available = model.available(account);
        long pending = model.pending(account);
        long debt = account.debt();
        long repaid = Math.min(debt, available);
        boolean pays = paidOut && available > repaid;
        model.lotsOf(account).forEach(lot -> {
            lot.available = 0;
            lot.pending = 0;
        });
        account.move(pays ? PROGRAMME_BURNED : PROGRAMME_BREAKAGE, available - repaid);
        account.move(PROGRAMME_BREAKAGE, pending);
        account.move(PROGRAMME_DEBT, debt);
        account.move(PROGRAMME_WRITTEN_OFF, repaid - debt);
        account.status = AccountStatus.CLOSED;
        if (available + pending + debt > 0) {
            EntryKind kind = pays ? EntryKind.PAY_OUT : EntryKind.FORFEIT;
            List<String> said = new ArrayList<>();
            if (repaid > 0) {
                said.add("debt.paid");
            }
            if (pays) {
                said.add("pay-out");
            }
            model.post(kind, account, said);
        }
        return Optional.empty();
    }

    Optional<Refusal> merge(ModelAccount one, ModelAccount two) {
        ModelAccount from = LedgerModel.standing(one);
        ModelAccount into = LedgerModel.standing(two);
        if (from == into) {
            return one == from ? Optional.of(sameAccount(from)) : Optional.empty();
        }
        for (ModelAccount account : List.of(from, into)) {
            if (account.status != AccountStatus.ACTIVE) {
                return Optional.of(ModelMovements.frozen(account));
            }
        }
        if (model.held(from) > 0) {
            return Optional.of(heldPoints(from));
        }
        model.due(from);
        model.due(into);
        long paid = Math.min(from.debt() + into.debt(), model.available(from));
        for (long i = 0; i < paid; i++) {
            takeOne(from, lot -> lot.available > 0, false);
        }
        boolean something = paid > 0
                || model.available(from) + model.pending(from) > 0
                || model.lotsOf(from).stream().anyMatch(lot -> lot.owed != 0)
                || from.programme.values().stream().anyMatch(sum -> sum != 0);
        Map<LedgerSide, Long> all = new EnumMap<>(from.programme);
        all.forEach((side, sum) -> into.move(side, sum));
        from.programme.clear();
        into.move(PROGRAMME_DEBT, paid);
        model.lotsOf(from).forEach(lot -> lot.owner = into);
        from.status = AccountStatus.MERGED;
        from.mergedInto = into;
        if (something) {
            model.post(EntryKind.TRANSFER, from, List.of("merged.into"));
            List<String> said = paid > 0 ? List.of("debt.paid", "merged.from") : List.of("merged.from");
            model.post(EntryKind.TRANSFER, into, said);
        }
        return Optional.empty();
    }

    private static Refusal sameAccount(ModelAccount account) {
        return Refusal.of(RefusalCode.CONFLICT).with("sameAccount", (long) account.number);
    }

    private Refusal heldPoints(ModelAccount account) {
        return Refusal.of(RefusalCode.CONFLICT).with("held", model.held(account));
    }

    static Refusal aboveCap(long required, long limit) {
        return Refusal.of(RefusalCode.ABOVE_CAP).with("required", required).with("limit", limit);
    }
}
