package org.pointsmall.demo.agents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.servlet.http.HttpServletRequest;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.core.order.domain.DiscreteOrderItem;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderItem;
import org.broadleafcommerce.core.web.order.CartState;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.product.TranslatedNames;
import org.pointsmall.loyalty.api.agents.LoyaltyForAgents;
import org.pointsmall.loyalty.api.agents.Membership;
import org.pointsmall.loyalty.api.agents.Negotiation.Agreed;
import org.pointsmall.loyalty.api.wording.Language;

/** Writes the store's orders as the protocol's carts and checkouts. */
class AgentOrders {
    private static final String TOTAL = "total";
    private static final String SUBTOTAL = "subtotal";

    private final LoyaltyForAgents loyalty;
    private final TranslatedNames names;

    AgentOrders(LoyaltyForAgents loyalty, TranslatedNames names) {
        this.loyalty = loyalty;
        this.names = names;
    }

    AgentJson.Cart cart(Order order, Agreed agreed, List<String> claims, HttpServletRequest request) {
        return new AgentJson.Cart(
                AgentJson.Envelope.of(agreed),
                AgentIds.CART.of(order.getId()),
                lines(order),
                currency(order),
                totals(order),
                Addresses.page(request),
                loyalty(order, agreed, claims, request));
    }

    AgentJson.Checkout checkout(Order order, Agreed agreed, List<String> claims, HttpServletRequest request) {
        CheckoutStatus status = CheckoutStatus.of(order);
        return switch (status) {
            case INCOMPLETE ->
                checkout(
                        order,
                        agreed,
                        status,
                        List.of(AgentMessages.empty(request)),
                        loyalty(order, agreed, claims, request),
                        request);
            case REQUIRES_ESCALATION ->
                checkout(
                        order,
                        agreed,
                        status,
                        List.of(AgentMessages.payment(request)),
                        loyalty(order, agreed, claims, request),
                        request);
            case COMPLETED, CANCELED -> checkout(order, agreed, status, List.of(), null, request);
        };
    }

    /** A checkout as it was before it was given up. */
    AgentJson.Checkout givenUp(Order order, Agreed agreed, HttpServletRequest request) {
        return checkout(order, agreed, CheckoutStatus.CANCELED, List.of(), null, request);
    }

    private AgentJson.Checkout checkout(
            Order order,
            Agreed agreed,
            CheckoutStatus status,
            List<AgentJson.Message> messages,
            @Nullable Map<String, Membership> told,
            HttpServletRequest request) {
        String page = Addresses.page(request);
        return new AgentJson.Checkout(
                AgentJson.Envelope.ofCheckout(agreed),
                AgentIds.CART.of(order.getId()),
                lines(order),
                status.code(),
                currency(order),
                totals(order),
                messages,
                List.of(),
                page,
                status == CheckoutStatus.COMPLETED
                        ? new AgentJson.Placed(Objects.requireNonNull(order.getOrderNumber()), page)
                        : null,
                told);
    }

    /** What the shopper's own page would say of this cart, at the same price. */
    private @Nullable Map<String, Membership> loyalty(
            Order order, Agreed agreed, List<String> claims, HttpServletRequest request) {
        if (!agreed.withLoyalty()) {
            return null;
        }
        CartState.setCart(order);
        return AgentJson.shown(loyalty.ofCart(claims, Language.of(request)));
    }

    private List<AgentJson.Line> lines(Order order) {
        TranslatedNames.Named named = names.of(order);
        return order.getOrderItems().stream()
                .sorted(Comparator.comparing(OrderItem::getId))
                .map(item -> line(item, named))
                .toList();
    }

    private static AgentJson.Line line(OrderItem item, TranslatedNames.Named named) {
        String id = item instanceof DiscreteOrderItem discrete && discrete.getSku() != null
                ? AgentIds.VARIANT.of(discrete.getSku().getId())
                : AgentIds.LINE.of(item.getId());
        long total = AgentJson.minorUnits(item.getTotalPrice());
        return new AgentJson.Line(
                AgentIds.LINE.of(item.getId()),
                new AgentJson.Item(id, named.of(item), AgentJson.minorUnits(item.getPrice())),
                item.getQuantity(),
                List.of(new AgentJson.Total(SUBTOTAL, total), new AgentJson.Total(TOTAL, total)));
    }

    /** Points are a way to pay the total, and lower none of it. */
    private static List<AgentJson.Total> totals(Order order) {
        List<AgentJson.Total> totals = new ArrayList<>();
        totals.add(new AgentJson.Total(SUBTOTAL, amount(order.getSubTotal())));
        long discount = amount(order.getOrderAdjustmentsValue());
        if (discount > 0) {
            totals.add(new AgentJson.Total("discount", -discount));
        }
        long shipping = amount(order.getTotalFulfillmentCharges());
        if (shipping > 0) {
            totals.add(new AgentJson.Total("fulfillment", shipping));
        }
        long tax = amount(order.getTotalTax());
        if (tax > 0) {
            totals.add(new AgentJson.Total("tax", tax));
        }
        totals.add(new AgentJson.Total(TOTAL, amount(order.getTotal())));
        return totals;
    }

    private static long amount(@Nullable Money money) {
        return money == null ? 0 : AgentJson.minorUnits(money);
    }

    private static String currency(Order order) {
        return Objects.requireNonNull(order.getCurrency()).getCurrencyCode();
    }
}
