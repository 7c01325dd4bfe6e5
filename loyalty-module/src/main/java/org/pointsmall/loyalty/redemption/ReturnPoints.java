package org.pointsmall.loyalty.redemption;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.account.JournalEntry;
import org.pointsmall.loyalty.account.Ledger;
import org.pointsmall.loyalty.account.LockedAccount;
import org.pointsmall.loyalty.account.OrderReturn;
import org.pointsmall.loyalty.account.OrderTotals;
import org.pointsmall.loyalty.account.PostingKey;
import org.pointsmall.loyalty.account.Transactions;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.Rounding;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;

/**
 * Undoes in proportion what a returned order did with points: those that it used up come back, those that it earned are
 * taken back. Both are worked out of how much has been returned altogether, less what earlier returns moved, so that
 * any sequence of partial returns comes to just what the whole return would. On the way, what comes back is rounded
 * down and what is taken back is rounded up: the merchant is never short.
 */
public final class ReturnPoints {
    private final Ledger ledger;
    private final Transactions transactions;

    public ReturnPoints(Ledger ledger, Transactions transactions) {
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /**
     * What a return moved.
     *
     * @param back the entry by which points came back; null where none did
     * @param clawback the entry by which points were taken back; null where none were
     */
    public record Returned(@Nullable JournalEntry back, @Nullable JournalEntry clawback) {}

    /**
     * Moves the points of a return, in one transaction. A repeat answers with the first entries, and a return that comes
     * after a later one has moved more than it asks for moves nothing. Refused, with nothing moved, as
     * {@link Ledger#returnPoints} and {@link Ledger#clawBack} refuse.
     */
    public Outcome<Returned> returned(ReturnedOrder order) {
        try {
            return Outcome.done(transactions.required(() -> moved(ledger.lock(order.member()), order)));
        } catch (ReturnRefused refused) {
            return Outcome.refused(refused.refusal);
        }
    }

    private Returned moved(LockedAccount account, ReturnedOrder order) {
        OrderTotals totals = account.totals(order.order().id());
        PostingKey backKey = key("return", order);
        PostingKey clawbackKey = key("clawback", order);
        Optional<JournalEntry> back = account.entry(backKey);
        Optional<JournalEntry> clawback = account.entry(clawbackKey);
        if (back.isPresent() || clawback.isPresent()) {
            return new Returned(back.orElse(null), clawback.orElse(null));
        }
        Points due = less(order.returned().of(totals.burned(), Rounding.DOWN), totals.returned());
        Points owed = less(order.returned().of(totals.issued(), Rounding.UP), totals.revoked());
        return new Returned(
                due.isZero() ? null : done(account.returnPoints(movement(order, backKey, due))),
                owed.isZero() ? null : done(account.clawBack(movement(order, clawbackKey, owed))));
    }

    private static Points less(Points target, Points before) {
        return target.isMoreThan(before) ? target.minus(before) : Points.ZERO;
    }

    private static PostingKey key(String movement, ReturnedOrder order) {
        return new PostingKey(movement + ":" + order.order().id() + ":" + order.returnId());
    }

    private static OrderReturn movement(ReturnedOrder order, PostingKey key, Points points) {
        return new OrderReturn(order.member(), key, order.order(), points, order.actor(), order.reason());
    }

    private static JournalEntry done(Outcome<JournalEntry> outcome) {
        return outcome.orElseThrow(ReturnRefused::new);
    }

    /** Takes the whole transaction back: points must not come back while those that were earned stay. */
    private static final class ReturnRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Refusal refusal;

        ReturnRefused(Refusal refusal) {
            super(refusal.toString());
            this.refusal = refusal;
        }
    }
}
