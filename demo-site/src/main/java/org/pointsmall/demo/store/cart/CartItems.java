package org.pointsmall.demo.store.cart;

import java.util.Optional;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.order.service.call.OrderItemRequestDTO;
import org.broadleafcommerce.core.order.service.exception.AddToCartException;
import org.broadleafcommerce.core.order.service.exception.RemoveFromCartException;
import org.broadleafcommerce.core.order.service.exception.UpdateCartException;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.problem.StoreProblem;
import org.pointsmall.demo.store.problem.StoreProblemCode;
import org.pointsmall.demo.store.problem.WorkflowRefusals;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** What can be done to a locked cart, by Broadleaf's own workflows, priced. Items of other carts don't exist here. */
@Component
public class CartItems {

    /** Of one item, also after equal items were merged. */
    public static final int MAX_QUANTITY = 999;

    private final OrderService orders;
    private final CatalogService catalog;
    private final WorkflowRefusals refusals;

    CartItems(
            @Qualifier("blOrderService") OrderService orders,
            @Qualifier("blCatalogService") CatalogService catalog,
            WorkflowRefusals refusals) {
        this.orders = orders;
        this.catalog = catalog;
        this.refusals = refusals;
    }

    public Order add(Order cart, long productId, @Nullable Long skuId, int quantity) {
        Sku sku = sku(productId, skuId);
        try {
            Order changed =
                    orders.addItem(cart.getId(), new OrderItemRequestDTO(productId, sku.getId(), quantity), true);
            changed.getOrderItems().forEach(item -> {
                if (item.getQuantity() > MAX_QUANTITY) {
                    throw StoreProblem.invalid("quantity");
                }
            });
            return changed;
        } catch (AddToCartException e) {
            throw refusals.unwrapped(e);
        }
    }

    public Order change(Order cart, long itemId, int quantity) {
        requireItem(cart, itemId);
        OrderItemRequestDTO request =
                new OrderItemRequestDTO().setOrderItemId(itemId).setQuantity(quantity);
        try {
            return orders.updateItemQuantity(cart.getId(), request, true);
        } catch (UpdateCartException | RemoveFromCartException e) {
            throw refusals.unwrapped(e);
        }
    }

    public Order remove(Order cart, long itemId) {
        requireItem(cart, itemId);
        try {
            return orders.removeItem(cart.getId(), itemId, true);
        } catch (RemoveFromCartException e) {
            throw refusals.unwrapped(e);
        }
    }

    private Sku sku(long productId, @Nullable Long skuId) {
        Product product =
                Optional.ofNullable(catalog.findProductById(productId)).orElseThrow(StoreProblem::notFound);
        Sku sku = skuId == null
                ? product.getDefaultSku()
                : product.getAllSkus().stream()
                        .filter(candidate -> skuId.equals(candidate.getId()))
                        .findFirst()
                        .orElseThrow(StoreProblem::notFound);
        if (!product.isActive() || !sku.isActive() || sku.getPrice() == null) {
            throw StoreProblem.of(StoreProblemCode.NOT_FOR_SALE);
        }
        return sku;
    }

    private static void requireItem(Order cart, long itemId) {
        if (cart.getOrderItems().stream().noneMatch(item -> item.getId() == itemId)) {
            throw StoreProblem.notFound();
        }
    }
}
