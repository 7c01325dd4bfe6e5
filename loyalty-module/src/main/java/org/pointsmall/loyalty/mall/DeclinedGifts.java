package org.pointsmall.loyalty.mall;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.purchase.Cart;

/** Gifts that the shopper has taken out of a cart: they do not come back before they are asked for. */
public final class DeclinedGifts {
    /** The order's attribute that keeps it. */
    public static final String ATTRIBUTE = "loyalty.declined";

    private static final int MOST = 10;

    private DeclinedGifts() {}

    static Set<Long> of(Cart cart) {
        return parse(cart.context().attributes().get(ATTRIBUTE));
    }

    private static Set<Long> parse(@Nullable String text) {
        Set<Long> declined = new TreeSet<>();
        if (text != null && text.matches("[0-9]{1,18}( [0-9]{1,18})*")) {
            for (String id : text.split(" ")) {
                declined.add(Long.valueOf(id));
            }
        }
        return declined;
    }

    /** What is kept once this one is declined, too. Of more than a few, the rest comes back. */
    public static @Nullable String with(@Nullable String kept, long offerId) {
        Set<Long> declined = parse(kept);
        declined.add(offerId);
        return text(declined);
    }

    /** What is kept once this one is wanted again. */
    public static @Nullable String without(@Nullable String kept, long offerId) {
        Set<Long> declined = parse(kept);
        declined.remove(offerId);
        return text(declined);
    }

    private static @Nullable String text(Set<Long> declined) {
        return declined.isEmpty()
                ? null
                : declined.stream().limit(MOST).map(String::valueOf).collect(Collectors.joining(" "));
    }
}
