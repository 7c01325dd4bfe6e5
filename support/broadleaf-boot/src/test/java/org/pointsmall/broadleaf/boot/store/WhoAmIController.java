package org.pointsmall.broadleaf.boot.store;

import java.util.Map;
import org.broadleafcommerce.common.web.BroadleafRequestContext;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.web.order.CartState;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.web.core.CustomerState;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells what the request's threads know of customer, cart, currency and locale. */
@RestController
class WhoAmIController {

    private final OrderService orders;

    WhoAmIController(@Qualifier("blOrderService") OrderService orders) {
        this.orders = orders;
    }

    @GetMapping({"/api/whoami", "/api/private/whoami"})
    Map<String, Object> whoAmI() {
        Customer customer = CustomerState.getCustomer();
        BroadleafRequestContext context = BroadleafRequestContext.getBroadleafRequestContext();
        String username = customer.getUsername();
        return Map.of(
                "username", username == null ? "" : username,
                "anonymous", customer.isAnonymous(),
                "cart", cartId(CartState.getCart()),
                "currency", context.getBroadleafCurrency().getCurrencyCode(),
                "locale", context.getLocale().getLocaleCode(),
                "adminUser", String.valueOf(context.getAdminUserId()));
    }

    @PostMapping({"/api/cart", "/api/private/cart"})
    Map<String, Object> startCart() {
        Order cart = orders.createNewCartForCustomer(CustomerState.getCustomer());
        CartState.setCart(cart);
        return Map.of("cart", cartId(CartState.getCart()));
    }

    private static long cartId(Order cart) {
        return cart == null || cart.getId() == null ? 0 : cart.getId();
    }
}
