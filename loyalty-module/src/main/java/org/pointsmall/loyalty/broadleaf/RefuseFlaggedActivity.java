package org.pointsmall.loyalty.broadleaf;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderItem;
import org.broadleafcommerce.core.order.service.call.OrderItemRequestDTO;
import org.broadleafcommerce.core.order.service.workflow.CartOperationRequest;
import org.broadleafcommerce.core.workflow.BaseActivity;
import org.broadleafcommerce.core.workflow.ProcessContext;
import org.pointsmall.loyalty.flag.WantedItem;
import org.pointsmall.loyalty.refusal.RefusedException;

/**
 * Keeps what the shopper can't buy out of carts, and out of wish lists too, while the store's workflows put something
 * there or make it more: whoever asked them finds the reason among the causes ({@link RefusedException#in}). What is in a
 * cart already may always become less.
 */
final class RefuseFlaggedActivity extends BaseActivity<ProcessContext<CartOperationRequest>> {
    /** After the store has looked whether the request makes sense and found the SKU, before it changes the order. */
    private static final int BEFORE_CHANGES = 1500;

    private final CartFlags flags;
    private final Function<CartOperationRequest, Change> change;

    /** @param besides what is in the order and stays as it is */
    private record Change(List<WantedItem> wanted, List<WantedItem> besides) {}

    private RefuseFlaggedActivity(CartFlags flags, Function<CartOperationRequest, Change> change) {
        this.flags = flags;
        this.change = change;
        setOrder(BEFORE_CHANGES);
    }

    /** For the workflow that puts something into an order. */
    public static RefuseFlaggedActivity whenAdding(CartFlags flags, CatalogService catalog) {
        return new RefuseFlaggedActivity(flags, request -> added(request, catalog));
    }

    /** For the one that changes how much of it there is. */
    public static RefuseFlaggedActivity whenUpdating(CartFlags flags) {
        return new RefuseFlaggedActivity(flags, RefuseFlaggedActivity::updated);
    }

    @Override
    public ProcessContext<CartOperationRequest> execute(ProcessContext<CartOperationRequest> context) {
        CartOperationRequest request = context.getSeedData();
        Change changed = change.apply(request);
        flags.refusals(request.getOrder(), changed.wanted(), changed.besides()).stream()
                .findFirst()
                .ifPresent(refusal -> {
                    throw new RefusedException(refusal);
                });
        return context;
    }

    private static Change added(CartOperationRequest request, CatalogService catalog) {
        OrderItemRequestDTO item = request.getItemRequest();
        return new Change(
                WantedItems.of(
                                request.getOrder(),
                                item.getProductId() == null ? null : catalog.findProductById(item.getProductId()),
                                item.getSkuId() == null ? null : catalog.findSkuById(item.getSkuId()),
                                item.getQuantity(),
                                item.getItemAttributes())
                        .toList(),
                WantedItems.of(request.getOrder()));
    }

    private static Change updated(CartOperationRequest request) {
        Order order = request.getOrder();
        int quantity = request.getItemRequest().getQuantity();
        Long changed = request.getItemRequest().getOrderItemId();
        return new Change(
                order.getOrderItems().stream()
                        .filter(item -> item.getId().equals(changed))
                        .filter(item -> isMore(quantity, item))
                        .flatMap(item -> WantedItems.of(order, item, quantity))
                        .toList(),
                WantedItems.of(order).stream()
                        .filter(item -> !Objects.equals(item.itemId(), changed))
                        .toList());
    }

    private static boolean isMore(int quantity, OrderItem item) {
        return quantity > item.getQuantity();
    }
}
