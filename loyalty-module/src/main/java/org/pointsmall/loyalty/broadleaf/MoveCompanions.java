package org.pointsmall.loyalty.broadleaf;

import java.util.HashMap;
import java.util.function.Supplier;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.order.service.call.OrderItemRequestDTO;
import org.broadleafcommerce.core.order.service.exception.AddToCartException;
import org.broadleafcommerce.core.order.service.exception.RemoveFromCartException;
import org.broadleafcommerce.core.workflow.Processor;
import org.broadleafcommerce.core.workflow.WorkflowException;
import org.pointsmall.loyalty.mall.Companions;
import org.pointsmall.loyalty.mall.DeclinedGifts;
import org.pointsmall.loyalty.mall.LeftOffers;
import org.pointsmall.loyalty.purchase.ProductPrices;
import org.pointsmall.loyalty.redemption.AppliedWish;

/** Moves lines out of a cart and gifts into it, by the store's own workflows, so that all that it checks is checked. */
final class MoveCompanions {
    private final Supplier<OrderService> orders;
    private final Supplier<Processor> pricing;
    private final Supplier<ProductPrices> prices;

    /**
     * Services by what finds them: pricing is a part of both.
     *
     * @param prices tell what the store sells: what it does not, it does not give away
     */
    MoveCompanions(Supplier<OrderService> orders, Supplier<Processor> pricing, Supplier<ProductPrices> prices) {
        this.orders = orders;
        this.pricing = pricing;
        this.prices = prices;
    }

    /** The order once it is moved and priced; the same where nothing could be moved. */
    Order priced(Order order, Companions.Moves moves) {
        try {
            // The store's own removing would note it as the shopper's.
            String declined = OrderNote.of(order, DeclinedGifts.ATTRIBUTE).orElse(null);
            for (long item : moves.leaving()) {
                orders.get().removeItem(order.getId(), item, false);
            }
            boolean moved = !moves.leaving().isEmpty();
            for (Companions.Gift gift : moves.coming()) {
                moved |= added(order.getId(), gift);
            }
            if (!moved) {
                return order;
            }
            Order changed = orders.get().findOrderById(order.getId());
            OrderNote.keep(changed, DeclinedGifts.ATTRIBUTE, declined);
            OrderNote.keep(changed, LeftOffers.ATTRIBUTE, moves.left().text());
            CartWish.keep(changed, CartWish.of(changed).orElse(AppliedWish.NONE).takenBack());
            return (Order) pricing.get().doActivities(changed).getSeedData();
        } catch (RemoveFromCartException | AddToCartException | WorkflowException e) {
            throw new IllegalStateException("what comes and leaves by itself could not: " + order.getId(), e);
        }
    }

    private boolean added(long orderId, Companions.Gift gift) throws AddToCartException {
        if (prices.get().price(gift.product()).isEmpty()) {
            return false;
        }
        Order order = orders.get().findOrderById(orderId);
        if (CartWish.of(order).isEmpty()) {
            // Before the item is there: what is checked of it counts it as the mall's.
            CartWish.keep(order, AppliedWish.NONE);
        }
        OrderItemRequestDTO request = new OrderItemRequestDTO();
        request.setProductId(gift.product());
        request.setQuantity(1);
        request.setOverrideRetailPrice(Money.ZERO);
        request.setOverrideSalePrice(Money.ZERO);
        request.setItemAttributes(new HashMap<>(OfferedItem.giftAttributes(gift.offerId())));
        orders.get().addItemWithPriceOverrides(orderId, request, false);
        return true;
    }
}
