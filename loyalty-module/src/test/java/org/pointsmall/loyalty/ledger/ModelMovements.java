package org.pointsmall.loyalty.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.LedgerModel.ModelAccount;
import org.pointsmall.loyalty.ledger.LedgerModel.ModelHold;
import org.pointsmall.loyalty.ledger.LedgerModel.ModelLot;
import org.pointsmall.loyalty.ledger.LedgerModel.ModelOrder;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_BURNED;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_DEBT;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_ISSUED;

/** How points come in and are spent in the {@link LedgerModel}; each answers why it is refused, or nothing. */
final class ModelMovements {
    private final LedgerModel model;
    private final ModelRecoveries recoveries;

    ModelMovements(LedgerModel model) {
        this.model = model;
        recoveries = new ModelRecoveries(model);
    }

    Optional<Refusal> earn(ModelAccount own, String key, long order, List<Part> parts) {
        long points = parts.stream().mapToLong(Part::points).sum();
        ModelAccount account = LedgerModel.standing(own);
        String content = own.number + " earns " + points + " for " + order;
        Optional<Refusal> refusal = model.known(key, content);
        if (refusal.isPresent() || !model.isNew(key)) {
            return refusal;
        }
        if (account.status == AccountStatus.CLOSED) {
            return Optional.of(frozen(account));
        }
        model.remember(key, content);
        model.order(order).issued += points;
        model.order(order).earner = account;
        account.move(PROGRAMME_ISSUED, -points);
        List<String> said = new ArrayList<>();
        credit(account, parts, order, said);
        model.post(EntryKind.EARN, account, said);
        return Optional.empty();
    }

    /** Points that all last equally long: pays the debt, then opens a lot for the rest; answers it. */
    @Nullable
    ModelLot credit(
            ModelAccount account,
            long points,
            Duration waits,
            @Nullable Instant expiresAt,
            @Nullable Long order,
            List<String> said) {
        List<ModelLot> opened = credit(account, List.of(new Part(points, waits, expiresAt, false)), order, said);
        return opened.isEmpty() ? null : opened.get(0);
    }

    /**
     * Some of the points of an award.
     *
     * @param own whether the entry says how long they last
     */
    record Part(long points, Duration waits, @Nullable Instant expiresAt, boolean own) {
        boolean lastsLike(Part other) {
            return waits.equals(other.waits) && Objects.equals(expiresAt, other.expiresAt);
        }
    }

    /** What expires first pays the debt; what is left of all that lasts equally long is a lot. */
    private List<ModelLot> credit(ModelAccount account, List<Part> parts, @Nullable Long order, List<String> said) {
        long unpaid =
                Math.min(account.debt(), parts.stream().mapToLong(Part::points).sum());
        if (unpaid > 0) {
            account.move(PROGRAMME_DEBT, unpaid);
            said.add("debt.paid");
        }
        List<ModelLot> opened = new ArrayList<>();
        for (Part part : alike(parts)) {
            long paid = Math.min(unpaid, part.points());
            unpaid -= paid;
            if (paid < part.points()) {
                opened.add(open(account, part, part.points() - paid, order));
                if (part.own()) {
                    said.add(part.expiresAt() == null ? "lot.lasting" : "lot.valid");
                }
            }
        }
        return opened;
    }

    private ModelLot open(ModelAccount account, Part part, long points, @Nullable Long order) {
        ModelLot lot = model.open(account, model.now, model.now.plus(part.waits()), part.expiresAt(), null, order);
        lot.left = points;
        if (part.waits().isZero()) {
            lot.available = points;
        } else {
            lot.pending = points;
        }
        return lot;
    }

    private static List<Part> alike(List<Part> parts) {
        List<Part> alike = new ArrayList<>();
        for (Part part : parts) {
            Optional<Part> same = alike.stream().filter(part::lastsLike).findFirst();
            if (same.isEmpty()) {
                alike.add(part);
            } else {
                Part one = same.get();
                alike.set(
                        alike.indexOf(one),
                        new Part(one.points() + part.points(), one.waits(), one.expiresAt(), one.own() || part.own()));
            }
        }
        alike.sort(Comparator.comparing(Part::expiresAt, Comparator.nullsLast(Comparator.naturalOrder())));
        return alike;
    }

