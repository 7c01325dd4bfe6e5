package org.pointsmall.loyalty.broadleaf.cart;

import java.util.function.Function;
import java.util.stream.Stream;
import org.broadleafcommerce.core.catalog.service.CatalogService;
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
public final class RefuseFlaggedActivity extends BaseActivity<ProcessContext<CartOperationRequest>> {
    /** After the store has looked whether the request makes sense and found the SKU, before it changes the order. */
    private static final int BEFORE_CHANGES = 1500;

    private final CartFlags flags;
    private final Function<CartOperationRequest, Stream<WantedItem>> wanted;

    private RefuseFlaggedActivity(CartFlags flags, Function<CartOperationRequest, Stream<WantedItem>> wanted) {
        this.flags = flags;
        this.wanted = wanted;
        setOrder(BEFORE_CHANGES);
    }

    /** For the workflow that puts something into an order. */
    public static RefuseFlaggedActivity whenAdding(CartFlags flags, CatalogService catalog) {
        return new RefuseFlaggedActivity(flags, request -> added(request.getItemRequest(), catalog));
    }

    /** For the one that changes how much of it there is. */
    public static RefuseFlaggedActivity whenUpdating(CartFlags flags) {
        return new RefuseFlaggedActivity(flags, RefuseFlaggedActivity::updated);
    }

    @Override
    public ProcessContext<CartOperationRequest> execute(ProcessContext<CartOperationRequest> context) {
        CartOperationRequest request = context.getSeedData();
        flags.refusals(request.getOrder(), wanted.apply(request)).stream()
                .findFirst()
                .ifPresent(refusal -> {
                    throw new RefusedException(refusal);
                });
        return context;
    }

    private static Stream<WantedItem> added(OrderItemRequestDTO request, CatalogService catalog) {
        return WantedItems.of(
                request.getProductId() == null ? null : catalog.findProductById(request.getProductId()),
                request.getSkuId() == null ? null : catalog.findSkuById(request.getSkuId()),
                request.getQuantity(),
                request.getItemAttributes());
    }

    private static Stream<WantedItem> updated(CartOperationRequest request) {
        int quantity = request.getItemRequest().getQuantity();
        return request.getOrder().getOrderItems().stream()
                .filter(item -> item.getId().equals(request.getItemRequest().getOrderItemId()))
                .filter(item -> isMore(quantity, item))
                .flatMap(item -> WantedItems.of(item, quantity));
    }

    private static boolean isMore(int quantity, OrderItem item) {
        return quantity > item.getQuantity();
    }
}
