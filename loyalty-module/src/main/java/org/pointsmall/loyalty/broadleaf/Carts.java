package org.pointsmall.loyalty.broadleaf;

import java.util.Comparator;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.broadleafcommerce.common.currency.domain.BroadleafCurrency;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.core.order.domain.BundleOrderItem;
import org.broadleafcommerce.core.order.domain.DiscreteOrderItem;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderAttribute;
import org.broadleafcommerce.core.order.domain.OrderItem;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.purchase.OrderContext;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.redemption.CartPayments;

/** Reads the store's orders as carts. */
final class Carts {
    private static final String UNTYPED = "UNTYPED";

    private final StoreCurrency storeCurrency;

    Carts(StoreCurrency storeCurrency) {
        this.storeCurrency = storeCurrency;
    }

    /** The order as it is priced now. Its lines stand as they came into it: a database hands them out in any order. */
    public Cart read(Order order) {
        Currency currency = currency(order);
        Money tax = money(order.getTotalTax(), currency);
        // Only then is there a line whose attributes matter: these are not loaded for any other cart.
        boolean marked = CartWish.of(order).isPresent();
        List<CartLine> lines = order.getOrderItems().stream()
                .sorted(Comparator.comparing(OrderItem::getId))
                .map(item -> new CartLine(
                        item.getId(),
                        productId(item),
                        item.getQuantity(),
                        money(item.getTotalPrice(), currency),
                        // Looked for among the groups to be shipped, which need not be loaded for it.
                        tax.isZero() ? tax : tax(item, order, currency),
                        marked ? OfferedItem.of(item).orElse(null) : null))
                .toList();
        return new Cart(
                        new OrderRef(order.getId(), order.getOrderNumber()),
                        lines,
                        less(tax, lines),
                        paidOtherwise(order, currency),
                        money(order.getTotal(), currency),
                        context(order, marked))
                .discounted(money(order.getOrderAdjustmentsValue(), currency));
    }

    /** Elsewhere an offer's number counts for nothing. */
    private static OrderContext context(Order order, boolean marked) {
        Date submitted = order.getSubmitDate();
        Map<String, String> attributes = order.getOrderAttributes().values().stream()
                .filter(attribute -> attribute.getValue() != null)
                .filter(attribute -> marked || !attribute.getName().equals(OrderContext.SHIPPING_OFFER))
                .collect(Collectors.toMap(OrderAttribute::getName, OrderAttribute::getValue, (first, same) -> first));
        return new OrderContext(submitted == null ? null : submitted.toInstant(), attributes);
    }

    private static Money tax(OrderItem item, Order order, Currency currency) {
        return order.getFulfillmentGroups().stream()
                .flatMap(group -> group.getFulfillmentGroupItems().stream())
                .filter(part -> item.equals(part.getOrderItem()))
                .map(part -> money(part.getTotalTax(), currency))
                .reduce(Money.zero(currency), Money::plus);
    }

    /** What of the order's tax is not a line's. */
    private static Money less(Money tax, List<CartLine> lines) {
        Money ofLines = lines.stream().map(CartLine::tax).reduce(Money.zero(tax.currency()), Money::plus);
        return tax.minus(ofLines.min(tax));
    }

    /** Payments that the store leaves as they are, whatever the cart comes to cost, and that are not ours. */
    private static Money paidOtherwise(Order order, Currency currency) {
        return fixed(order, currency).values().stream().reduce(Money.zero(currency), Money::plus);
    }

    /** The same by the types of payment. */
    private static Map<String, Money> fixed(Order order, Currency currency) {
        return order.getPayments().stream()
                .filter(payment -> payment.isActive() && !PointsPayment.TYPE.equals(payment.getType()))
                .filter(payment -> payment.isConfirmed() || !payment.isFinalPayment())
                .collect(Collectors.toMap(
                        payment -> payment.getType() == null
                                ? UNTYPED
                                : payment.getType().getType(),
                        payment -> money(payment.getAmount(), currency),
                        Money::plus));
    }

    /** What points pay of the order by its points payment; nothing without one. */
    public Money offset(Order order) {
        Currency currency = currency(order);
        return PointsPayment.of(order)
                .map(payment -> money(payment.getAmount(), currency))
                .orElse(Money.zero(currency));
    }

    /** What the order's payments say that are in force. */
    public CartPayments payments(Order order) {
        Currency currency = currency(order);
        Money all = order.getPayments().stream()
                .filter(OrderPayment::isActive)
                .map(payment -> money(payment.getAmount(), currency))
                .reduce(Money.zero(currency), Money::plus);
        return new CartPayments(offset(order), all, fixed(order, currency));
    }

    /** The order's currency; the store's own where the order does not say. */
    public Currency currency(Order order) {
        BroadleafCurrency currency = order.getCurrency();
        return currency == null ? storeCurrency.get() : Currency.getInstance(currency.getCurrencyCode());
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
