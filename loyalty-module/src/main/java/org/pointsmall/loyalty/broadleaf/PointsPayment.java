package org.pointsmall.loyalty.broadleaf;

import java.util.List;
import java.util.Optional;
import org.broadleafcommerce.common.payment.PaymentGatewayType;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.pointsmall.loyalty.redemption.CartsWithPoints;

/**
 * Points as one of the store's payment methods. Its types are registered by name when this class is initialised, so
 * that stored payments find them.
 */
final class PointsPayment {
    public static final PaymentType TYPE = new PaymentType(CartsWithPoints.PAYMENT_TYPE, "Loyalty points");
    public static final PaymentGatewayType GATEWAY = new PaymentGatewayType("Loyalty", "Loyalty points");

    private PointsPayment() {}

    /** The order's points payment, if it has one in force. */
    public static Optional<OrderPayment> of(Order order) {
        return all(order).stream().findFirst();
    }

    /** All points payments of the order that are in force; more than one is a mistake to be mended. */
    public static List<OrderPayment> all(Order order) {
        return order.getPayments().stream()
                .filter(payment -> payment.isActive() && TYPE.equals(payment.getType()))
                .toList();
    }

    /** Takes all points payments that are in force off the order; the store keeps them, archived. */
    public static void removeFrom(Order order, OrderPaymentService payments) {
        for (OrderPayment payment : all(order)) {
            order.getPayments().remove(payment);
            payments.delete(payment);
        }
    }
}
