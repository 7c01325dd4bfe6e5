package org.pointsmall.demo.store.checkout;

import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.pointsmall.demo.store.gateway.TestCardGateway;
import org.pointsmall.demo.store.money.MoneyAnswer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How an order was paid. */
@Component
public class PaidBy {

    private final OrderPoints points;

    PaidBy(ObjectProvider<OrderPoints> points) {
        this.points = points.getIfAvailable(() -> order -> new OrderPoints.Moved(0, 0));
    }

    /** What the card was charged, and the points that moved. */
    public record Payment(MoneyAnswer cash, OrderPoints.Moved points) {}

    public Payment of(Order order) {
        Money cash = Money.zero(order.getTotal().getCurrency());
        for (OrderPayment payment : order.getPayments()) {
            if (payment.isActive() && TestCardGateway.TYPE.equals(payment.getGatewayType())) {
                cash = cash.add(
                        payment.getSuccessfulTransactionAmountForType(PaymentTransactionType.AUTHORIZE_AND_CAPTURE));
            }
        }
        return new Payment(MoneyAnswer.of(cash), points.of(order.getId()));
    }
}
