package org.pointsmall.demo.store.order;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadleafcommerce.core.order.domain.Order;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.checkout.PaidBy;
import org.pointsmall.demo.store.paging.Cursor;
import org.pointsmall.demo.store.paging.Page;
import org.pointsmall.demo.store.product.TranslatedNames;
import org.pointsmall.demo.store.session.CurrentShopper;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Placed orders, newest first. Somebody else's order is not found, as one that does not exist. */
@RestController
@RequestMapping(path = "/api/v1/orders", produces = MediaType.APPLICATION_JSON_VALUE)
class OrderController {

    private final CurrentShopper shopper;
    private final ShopperOrders orders;
    private final PaidBy paidBy;
    private final @Nullable StoreAfterSale afterSale;
    private final OrderRewards rewards;
    private final TranslatedNames names;

    OrderController(
            CurrentShopper shopper,
            ShopperOrders orders,
            PaidBy paidBy,
            ObjectProvider<StoreAfterSale> afterSale,
            ObjectProvider<OrderRewards> rewards,
            TranslatedNames names) {
        this.shopper = shopper;
        this.orders = orders;
        this.paidBy = paidBy;
        this.afterSale = afterSale.getIfAvailable();
        this.names = names;
        this.rewards = rewards.getIfAvailable(() -> order -> List.of());
    }

    @GetMapping
    Page<OrderAnswer> orders(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Cursor.limit(limit);
        List<Order> found = orders.of(shopper.customerId(), Cursor.before(cursor), size + 1);
        return Page.of(found, size, Order::getId, this::answer);
    }

    @GetMapping("/{number}")
    OrderAnswer order(@PathVariable String number) {
        return answer(orders.of(shopper.customerId(), number));
    }

    private OrderAnswer answer(Order order) {
        Map<Long, StoreAfterSale.ItemPoints> items = new HashMap<>();
        List<StoreAfterSale.Undone> undone = List.of();
        if (afterSale != null) {
            for (StoreAfterSale.ItemPoints item : afterSale.items(order.getId())) {
                if (item.itemId() != null) {
                    items.put(item.itemId(), item);
                }
            }
            undone = afterSale.ofOrder(order.getId());
        }
        return OrderAnswer.of(order, paidBy.of(order), items, rewards.of(order.getId()), undone, names.of(order));
    }
}
