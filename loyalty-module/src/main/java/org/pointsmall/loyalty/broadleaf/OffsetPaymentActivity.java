package org.pointsmall.loyalty.broadleaf;

import java.util.Date;
import java.util.Optional;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.payment.domain.PaymentTransaction;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.broadleafcommerce.core.workflow.BaseActivity;
import org.broadleafcommerce.core.workflow.ProcessContext;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.redemption.AppliedWish;
import org.pointsmall.loyalty.redemption.FitOffset;
import org.pointsmall.loyalty.redemption.PointsQuote;
import org.pointsmall.loyalty.time.BusinessTime;

/**
 * Part of every pricing, after the total and before the store adjusts what is left for cards: makes the points payment
 * what the cart's wish allows now. A payment that became too large shrinks; one that nothing is left of goes. The
 * shopper is not told by this: a store prices carts whenever it likes.
 */
final class OffsetPaymentActivity extends BaseActivity<ProcessContext<Order>> {
    /** Between the total (8000) and the adjustment of payments (9000), on every line. */
    static final int AFTER_TOTAL = 8500;

    private final FitOffset fitOffset;
    private final Carts carts;
    private final OrderPaymentService payments;
    private final BusinessTime time;

    OffsetPaymentActivity(FitOffset fitOffset, Carts carts, OrderPaymentService payments, BusinessTime time) {
        this.fitOffset = fitOffset;
        this.carts = carts;
        this.payments = payments;
        this.time = time;
        setOrder(AFTER_TOTAL);
    }

    @Override
    public ProcessContext<Order> execute(ProcessContext<Order> context) {
        Order order = context.getSeedData();
        Optional<AppliedWish> wish = CartWish.of(order);
        Optional<MemberId> member = Members.of(order.getCustomer());
        if (wish.isPresent() && member.isPresent()) {
            pay(order, fitOffset.fit(member.get(), carts.read(order), wish.get().wish()));
        } else {
            remove(order);
        }
        return context;
    }

    private void pay(Order order, PointsQuote quote) {
        if (quote.points().isZero()) {
            remove(order);
            return;
        }
        Money money = new Money(quote.money().amount(), quote.money().currency());
        if (PointsPayment.all(order).stream().anyMatch(OffsetPaymentActivity::wasConfirmed)) {
            remove(order);
        }
        Optional<OrderPayment> payment = PointsPayment.of(order);
        if (payment.isEmpty()) {
            order.getPayments().add(payments.save(newPayment(order, money)));
        } else if (!money.equals(payment.get().getAmount())) {
            payment.get().setAmount(money);
            payment.get().getTransactions().forEach(transaction -> transaction.setAmount(money));
        }
    }

    /**
     * By a checkout that died before the order stood: whoever prices the order now has a cart, and the store confirms a
     * payment no second time.
     */
    private static boolean wasConfirmed(OrderPayment payment) {
        return payment.getTransactions().stream()
                .anyMatch(transaction -> !PaymentTransactionType.UNCONFIRMED.equals(transaction.getType()));
    }

    private OrderPayment newPayment(Order order, Money money) {
        OrderPayment payment = payments.create();
        payment.setOrder(order);
        payment.setType(PointsPayment.TYPE);
        payment.setPaymentGatewayType(PointsPayment.GATEWAY);
        payment.setAmount(money);
        PaymentTransaction transaction = payments.createTransaction();
        transaction.setOrderPayment(payment);
        transaction.setType(PaymentTransactionType.UNCONFIRMED);
        transaction.setAmount(money);
        transaction.setSuccess(true);
        transaction.setDate(Date.from(time.now()));
        payment.addTransaction(transaction);
        return payment;
    }

    private void remove(Order order) {
        PointsPayment.removeFrom(order, payments);
    }
}
