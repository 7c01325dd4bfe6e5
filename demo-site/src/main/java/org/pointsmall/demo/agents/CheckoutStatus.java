package org.pointsmall.demo.agents;

import java.util.Locale;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.type.OrderStatus;

/** How far a checkout has come, as the protocol says it. */
enum CheckoutStatus {
    /** There is nothing in it. */
    INCOMPLETE,
    /** Its buyer has to pay, on the store's page. */
    REQUIRES_ESCALATION,
    COMPLETED,
    CANCELED;

    static CheckoutStatus of(Order order) {
        if (!OrderStatus.IN_PROCESS.equals(order.getStatus())) {
            return order.getOrderNumber() == null ? CANCELED : COMPLETED;
        }
        return order.getOrderItems().isEmpty() ? INCOMPLETE : REQUIRES_ESCALATION;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
