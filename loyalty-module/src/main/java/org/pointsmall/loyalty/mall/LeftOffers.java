package org.pointsmall.loyalty.mall;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.refusal.RefusalCode;

/**
 * Offers whose lines have left a cart by themselves, kept with the cart so that the shopper is told. It is told as long as
 * the cart's other goods are those of then: whoever has put something in or taken it out since has moved on.
 *
 * @param reasons by the offer's id, why
 * @param goods stands for the other goods of then
 */
public record LeftOffers(Map<Long, RefusalCode> reasons, String goods) {
    /** The order's attribute that keeps it. */
    public static final String ATTRIBUTE = "loyalty.left";

    private static final Pattern TEXT = Pattern.compile("([0-9a-f]{1,8})((?: [0-9]{1,18}:[A-Z_]{1,40})+)");
    private static final int MOST = 4;

    public LeftOffers {
        reasons = Map.copyOf(reasons);
    }

    /** What is kept with this cart and still holds; no reasons where that is nothing. */
    static LeftOffers of(Cart cart) {
        String goods = goods(cart);
        Matcher kept = TEXT.matcher(String.valueOf(cart.context().attributes().get(ATTRIBUTE)));
        if (!kept.matches() || !kept.group(1).equals(goods)) {
            return new LeftOffers(Map.of(), goods);
        }
        Map<Long, RefusalCode> reasons = new TreeMap<>();
        for (String left : kept.group(2).trim().split(" ")) {
            String[] parts = left.split(":");
            reasons.put(Long.valueOf(parts[0]), RefusalCode.valueOf(parts[1]));
        }
        return new LeftOffers(reasons, goods);
    }

    /** The same, and these. */
    LeftOffers and(Map<Long, RefusalCode> others) {
        Map<Long, RefusalCode> all = new TreeMap<>(reasons);
        all.putAll(others);
        return new LeftOffers(all, goods);
    }

    /** The same without these. */
    LeftOffers without(Collection<Long> offers) {
        Map<Long, RefusalCode> rest = new TreeMap<>(reasons);
        rest.keySet().removeAll(offers);
        return new LeftOffers(rest, goods);
    }

    /** As it is kept; null where there is nothing to keep. Of more than a few, the rest is left out. */
    public @Nullable String text() {
        return reasons.isEmpty()
                ? null
                : goods
                        + new TreeMap<>(reasons)
                                .entrySet().stream()
                                        .limit(MOST)
                                        .map(left -> " " + left.getKey() + ":" + left.getValue())
                                        .collect(Collectors.joining());
    }

    private static String goods(Cart cart) {
        return Integer.toHexString(cart.lines().stream()
                .filter(line -> line.offerId() == null)
                .map(line -> line.itemId() + "x" + line.quantity())
                .sorted()
                .toList()
                .hashCode());
    }
}
