package org.pointsmall.demo.store.cart;

import java.util.List;
import org.broadleafcommerce.core.order.domain.DiscreteOrderItem;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderItem;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.money.MoneyAnswer;

/**
 * A cart as the API shows it.
 *
 * @param id by which a request can name it; null while there is no cart
 * @param total what the order costs; points are a way to pay it and don't lower it. Null while there is no cart
 * @param toPay what is left of it for a card, after points and whatever else pays
 */
record CartAnswer(
        @Nullable Long id,
        List<ItemAnswer> items,
        @Nullable MoneyAnswer subtotal,
        @Nullable MoneyAnswer total,
        @Nullable MoneyAnswer toPay) {

    static final CartAnswer EMPTY = new CartAnswer(null, List.of(), null, null, null);

    /** @param price of one piece */
    record ItemAnswer(long id, @Nullable Long productId, String name, int quantity, MoneyAnswer price) {}

    static CartAnswer of(Order cart) {
        return new CartAnswer(
                cart.getId(),
                cart.getOrderItems().stream().map(CartAnswer::item).toList(),
                cart.getSubTotal() == null ? null : MoneyAnswer.of(cart.getSubTotal()),
                cart.getTotal() == null ? null : MoneyAnswer.of(cart.getTotal()),
                cart.getTotal() == null ? null : MoneyAnswer.of(cart.getTotalAfterAppliedPayments()));
    }

    private static ItemAnswer item(OrderItem item) {
        Long product = item instanceof DiscreteOrderItem discrete && discrete.getProduct() != null
                ? discrete.getProduct().getId()
                : null;
        return new ItemAnswer(
                item.getId(), product, item.getName(), item.getQuantity(), MoneyAnswer.of(item.getPrice()));
    }
}
