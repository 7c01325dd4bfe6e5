package org.pointsmall.loyalty.broadleaf;

import java.util.List;
import java.util.Objects;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.broadleafcommerce.core.workflow.BaseActivity;
import org.broadleafcommerce.core.workflow.ProcessContext;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What pricing does in a store in which the programme is switched off: a cart that still has points on it, because a node
 * went on with them for a while or its checkout had broken off, is paid without. Orders that stand are left alone.
 */
final class WithoutPointsActivity extends BaseActivity<ProcessContext<Order>> {
    private final OrderPaymentService payments;
    private final LeftGifts gifts;
    private final TransactionOperations transactions;

    WithoutPointsActivity(OrderPaymentService payments, LeftGifts gifts, TransactionOperations transactions) {
        this.payments = payments;
        this.gifts = gifts;
        this.transactions = transactions;
        setOrder(OffsetPaymentActivity.AFTER_TOTAL);
    }

    @Override
    public ProcessContext<Order> execute(ProcessContext<Order> context) {
        Order order = context.getSeedData();
        if (order.getSubmitDate() == null) {
            PointsPayment.removeFrom(order, payments);
            CartWish.keep(order, null);
            List<Long> left = order.getId() == null ? List.of() : LeftGifts.of(order);
            if (!left.isEmpty()) {
                context.setSeedData(Objects.requireNonNull(transactions.execute(status -> gifts.without(order, left))));
            }
        }
        return context;
    }
}
