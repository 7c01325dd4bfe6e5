package org.pointsmall.loyalty.aftersale;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;

/**
 * A return that is about to be recorded.
 *
 * @param orderId its order
 * @param member whose points it moves; null for a guest's
 * @param contentHash of what was asked for
 * @param receipt what it comes to
 * @param refunds the cash that it owes, by payment
 * @param busyUntil until when the one who records it is at the cash
 */
public record ReturnDraft(
        long orderId,
        @Nullable MemberId member,
        String contentHash,
        ReturnReceipt receipt,
        List<CashPlan.Part> refunds,
        Instant busyUntil) {
    public ReturnDraft {
        refunds = List.copyOf(refunds);
    }
}
