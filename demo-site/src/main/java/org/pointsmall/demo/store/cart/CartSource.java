package org.pointsmall.demo.store.cart;

import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderAttribute;
import org.broadleafcommerce.core.order.domain.OrderAttributeImpl;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.pricing.service.exception.PricingException;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.problem.WorkflowRefusals;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Where an order comes from, as attributes of Broadleaf's order: by which channel, and in which store of the merchant's.
 * Rules of the programme can ask for both.
 */
@Component
class CartSource {

    private static final String CHANNEL = "channel";
    private static final String STORE = "store";

    private final OrderService orders;
    private final WorkflowRefusals refusals;

    CartSource(@Qualifier("blOrderService") OrderService orders, WorkflowRefusals refusals) {
        this.orders = orders;
        this.refusals = refusals;
    }

    /** Null for none of them. */
    Order note(Order cart, @Nullable String channel, @Nullable String store) {
        keep(cart, CHANNEL, channel);
        keep(cart, STORE, store);
        try {
            return orders.save(cart, true);
        } catch (PricingException failed) {
            throw refusals.unwrapped(failed);
        }
    }

    static @Nullable String channel(Order cart) {
        return noted(cart, CHANNEL);
    }

    static @Nullable String store(Order cart) {
        return noted(cart, STORE);
    }

    private static @Nullable String noted(Order cart, String name) {
        OrderAttribute attribute = cart.getOrderAttributes().get(name);
        return attribute == null ? null : attribute.getValue();
    }

    private static void keep(Order cart, String name, @Nullable String value) {
        if (value == null) {
            cart.getOrderAttributes().remove(name);
            return;
        }
        OrderAttribute attribute = cart.getOrderAttributes().get(name);
        if (attribute == null) {
            attribute = new OrderAttributeImpl();
            attribute.setName(name);
            attribute.setOrder(cart);
            cart.getOrderAttributes().put(name, attribute);
        }
        attribute.setValue(value);
    }
}
