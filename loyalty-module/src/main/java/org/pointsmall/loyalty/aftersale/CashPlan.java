package org.pointsmall.loyalty.aftersale;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pointsmall.loyalty.points.Money;

/** By which payments of an order cash goes back: in the order of their ids, each up to what it has left. */
public final class CashPlan {
    private CashPlan() {}

    /**
     * What one payment gives back.
     *
     * @param paymentId the store's payment; {@link CashRefund#NO_PAYMENT} for what none has left
     * @param amount how much
     */
    public record Part(long paymentId, Money amount) {}

    /**
     * The parts of so much cash.
     *
     * @param payments in the order of their ids
     * @param owed what other returns are going to take from each of them
     */
    static List<Part> of(Money cash, List<CashPayment> payments, Map<Long, Money> owed) {
        List<Part> parts = new ArrayList<>();
        Money rest = cash;
        for (CashPayment payment : payments) {
            Money taken = owed.getOrDefault(payment.id(), Money.zero(cash.currency()));
            Money left = payment.left().minus(taken.min(payment.left()));
            Money share = rest.min(left);
            if (!share.isZero()) {
                parts.add(new Part(payment.id(), share));
                rest = rest.minus(share);
            }
        }
        if (!rest.isZero()) {
            parts.add(new Part(CashRefund.NO_PAYMENT, rest));
        }
        return parts;
    }
}
