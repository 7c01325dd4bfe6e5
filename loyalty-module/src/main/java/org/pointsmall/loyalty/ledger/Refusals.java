package org.pointsmall.loyalty.ledger;

import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

/** Why the ledger refuses, with the operands that go with each reason. */
final class Refusals {
    private Refusals() {}

    static Refusal insufficient(Points required, Points available) {
        return Refusal.of(RefusalCode.INSUFFICIENT_POINTS)
                .with("required", required.value())
                .with("available", available.value());
    }

    /** More than there is left to return of an order. */
    static Refusal aboveCap(Points required, Points limit) {
        return Refusal.of(RefusalCode.ABOVE_CAP)
                .with("required", required.value())
                .with("limit", limit.value());
    }

    static Refusal notActive(AccountStatus status) {
        return Refusal.of(RefusalCode.ACCOUNT_FROZEN).with("accountStatus", status.name());
    }

    static Refusal holdExpired(long orderId) {
        return Refusal.of(RefusalCode.HOLD_EXPIRED).with("orderId", orderId);
    }

    static Refusal orderTaken(long orderId) {
        return Refusal.of(RefusalCode.CONFLICT).with("orderId", orderId);
    }

    /** Merging in a circle: the account would become part of itself. */
    static Refusal sameAccount(AccountId account) {
        return Refusal.of(RefusalCode.CONFLICT).with("sameAccount", account.value());
    }

    /** Lost against another merge, by a node of a version that locks merges in another way. */
    static Refusal merged() {
        return Refusal.of(RefusalCode.CONFLICT).with("accountStatus", AccountStatus.MERGED.name());
    }

    static Refusal keyReused(PostingKey key) {
        return Refusal.of(RefusalCode.IDEMPOTENCY_KEY_REUSED).with("key", key.value());
    }
}
