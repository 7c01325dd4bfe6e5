package org.pointsmall.demo.agents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.broadleafcommerce.core.order.domain.DiscreteOrderItem;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderItem;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.cart.CartItems;
import org.pointsmall.demo.store.cart.ShopperCarts;
import org.pointsmall.demo.store.session.CurrentShopper;
import org.springframework.beans.factory.annotation.Qualifier;

/** What agents do to the carts of whoever is signed in: a whole list of lines at once, which happens as a whole or not. */
class AgentCarts {
    private static final int MOST_LINES = 100;

    private final CurrentShopper shopper;
    private final ShopperCarts carts;
    private final CartItems items;
    private final CatalogService catalog;

    AgentCarts(
            CurrentShopper shopper,
            ShopperCarts carts,
            CartItems items,
            @Qualifier("blCatalogService") CatalogService catalog) {
        this.shopper = shopper;
        this.carts = carts;
        this.items = items;
        this.catalog = catalog;
    }

    /** @param line of the cart that is there already; nothing for a new one */
    private record Wanted(OptionalLong line, long sku, int quantity) {}

    /** A cart of its own, with these lines. */
    Order open(@Nullable List<AgentRequests.WantedLine> lines) {
        List<Wanted> wanted = wanted(lines);
        return carts.another(shopper.customer(), cart -> filled(cart, wanted));
    }

    /** The cart with these lines and no others. */
    Order replace(String id, @Nullable List<AgentRequests.WantedLine> lines) {
        List<Wanted> wanted = wanted(lines);
        Order own = own(id);
        return carts.change(shopper.customer(), OptionalLong.of(own.getId()), order -> filled(order, wanted));
    }

    /** Does away with the cart, and answers what it was. */
    <T> T drop(String id, Function<Order, T> last) {
        return carts.drop(own(id).getId(), last);
    }

    /** An order of the shopper's, placed or not; somebody else's is not found. */
    Order own(String id) {
        OptionalLong cart = AgentIds.CART.read(id);
        if (cart.isEmpty()
                || carts.status(shopper.customerId(), cart.getAsLong()).isEmpty()) {
            throw AgentRefusal.notFound(id);
        }
        return carts.shown(cart).orElseThrow(() -> AgentRefusal.notFound(id));
    }

    private Order filled(Order cart, List<Wanted> wanted) {
        Map<Long, Integer> kept = new HashMap<>();
        List<Wanted> added = new ArrayList<>();
        for (Wanted one : wanted) {
            Optional<OrderItem> line = cart.getOrderItems().stream()
                    .filter(item -> isOf(item, one) && !kept.containsKey(item.getId()))
                    .findFirst();
            line.ifPresentOrElse(item -> kept.put(item.getId(), one.quantity()), () -> added.add(one));
        }
        Order changed = cart;
        for (OrderItem line : List.copyOf(cart.getOrderItems())) {
            Integer quantity = kept.get(line.getId());
            if (quantity == null) {
                changed = items.remove(changed, line.getId());
            } else if (quantity != line.getQuantity()) {
                changed = items.change(changed, line.getId(), quantity);
            }
        }
        for (Wanted one : added) {
            Sku sku = sku(one.sku());
            changed = items.add(changed, sku.getProduct().getId(), sku.getId(), one.quantity());
        }
        return changed;
    }

    private static boolean isOf(OrderItem item, Wanted wanted) {
        return wanted.line().isPresent()
                ? wanted.line().getAsLong() == item.getId()
                : item instanceof DiscreteOrderItem discrete
                        && discrete.getSku() != null
                        && discrete.getSku().getId() == wanted.sku();
    }

    private Sku sku(long id) {
        Sku sku = catalog.findSkuById(id);
        if (sku == null || sku.getProduct() == null) {
            throw AgentRefusal.noItem(AgentIds.VARIANT.of(id));
        }
        return sku;
    }

    private static List<Wanted> wanted(@Nullable List<AgentRequests.WantedLine> lines) {
        if (lines == null || lines.size() > MOST_LINES) {
            throw BadAgentRequest.of("line_items");
        }
        List<Wanted> wanted = new ArrayList<>();
        Set<Long> named = new HashSet<>();
        for (AgentRequests.WantedLine line : lines) {
            if (line == null || line.quantity() == null || line.item() == null) {
                throw BadAgentRequest.of("line_items");
            }
            int quantity = line.quantity();
            if (quantity < 1 || quantity > CartItems.MAX_QUANTITY) {
                throw BadAgentRequest.of("quantity");
            }
            String item = String.valueOf(line.item().id());
            long sku = AgentIds.VARIANT.read(item).orElseThrow(() -> AgentRefusal.noItem(item));
            OptionalLong own = AgentIds.LINE.read(line.id());
            if (own.isPresent() && !named.add(own.getAsLong())) {
                throw BadAgentRequest.of("line_items");
            }
            wanted.add(new Wanted(own, sku, quantity));
        }
        return wanted;
    }
}
