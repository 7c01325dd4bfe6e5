package org.pointsmall.benchmarks.endpoints;

import java.util.Map;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.web.core.CustomerState;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The least that a page of a signed-in shopper asks of any Broadleaf store: the session's customer and the cart with its
 * lines, by Broadleaf's own services. The store is told of it by {@code spring.main.sources}.
 */
@RestController
class BareEndpoint {
    private final OrderService orders;

    BareEndpoint(@Qualifier("blOrderService") OrderService orders) {
        this.orders = orders;
    }

    /** How many lines the cart has, so that a run can tell that they were read. */
    @GetMapping("/api/v1/benchmark/bare")
    Map<String, Long> bare() {
        Customer customer = CustomerState.getCustomer();
        Order cart = orders.findCartForCustomer(customer);
        return Map.of("customer", customer.getId(), "lines", (long)
                cart.getOrderItems().size());
    }
}
