package org.pointsmall.loyalty.broadleaf;

import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.payment.domain.PaymentTransaction;
import org.broadleafcommerce.core.payment.service.OrderToPaymentRequestDTOService;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.aftersale.CashAnswer;
import org.pointsmall.loyalty.aftersale.CashDesk;
import org.pointsmall.loyalty.aftersale.CashPayment;
import org.pointsmall.loyalty.aftersale.CashRefund;
import org.pointsmall.loyalty.aftersale.PaymentHistories;
import org.pointsmall.loyalty.aftersale.PaymentHistory;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The store's payments other than points, and their gateways. */
final class StoreCashDesk implements CashDesk {
    private final StorePayments payments;
    private final PaymentHistories histories;
    private final OrderService orders;
    private final OrderToPaymentRequestDTOService requests;
    private final Gateways gateways;
    private final Carts carts;
    private final Transactions transactions;

    StoreCashDesk(
            StorePayments payments,
            PaymentHistories histories,
            OrderService orders,
            OrderToPaymentRequestDTOService requests,
            Gateways gateways,
            Carts carts,
            Transactions transactions) {
        this.payments = payments;
        this.histories = histories;
        this.orders = orders;
        this.requests = requests;
        this.gateways = gateways;
        this.carts = carts;
        this.transactions = transactions;
    }

    @Override
    public boolean isOpen() {
        return !TransactionSynchronizationManager.isActualTransactionActive();
    }

    @Override
    public List<CashPayment> payments(long orderId) {
        Currency currency = carts.currency(orders.findOrderById(orderId));
        return histories.ofOrder(orderId, currency).stream()
                .filter(payment -> !payment.type().equals(PointsPayment.TYPE.getType()))
                .map(payment -> new CashPayment(payment.id(), payment.left(Money.zero(currency))))
                .toList();
    }

    @Override
    public CashAnswer giveBack(CashRefund refund) {
        if (refund.paymentId() == CashRefund.NO_PAYMENT) {
            return new CashAnswer.NotGiven("no payment of the order has so much left: " + refund.amount());
        }
        Optional<Gateways.Request> request = transactions.required(() -> request(refund));
        return request.map(gateways::giveBack)
                .orElseGet(() -> new CashAnswer.NotGiven("payment " + refund.paymentId() + " has no charge with "
                        + refund.amount() + " left; what is only reserved is reversed as a whole"));
    }

    private Optional<Gateways.Request> request(CashRefund refund) {
        PaymentHistory payment = payment(refund).orElse(null);
        PaymentHistory.Row source = payment == null ? null : source(payment, refund.amount());
        if (payment == null || source == null) {
            return Optional.empty();
        }
        PaymentTransaction transaction = payments.transaction(source.id());
        boolean whole = !source.isCharge() || payment.isUntouched(source, refund.amount());
        return Optional.of(new Gateways.Request(
                transaction.getOrderPayment().getGatewayType(),
                transaction.getType(),
                whole,
                requests.translatePaymentTransaction(StorePayments.money(refund.amount()), transaction)
                        .additionalField(StorePayments.REFERENCE, refund.reference())));
    }

    @Override
    public void note(CashRefund refund, CashAnswer.Given answer) {
        PaymentHistory payment = payment(refund).orElse(null);
        if (payment == null) {
            return;
        }
        PaymentHistory.Row source = source(payment, refund.amount());
        Map<String, String> fields = new HashMap<>(answer.fields());
        fields.put(StorePayments.REFERENCE, refund.reference());
        PaymentTransactionType type =
                switch (answer.by()) {
                    case VOID -> PaymentTransactionType.VOID;
                    case REFUND -> PaymentTransactionType.REFUND;
                    case REVERSE_AUTH -> PaymentTransactionType.REVERSE_AUTH;
                };
        payments.add(
                payment.id(), source == null ? null : source.id(), type, refund.amount(), answer.response(), fields);
    }

    private Optional<PaymentHistory> payment(CashRefund refund) {
        return histories.ofOrder(refund.orderId(), refund.amount().currency()).stream()
                .filter(payment -> payment.id() == refund.paymentId())
                .findFirst();
    }

    private static PaymentHistory.@Nullable Row source(PaymentHistory payment, Money amount) {
        return payment.chargeWith(amount)
                .or(() -> payment.reservationOf(amount))
                .orElse(null);
    }
}
