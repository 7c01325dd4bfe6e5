package org.pointsmall.loyalty.broadleaf.cart;

import java.util.Currency;
import java.util.List;
import org.broadleafcommerce.common.currency.domain.BroadleafCurrency;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.core.order.domain.BundleOrderItem;
import org.broadleafcommerce.core.order.domain.DiscreteOrderItem;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderItem;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.account.OrderRef;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;

/** Reads the store's orders as carts. */
public final class Carts {
    private final StoreCurrency storeCurrency;

    public Carts(StoreCurrency storeCurrency) {
        this.storeCurrency = storeCurrency;
    }

    /** The order as it is priced now. */
    public Cart read(Order order) {
        Currency currency = currency(order);
        List<CartLine> lines = order.getOrderItems().stream()
                .map(item -> new CartLine(
                        item.getId(), productId(item), item.getQuantity(), money(item.getTotalPrice(), currency)))
                .toList();
        return Cart.discounted(
                new OrderRef(order.getId(), order.getOrderNumber()),
                lines,
                money(order.getOrderAdjustmentsValue(), currency),
                money(order.getTotal(), currency));
    }

    /** The order's currency; the store's own where the order does not say. */
    public Currency currency(Order order) {
        BroadleafCurrency currency = order.getCurrency();
        return currency == null ? storeCurrency.now() : Currency.getInstance(currency.getCurrencyCode());
    }

    /** The store's money in ours; nothing for what is not priced yet. */
    public static Money money(org.broadleafcommerce.common.money.@Nullable Money money, Currency currency) {
        return money == null || money.getAmount().signum() <= 0
                ? Money.zero(currency)
                : Money.roundedDown(money.getAmount(), currency);
    }

    private static @Nullable Long productId(OrderItem item) {
        Product product = null;
        if (item instanceof DiscreteOrderItem discrete) {
            product = discrete.getProduct();
        } else if (item instanceof BundleOrderItem bundle) {
            product = bundle.getProduct();
        }
        return product == null ? null : product.getId();
    }
}
