package org.pointsmall.loyalty.broadleaf.cart;

import java.util.Optional;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.pricing.service.exception.PricingException;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.web.core.CustomerState;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.account.Transactions;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.redemption.AppliedWish;
import org.pointsmall.loyalty.redemption.ShopperCart;

/** The cart of the customer whom the store's session names. */
public final class CurrentCart implements ShopperCart {
    private final OrderService orders;
    private final Carts carts;
    private final Transactions transactions;

    public CurrentCart(OrderService orders, Carts carts, Transactions transactions) {
        this.orders = orders;
        this.carts = carts;
        this.transactions = transactions;
    }

    @Override
    public Optional<Cart> current() {
        return order().map(carts::read);
    }

    @Override
    public Optional<AppliedWish> wish() {
        return order().flatMap(CartWish::of);
    }

    @Override
    public void wishFor(@Nullable AppliedWish wish) {
        transactions.required(() -> {
            Order order = order().orElseThrow(() -> new IllegalStateException("there is no cart"));
            CartWish.keep(order, wish);
            try {
                return orders.save(order, true);
            } catch (PricingException e) {
                throw new IllegalStateException("the cart could not be priced: " + order.getId(), e);
            }
        });
    }

    private Optional<Order> order() {
        Customer customer = CustomerState.getCustomer();
        return customer == null ? Optional.empty() : Optional.ofNullable(orders.findCartForCustomer(customer));
    }
}
