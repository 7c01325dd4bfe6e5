package org.pointsmall.loyalty.broadleaf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.order.service.type.OrderStatus;
import org.broadleafcommerce.core.pricing.service.exception.PricingException;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.aftersale.PaymentHistories;
import org.pointsmall.loyalty.aftersale.PaymentHistory;
import org.pointsmall.loyalty.aftersale.SoldOrder;
import org.pointsmall.loyalty.aftersale.SoldOrders;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The store's orders, by the lock on their row: the store's own locks are in one process's memory. What stands in a
 * session or a cache from before the lock is read anew.
 */
final class StoreSoldOrders implements SoldOrders {
    /** Not one of the store's own; registered by name when this class is initialised, so that stored orders find it. */
    public static final OrderStatus RETURNED = new OrderStatus("RETURNED", "Returned");

    private final JdbcTemplate jdbc;
    private final OrderService orders;
    private final StorePayments payments;
    private final PaymentHistories histories;
    private final Carts carts;

    StoreSoldOrders(
            DataSource dataSource,
            OrderService orders,
            StorePayments payments,
            PaymentHistories histories,
            Carts carts) {
        jdbc = new JdbcTemplate(dataSource);
        this.orders = orders;
        this.payments = payments;
        this.histories = histories;
        this.carts = carts;
    }

    @Override
    public boolean lock(long orderId) {
        return !jdbc.queryForList("SELECT ORDER_ID FROM BLC_ORDER WHERE ORDER_ID = ? FOR UPDATE", Long.class, orderId)
                .isEmpty();
    }

    @Override
    public SoldOrder read(long orderId) {
        Order order = orders.findOrderById(orderId, true);
        OrderStatus status = order.getStatus();
        return new SoldOrder(
                new MemberId(order.getCustomer().getId()),
                Members.of(order.getCustomer()).isPresent(),
                order.getSubmitDate() != null,
                status == null ? "" : status.getType(),
                carts.read(order),
                paidByPoints(orderId, order));
    }

    private Money paidByPoints(long orderId, Order order) {
        Money nothing = Money.zero(carts.currency(order));
        return pointsPayment(orderId, order)
                .map(payment -> payment.charges().stream()
                        .map(PaymentHistory.Row::amount)
                        .reduce(nothing, Money::plus))
                .orElse(nothing);
    }

    private Optional<PaymentHistory> pointsPayment(long orderId, Order order) {
        return histories.ofOrder(orderId, carts.currency(order)).stream()
                .filter(payment -> payment.type().equals(PointsPayment.TYPE.getType()))
                .filter(payment -> !payment.charges().isEmpty())
                .findFirst();
    }

    @Override
    public void note(long orderId, @Nullable End end, Money offset, String reference) {
        Order order = orders.findOrderById(orderId);
        if (end != null) {
            NoRequest.bindContext();
            order.setStatus(end == End.CANCELLED ? OrderStatus.CANCELLED : RETURNED);
            save(order);
        }
        if (!offset.isZero()) {
            pointsPayment(orderId, order).ifPresent(payment -> giveBack(payment, offset, reference));
        }
    }

    /** Void where all of it goes back at once, as the store calls it with any payment. */
    private void giveBack(PaymentHistory payment, Money offset, String reference) {
        List<PaymentHistory.Row> charges = payment.charges();
        boolean all = charges.size() == 1 && payment.isUntouched(charges.get(0), offset);
        payments.add(
                payment.id(),
                charges.get(0).id(),
                all ? PaymentTransactionType.VOID : PaymentTransactionType.REFUND,
                offset,
                "loyalty points",
                Map.of(StorePayments.REFERENCE, reference));
    }

    private void save(Order order) {
        try {
            orders.save(order, false);
        } catch (PricingException e) {
            throw new IllegalStateException("the store prices an order that is only to be saved: " + order.getId(), e);
        }
    }
}
