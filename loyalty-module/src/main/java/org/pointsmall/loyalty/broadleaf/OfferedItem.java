package org.pointsmall.loyalty.broadleaf;

import java.util.Map;
import java.util.Optional;
import org.broadleafcommerce.core.order.domain.OrderItem;
import org.broadleafcommerce.core.order.domain.OrderItemAttribute;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.mall.GoodsCart;

/**
 * The mall offer that an order item was put there by: an attribute of the item, which the store keeps with it, and by
 * which it tells the item from the same product bought otherwise. It counts in orders that bear a {@link CartWish}.
 */
final class OfferedItem {
    /** The name of the attribute; its value is the offer's id. */
    public static final String ATTRIBUTE = GoodsCart.OFFER_ATTRIBUTE;

    private OfferedItem() {}

    /** The offer's id, where the item was put there by one. */
    public static Optional<Long> of(OrderItem item) {
        Map<String, OrderItemAttribute> attributes = item.getOrderItemAttributes();
        OrderItemAttribute attribute = attributes == null ? null : attributes.get(ATTRIBUTE);
        return id(attribute == null ? null : attribute.getValue());
    }

    /** Whether the mall has put the item there as a gift. */
    public static boolean isGift(OrderItem item) {
        Map<String, OrderItemAttribute> attributes = item.getOrderItemAttributes();
        return attributes != null && attributes.containsKey(GoodsCart.GIFT_ATTRIBUTE);
    }

    /** The offer of an item that is about to be put there with these attributes. */
    static Optional<Long> in(Map<String, String> attributes) {
        return id(attributes.get(ATTRIBUTE));
    }

    private static Optional<Long> id(@Nullable String value) {
        return value != null && value.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(value)) : Optional.empty();
    }

    /** The attributes of an item that is to be put there by this offer. */
    public static Map<String, String> attributes(long offerId) {
        return Map.of(ATTRIBUTE, Long.toString(offerId));
    }

    /** Likewise, of one that this offer gives. */
    public static Map<String, String> giftAttributes(long offerId) {
        return Map.of(ATTRIBUTE, Long.toString(offerId), GoodsCart.GIFT_ATTRIBUTE, "true");
    }
}
