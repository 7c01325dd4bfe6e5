package org.pointsmall.demo.store.cart;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.List;
import org.broadleafcommerce.core.offer.domain.OfferCode;
import org.broadleafcommerce.core.order.domain.DiscreteOrderItem;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderItem;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.money.MoneyAnswer;
import org.pointsmall.demo.store.product.TranslatedNames;

/**
 * A cart as the API shows it.
 *
 * @param id by which a request can name it; null while there is no cart
 * @param discount what codes take off the subtotal; null while there is no cart
 * @param total what the order costs; points are a way to pay it and don't lower it. Null while there is no cart
 * @param toPay what is left of it for a card, after points and whatever else pays
 * @param codes the offer codes on it
 * @param channel by which it comes; null for the shop's pages
 * @param store in which of the merchant's stores it is bought; null for none
 */
record CartAnswer(
        @Nullable Long id,
        List<ItemAnswer> items,
        @Nullable MoneyAnswer subtotal,
        @Nullable MoneyAnswer discount,
        @Nullable MoneyAnswer total,
        @Nullable MoneyAnswer toPay,
        List<String> codes,
        @Nullable String channel,
        @Nullable String store) {

    static final CartAnswer EMPTY = new CartAnswer(null, List.of(), null, null, null, null, List.of(), null, null);

    /** @param price of one piece */
    @Schema(name = "CartItem")
    record ItemAnswer(long id, @Nullable Long productId, String name, int quantity, MoneyAnswer price) {}

    static CartAnswer of(Order cart, TranslatedNames.Named names) {
        return new CartAnswer(
                cart.getId(),
                cart.getOrderItems().stream()
                        .sorted(Comparator.comparing(OrderItem::getId))
                        .map(item -> item(item, names))
                        .toList(),
                cart.getSubTotal() == null ? null : MoneyAnswer.of(cart.getSubTotal()),
                cart.getOrderAdjustmentsValue() == null ? null : MoneyAnswer.of(cart.getOrderAdjustmentsValue()),
                cart.getTotal() == null ? null : MoneyAnswer.of(cart.getTotal()),
                cart.getTotal() == null ? null : MoneyAnswer.of(cart.getTotalAfterAppliedPayments()),
                cart.getAddedOfferCodes().stream().map(OfferCode::getOfferCode).toList(),
                CartSource.channel(cart),
                CartSource.store(cart));
    }

    private static ItemAnswer item(OrderItem item, TranslatedNames.Named names) {
        Long product = item instanceof DiscreteOrderItem discrete && discrete.getProduct() != null
                ? discrete.getProduct().getId()
                : null;
        return new ItemAnswer(
                item.getId(), product, names.of(item), item.getQuantity(), MoneyAnswer.of(item.getPrice()));
    }
}
