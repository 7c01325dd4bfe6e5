package org.pointsmall.loyalty.aftersale;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;

/**
 * What a return came to.
 *
 * @param key the caller's name for it
 * @param kind whether the order was cancelled or goods came back
 * @param status whether cash has still to go back
 * @param lines what came back of which part of the order
 * @param pointsBack points that came back to the member
 * @param pointsTakenBack points that the order had earned and that were asked back
 * @param shortfall how many of those the member did not have any more
 * @param cash what goes back by the order's other payments
 * @param cashProblem where cash is due, what kept the last try from giving it back, if there was one
 * @param actor who caused it
 * @param reason why
 * @param at when
 * @param replayed whether it had been carried out before this request
 */
public record ReturnReceipt(
        String key,
        ReturnKind kind,
        ReturnStatus status,
        List<Line> lines,
        Points pointsBack,
        Points pointsTakenBack,
        Points shortfall,
        Money cash,
        @Nullable String cashProblem,
        String actor,
        String reason,
        Instant at,
        boolean replayed) {
    public ReturnReceipt {
        lines = List.copyOf(lines);
    }

    /** The same receipt with these lines. */
    public ReturnReceipt with(List<Line> others) {
        return new ReturnReceipt(
                key,
                kind,
                status,
                others,
                pointsBack,
                pointsTakenBack,
                shortfall,
                cash,
                cashProblem,
                actor,
                reason,
                at,
                replayed);
    }

    /** The same for one who asks again. */
    ReturnReceipt asReplayed() {
        return new ReturnReceipt(
                key,
                kind,
                status,
                lines,
                pointsBack,
                pointsTakenBack,
                shortfall,
                cash,
                cashProblem,
                actor,
                reason,
                at,
                true);
    }

    /**
     * What came back of one part of the order. Value and tax together are what cash and points had paid of it; which of
     * the two goes back is the store's policy.
     *
     * @param itemId the store's order item; null for shipping
     * @param quantity how many pieces
     * @param value its price, after discounts and without tax
     * @param tax the tax on it
     * @param offset what points had paid of value and tax together
     * @param pointsBack points that came back for it
     * @param pointsTakenBack points that were asked back for it
     * @param cash what goes back for it by the order's other payments
     */
    public record Line(
            @Nullable Long itemId,
            int quantity,
            Money value,
            Money tax,
            Money offset,
            Points pointsBack,
            Points pointsTakenBack,
            Money cash) {}
}
