package org.pointsmall.loyalty.broadleaf;

import java.util.Objects;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.workflow.CartOperationRequest;
import org.broadleafcommerce.core.workflow.BaseActivity;
import org.broadleafcommerce.core.workflow.ProcessContext;
import org.pointsmall.loyalty.mall.DeclinedGifts;

/** Notes with the cart that the shopper takes a gift out of it: it does not come back by itself. */
final class DeclineGiftActivity extends BaseActivity<ProcessContext<CartOperationRequest>> {
    /** After the store has looked whether the request makes sense, before the item is gone. */
    private static final int BEFORE_CHANGES = 1500;

    DeclineGiftActivity() {
        setOrder(BEFORE_CHANGES);
    }

    @Override
    public ProcessContext<CartOperationRequest> execute(ProcessContext<CartOperationRequest> context) {
        CartOperationRequest request = context.getSeedData();
        Order order = request.getOrder();
        Long removed = request.getItemRequest().getOrderItemId();
        order.getOrderItems().stream()
                .filter(item -> Objects.equals(item.getId(), removed) && OfferedItem.isGift(item))
                .flatMap(item -> OfferedItem.of(item).stream())
                .forEach(offer -> OrderNote.keep(
                        order,
                        DeclinedGifts.ATTRIBUTE,
                        DeclinedGifts.with(
                                OrderNote.of(order, DeclinedGifts.ATTRIBUTE).orElse(null), offer)));
        return context;
    }
}
