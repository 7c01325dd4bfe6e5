package org.pointsmall.loyalty.purchase;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an order comes from.
 *
 * @param placedAt when it was placed; null for a cart
 * @param attributes what the store has noted of it, by name
 */
public record OrderContext(@Nullable Instant placedAt, Map<String, String> attributes) {
    public static final OrderContext UNKNOWN = new OrderContext(null, Map.of());
    /** The attribute with the code of the store that the order was placed in. */
    public static final String STORE = "store";
    /** The attribute with the code of the channel that it came by. */
    public static final String CHANNEL = "channel";

    /** The attribute with the offer of the mall that was chosen for the shipping. */
    public static final String SHIPPING_OFFER = "loyalty.shipping";

    /** The attribute of an order that the programme has made: which delivery of which reward it is. */
    public static final String DELIVERY = "loyalty.delivery";

    public OrderContext {
        attributes = Map.copyOf(attributes);
    }

    /** The code of the store that it bears; null where it bears none. */
    public @Nullable String store() {
        return attributes.get(STORE);
    }

    /** The offer of the mall that was chosen for the shipping; null for none. */
    public @Nullable Long shippingOffer() {
        String offer = attributes.get(SHIPPING_OFFER);
        return offer != null && offer.matches("[0-9]{1,18}") ? Long.valueOf(offer) : null;
    }

    /** Whether the programme has made it, for what was paid before: nobody has bought anything by it. */
    public boolean isDelivery() {
        return attributes.containsKey(DELIVERY);
    }

    /** The code of the channel that it bears; null where it bears none. */
    public @Nullable String channel() {
        return attributes.get(CHANNEL);
    }
}
