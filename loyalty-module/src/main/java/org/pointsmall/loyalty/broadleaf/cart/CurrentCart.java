package org.pointsmall.loyalty.broadleaf.cart;

import java.util.Optional;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.pricing.service.exception.PricingException;
import org.broadleafcommerce.core.web.order.CartState;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.web.core.CustomerState;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.account.Transactions;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.redemption.PointsWish;
import org.pointsmall.loyalty.redemption.ShopperCart;

/**
 * The cart of the customer whom the store's session names: the one that the store has made the request's current cart,
 * since a customer can have several; else the one that the store finds for the customer.
 */
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
    public void wishFor(@Nullable PointsWish wish) {
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
        if (customer == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(CartState.getCart())
                .filter(current -> isOpenCartOf(customer, current))
                .or(() -> Optional.ofNullable(orders.findCartForCustomer(customer)));
    }

    /** Never another customer's, however it became current; nor the store's stand-in for no cart, nor a placed order. */
    private static boolean isOpenCartOf(Customer customer, Order order) {
        return order.getId() != null
                && order.getSubmitDate() == null
                && order.getCustomer() != null
                && customer.getId() != null
                && customer.getId().equals(order.getCustomer().getId());
    }
}
