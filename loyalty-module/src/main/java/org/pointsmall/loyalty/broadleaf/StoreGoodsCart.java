package org.pointsmall.loyalty.broadleaf;

import java.util.HashMap;
import java.util.Optional;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.order.service.call.OrderItemRequestDTO;
import org.broadleafcommerce.core.order.service.exception.AddToCartException;
import org.broadleafcommerce.core.pricing.service.exception.PricingException;
import org.broadleafcommerce.core.web.order.CartState;
import org.broadleafcommerce.profile.web.core.CustomerState;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.mall.DeclinedGifts;
import org.pointsmall.loyalty.mall.GoodsCart;
import org.pointsmall.loyalty.purchase.OrderContext;
import org.pointsmall.loyalty.redemption.AppliedWish;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.refusal.RefusedException;
import org.pointsmall.loyalty.transaction.Transactions;

/** Puts goods of the mall into the store's cart, by the store's own service, so that all that it checks is checked. */
final class StoreGoodsCart implements GoodsCart {
    private final OrderService orders;
    private final OpenCarts openCarts;
    private final Transactions transactions;

    StoreGoodsCart(OrderService orders, OpenCarts openCarts, Transactions transactions) {
        this.orders = orders;
        this.openCarts = openCarts;
        this.transactions = transactions;
    }

    @Override
    public void add(long product, int quantity, long offerId) {
        OrderItemRequestDTO request = new OrderItemRequestDTO();
        request.setProductId(product);
        request.setQuantity(quantity);
        request.setItemAttributes(new HashMap<>(OfferedItem.attributes(offerId)));
        Order order = transactions.required(() -> add(request));
        CartState.setCart(order);
    }

    @Override
    public boolean accept(long offerId) {
        Order order = transactions.required(() -> accepted(offerId));
        CartState.setCart(order);
        return order.getOrderItems().stream()
                .anyMatch(
                        item -> OfferedItem.of(item).filter(id -> id == offerId).isPresent());
    }

    @Override
    public void ship(@Nullable Long offerId) {
        if (offerId == null && openCarts.current().isEmpty()) {
            return;
        }
        CartState.setCart(transactions.required(() -> shipped(offerId)));
    }

    private Order shipped(@Nullable Long offerId) {
        Order order = lockedCart();
        if (offerId != null && CartWish.of(order).isEmpty()) {
            CartWish.keep(order, AppliedWish.NONE);
        }
        OrderNote.keep(order, OrderContext.SHIPPING_OFFER, offerId == null ? null : Long.toString(offerId));
        try {
            return orders.save(order, true);
        } catch (PricingException e) {
            throw refused(e);
        }
    }

    private Order accepted(long offerId) {
        Order order = lockedCart();
        String declined = OrderNote.of(order, DeclinedGifts.ATTRIBUTE).orElse(null);
        OrderNote.keep(order, DeclinedGifts.ATTRIBUTE, DeclinedGifts.without(declined, offerId));
        try {
            return orders.save(order, true);
        } catch (PricingException e) {
            throw refused(e);
        }
    }

    private Order add(OrderItemRequestDTO request) {
        Order order = lockedCart();
        mark(order);
        try {
            orders.addItem(order.getId(), request, false);
            return orders.save(orders.findOrderById(order.getId()), true);
        } catch (AddToCartException | PricingException e) {
            throw refused(e);
        }
    }

    /** One that is made now is nobody else's, and may not be in the database yet: there is nothing to lock. */
    private Order lockedCart() {
        Optional<Order> open = openCarts.current();
        open.ifPresent(order -> openCarts.lock(order.getId()));
        return open.orElseGet(() -> orders.createNewCartForCustomer(CustomerState.getCustomer()));
    }

    /** Before the item is there: the pricing that follows counts it. */
    private void mark(Order order) {
        if (CartWish.of(order).isPresent()) {
            return;
        }
        CartWish.keep(order, AppliedWish.NONE);
        try {
            orders.save(order, false);
        } catch (PricingException e) {
            throw refused(e);
        }
    }

    /** What the programme refuses in the store's workflow, or else that the store does not sell it now. */
    private static RefusedException refused(Exception failure) {
        return new RefusedException(RefusedException.in(failure).orElse(Refusal.of(RefusalCode.SOLD_OUT)), failure);
    }
}