    Optional<Refusal> hold(ModelAccount own, long points, long order, Duration lasting) {
        ModelAccount account = LedgerModel.standing(own);
        if (points > 0) {
            model.due(account);
        }
        ModelHold claim = model.holds.stream()
                .filter(hold -> hold.claims(order))
                .findFirst()
                .orElse(null);
        boolean replaced = claim != null
                && claim.status == HoldStatus.OPEN
                && LedgerModel.standing(claim.account) == account
                && !model.now.isBefore(claim.dueAt);
        long free = model.available(account) + (replaced ? claim.points.size() : 0);
        if (points > free) {
            return Optional.of(insufficient(points, free));
        }
        if (account.status != AccountStatus.ACTIVE && points > 0) {
            return Optional.of(frozen(account));
        }
        if (claim != null && !replaced) {
            return Optional.of(conflict(order));
        }
        if (replaced) {
            end(claim, HoldStatus.TIMED_OUT);
            if (points > 0) {
                model.due(account);
            }
            if (points > model.available(account)) {
                return Optional.of(insufficient(points, model.available(account)));
            }
        }
        ModelHold hold = new ModelHold(account, order, model.now.plus(lasting));
        for (long i = 0; i < points; i++) {
            ModelLot next = model.next(account, lot -> lot.available > 0).orElseThrow();
            next.available--;
            next.held++;
            hold.points.add(next);
        }
        model.holds.add(hold);
        if (points > 0) {
            model.post(EntryKind.HOLD, account, List.of());
        }
        return Optional.empty();
    }

    Optional<Refusal> commit(ModelHold hold, long used) {
        if (hold.status != HoldStatus.OPEN) {
            return hold.status == HoldStatus.COMMITTED
                    ? Optional.empty()
                    : Optional.of(Refusal.of(RefusalCode.HOLD_EXPIRED).with("orderId", hold.orderId));
        }
        if (used > hold.points.size()) {
            return Optional.of(insufficient(used, hold.points.size()));
        }
        ModelAccount account = LedgerModel.standing(hold.account);
        hold.status = HoldStatus.COMMITTED;
        hold.committed = used;
        if (!hold.points.isEmpty()) {
            hold.points.forEach(lot -> lot.held--);
            ModelOrder order = model.order(hold.orderId);
            order.burned.addAll(hold.points.subList(0, (int) used));
            order.burner = account;
            account.move(PROGRAMME_BURNED, used);
            List<ModelLot> there = new ArrayList<>();
            List<String> said = model.comeBack(account, hold.points.subList((int) used, hold.points.size()), there);
            model.post(EntryKind.BURN, account, said);
            recoveries.recover(account, there);
        }
        return Optional.empty();
    }

    /** Whether this account's open hold of nothing claimed the order, which is committed by it. */
    boolean commitEmptyClaim(ModelAccount own, long order) {
        ModelAccount account = LedgerModel.standing(own);
        for (ModelHold hold : model.holds) {
            boolean open = hold.claims(order) && hold.status == HoldStatus.OPEN;
            if (open && hold.points.isEmpty() && hold.account == account) {
                hold.status = HoldStatus.COMMITTED;
                return true;
            }
        }
        return false;
    }

    Optional<Refusal> giveBack(ModelHold hold, HoldStatus end) {
        if (hold.status == HoldStatus.OPEN) {
            end(hold, end);
        }
        return hold.status == HoldStatus.COMMITTED ? Optional.of(conflict(hold.orderId)) : Optional.empty();
    }

    private void end(ModelHold hold, HoldStatus end) {
        hold.status = end;
        if (!hold.points.isEmpty()) {
            ModelAccount account = LedgerModel.standing(hold.account);
            hold.points.forEach(lot -> lot.held--);
            List<ModelLot> there = new ArrayList<>();
            model.post(EntryKind.RELEASE, account, model.comeBack(account, hold.points, there));
            recoveries.recover(account, there);
        }
    }

    static Refusal insufficient(long required, long available) {
        return Refusal.of(RefusalCode.INSUFFICIENT_POINTS)
                .with("required", required)
                .with("available", available);
    }

    static Refusal frozen(ModelAccount account) {
        return Refusal.of(RefusalCode.ACCOUNT_FROZEN).with("accountStatus", account.status.name());
    }

    private static Refusal conflict(long order) {
        return Refusal.of(RefusalCode.CONFLICT).with("orderId", order);
    }
}
