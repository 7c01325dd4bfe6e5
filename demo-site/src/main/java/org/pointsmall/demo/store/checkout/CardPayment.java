package org.pointsmall.demo.store.checkout;

import java.util.Optional;
import java.util.UUID;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.payment.domain.PaymentTransaction;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.broadleafcommerce.core.pricing.service.exception.PricingException;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.cart.CartDisplay;
import org.pointsmall.demo.store.gateway.TestCard;
import org.pointsmall.demo.store.gateway.TestCardGateway;
import org.pointsmall.demo.store.money.MoneyAnswer;
import org.pointsmall.demo.store.problem.StoreProblem;
import org.pointsmall.demo.store.problem.StoreProblemCode;
import org.pointsmall.demo.store.problem.WorkflowRefusals;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Puts the one card payment on an order that its checkout is going to confirm. */
@Component
class CardPayment {

    private final OrderService orders;
    private final OrderPaymentService payments;
    private final WorkflowRefusals refusals;
    private final CartDisplay display;

    CardPayment(
            @Qualifier("blOrderService") OrderService orders,
            @Qualifier("blOrderPaymentService") OrderPaymentService payments,
            WorkflowRefusals refusals,
            ObjectProvider<CartDisplay> display) {
        this.orders = orders;
        this.payments = payments;
        this.refusals = refusals;
        this.display = display.getIfAvailable(() -> CartDisplay.AS_PRICED);
    }

    /** @param reference of the attempt to charge; nothing where other payments cover the order */
    record Prepared(Order order, Optional<String> reference) {}

    /**
     * Prices the order once more and has the card pay what other payments leave. Card payments of earlier attempts are
     * archived, not deleted: they say what happened.
     *
     * @throws StoreProblem CART_CHANGED when this is not what was shown; PAYMENT_REQUIRED when something is left to pay and there is no card
     */
    Prepared prepare(Order cart, @Nullable TestCard card, @Nullable ShownCharge shown) {
        for (OrderPayment payment : cart.getPayments()) {
            if (payment.isActive() && TestCardGateway.TYPE.equals(payment.getGatewayType())) {
                archive(payment);
            }
        }
        Order order = priced(cart);
        Money left = order.getTotalAfterAppliedPayments();
        if (shown != null) {
            requireShown(order, left, shown);
        }
        if (left.lessThanOrEqual(Money.zero(left.getCurrency()))) {
            return new Prepared(order, Optional.empty());
        }
        if (card == null) {
            // Who was shown that points pay all is told that they don't any more, and not to pay by card.
            display.requireAsShown(order);
            MoneyAnswer amount = MoneyAnswer.of(left);
            throw StoreProblem.of(StoreProblemCode.PAYMENT_REQUIRED)
                    .with("amount", amount.amount())
                    .with("currency", amount.currency());
        }
        String reference = UUID.randomUUID().toString();
        orders.addPaymentToOrder(order, payment(order, left, card, reference), null);
        return new Prepared(orders.findOrderById(order.getId()), Optional.of(reference));
    }

    private void requireShown(Order order, Money left, ShownCharge shown) {
        Money cash = left.max(Money.zero(left.getCurrency()));
        long points = display.points(order);
        if (!shown.is(cash, points)) {
            // The programme may know better why, for one that the points are gone.
            display.requireAsShown(order);
            MoneyAnswer amount = MoneyAnswer.of(cash);
            throw StoreProblem.of(StoreProblemCode.CART_CHANGED)
                    .with("amount", amount.amount())
                    .with("currency", amount.currency())
                    .with("points", points);
        }
    }

    private Order priced(Order cart) {
        try {
            return orders.save(cart, true);
        } catch (PricingException e) {
            throw refusals.unwrapped(e);
        }
    }

    private void archive(OrderPayment payment) {
        payment.setArchived('Y');
        payment.getTransactions().forEach(transaction -> transaction.setArchived('Y'));
    }

    private OrderPayment payment(Order order, Money amount, TestCard card, String reference) {
        OrderPayment payment = payments.create();
        payment.setOrder(order);
        payment.setType(TestCardGateway.PAYMENT_TYPE);
        payment.setPaymentGatewayType(TestCardGateway.TYPE);
        payment.setAmount(amount);
        payment.setReferenceNumber(reference);
        PaymentTransaction unconfirmed = payments.createTransaction();
        unconfirmed.setAmount(amount);
        unconfirmed.setType(PaymentTransactionType.UNCONFIRMED);
        unconfirmed.setSuccess(true);
        unconfirmed.setOrderPayment(payment);
        unconfirmed.getAdditionalFields().putAll(TestCardGateway.fields(card, reference));
        payment.addTransaction(unconfirmed);
        return payment;
    }
}
