package org.pointsmall.loyalty.aftersale;

import org.pointsmall.loyalty.points.Money;

/**
 * Cash that a return owes by one payment of its order.
 *
 * @param returnId the return
 * @param orderId its order
 * @param paymentId the store's payment; {@link #NO_PAYMENT} for what no payment of the order has left
 * @param amount how much
 */
public record CashRefund(ReturnId returnId, long orderId, long paymentId, Money amount) {
    /** Stands where a payment's id does. */
    public static final long NO_PAYMENT = 0;

    /** Names it to the gateway, the same at each try: what was given back by this name is not given back again. */
    public String reference() {
        return "return-" + returnId.value() + "-" + paymentId;
    }
}
