package org.pointsmall.loyalty.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

/**
 * What the ledger ought to do, as simply as it can be said and without its code: points are moved one by one, and
 * nothing is cached.
 */
final class LedgerModel {
    final List<ModelMember> members = new ArrayList<>();
    final List<ModelHold> holds = new ArrayList<>();
    private final Map<String, String> earnings = new HashMap<>();

    static final class ModelMember {
        final List<ModelLot> lots = new ArrayList<>();
        boolean frozen;
        long spent;

        long available() {
            return lots.stream().mapToLong(lot -> lot.available).sum();
        }

        long held() {
            return lots.stream().mapToLong(lot -> lot.held).sum();
        }
    }

    /** Lots stand in the order in which they were earned. */
    static final class ModelLot {
        final @Nullable Instant expiresAt;
        long available;
        long held;

        ModelLot(long points, @Nullable Instant expiresAt) {
            available = points;
            this.expiresAt = expiresAt;
        }

        boolean expiresBefore(ModelLot other) {
            return expiresAt != null && (other.expiresAt == null || expiresAt.isBefore(other.expiresAt));
        }
    }

    static final class ModelHold {
        final ModelMember member;
        final long orderId;
        final Instant dueAt;
        /** Each held point, as the lot that it came from. */
        final List<ModelLot> points = new ArrayList<>();

        HoldStatus status = HoldStatus.OPEN;

        ModelHold(ModelMember member, long orderId, Instant dueAt) {
            this.member = member;
            this.orderId = orderId;
            this.dueAt = dueAt;
        }

        void giveBack(HoldStatus end) {
            for (ModelLot lot : points) {
                lot.held--;
                lot.available++;
            }
            status = end;
        }
    }

    Optional<Refusal> earn(int member, String key, long points, long order, @Nullable Instant expiresAt) {
        String content = member + " earns " + points + " for " + order;
        String earlier = earnings.putIfAbsent(key, content);
        if (earlier == null) {
            members.get(member).lots.add(new ModelLot(points, expiresAt));
            return Optional.empty();
        }
        return earlier.equals(content)
                ? Optional.empty()
                : Optional.of(Refusal.of(RefusalCode.IDEMPOTENCY_KEY_REUSED).with("key", key));
    }

    Optional<Refusal> hold(int memberIndex, long points, long order, Instant now, Instant dueAt) {
        ModelMember member = members.get(memberIndex);
        ModelHold claim = holds.stream()
                .filter(hold -> hold.orderId == order)
                .filter(hold -> hold.status == HoldStatus.OPEN || hold.status == HoldStatus.COMMITTED)
                .findFirst()
                .orElse(null);
        boolean replaced = claim != null
                && claim.status == HoldStatus.OPEN
                && claim.member == member
                && !now.isBefore(claim.dueAt);
        long free = member.available() + (replaced ? claim.points.size() : 0);
        if (points > free) {
            return Optional.of(Refusal.of(RefusalCode.INSUFFICIENT_POINTS)
                    .with("required", points)
                    .with("available", free));
        }
        if (member.frozen && points > 0) {
            return Optional.of(Refusal.of(RefusalCode.ACCOUNT_FROZEN).with("status", "FROZEN"));
        }
        if (claim != null && !replaced) {
            return Optional.of(Refusal.of(RefusalCode.CONFLICT).with("orderId", order));
        }
        if (replaced) {
            claim.giveBack(HoldStatus.TIMED_OUT);
        }
        ModelHold hold = new ModelHold(member, order, dueAt);
        for (long i = 0; i < points; i++) {
            ModelLot next = nextToBurn(member);
            next.available--;
            next.held++;
            hold.points.add(next);
        }
        holds.add(hold);
        return Optional.empty();
    }

    Optional<Refusal> commit(int holdIndex) {
        ModelHold hold = holds.get(holdIndex);
        if (hold.status == HoldStatus.OPEN) {
            hold.points.forEach(lot -> lot.held--);
            hold.member.spent += hold.points.size();
            hold.status = HoldStatus.COMMITTED;
        }
        return hold.status == HoldStatus.COMMITTED
                ? Optional.empty()
                : Optional.of(Refusal.of(RefusalCode.HOLD_EXPIRED).with("orderId", hold.orderId));
    }

    Optional<Refusal> giveBack(int holdIndex, HoldStatus end) {
        ModelHold hold = holds.get(holdIndex);
        if (hold.status == HoldStatus.OPEN) {
            hold.giveBack(end);
        }
        return hold.status == HoldStatus.COMMITTED
                ? Optional.of(Refusal.of(RefusalCode.CONFLICT).with("orderId", hold.orderId))
                : Optional.empty();
    }

    private static ModelLot nextToBurn(ModelMember member) {
        ModelLot next = null;
        for (ModelLot lot : member.lots) {
            if (lot.available > 0 && (next == null || lot.expiresBefore(next))) {
                next = lot;
            }
        }
        return Objects.requireNonNull(next, "the member has points, and no lot has");
    }
}
