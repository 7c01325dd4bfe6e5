package org.pointsmall.loyalty.broadleaf;

import java.util.Date;
import java.util.Map;
import java.util.Objects;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.payment.domain.PaymentTransaction;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.time.BusinessTime;

/** Writes what payments of the store's orders have given back, as the store writes it. */
final class StorePayments {
    /** The field of a transaction that names the return which it is part of. */
    static final String REFERENCE = "LOYALTY_RETURN";

    private final OrderPaymentService payments;
    private final BusinessTime time;

    StorePayments(OrderPaymentService payments, BusinessTime time) {
        this.payments = payments;
        this.time = time;
    }

    /** The transaction, as the store's gateways want to have it. */
    PaymentTransaction transaction(long id) {
        return Objects.requireNonNull(payments.readTransactionById(id), "no such transaction");
    }

    /** Adds what a payment has given back. */
    void add(
            long paymentId,
            @Nullable Long parent,
            PaymentTransactionType type,
            Money amount,
            String response,
            Map<String, String> fields) {
        OrderPayment payment = Objects.requireNonNull(payments.readPaymentById(paymentId), "no such payment");
        PaymentTransaction transaction = payments.createTransaction();
        transaction.setOrderPayment(payment);
        transaction.setParentTransaction(parent == null ? null : transaction(parent));
        transaction.setType(type);
        transaction.setAmount(money(amount));
        transaction.setSuccess(true);
        transaction.setDate(Date.from(time.now()));
        transaction.setRawResponse(response);
        transaction.getAdditionalFields().putAll(fields);
        // Saved by itself: with its payment, which this transaction has read, it would be written twice.
        payment.addTransaction(payments.save(transaction));
    }

    static org.broadleafcommerce.common.money.Money money(Money amount) {
        return new org.broadleafcommerce.common.money.Money(amount.amount(), amount.currency());
    }
}
