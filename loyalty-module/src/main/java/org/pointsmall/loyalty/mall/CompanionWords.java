package org.pointsmall.loyalty.mall;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.trace.TraceLine;

/** What a shopper is told of what came into a cart, or left it, by itself. */
final class CompanionWords {
    private final OfferStore store;

    CompanionWords(OfferStore store) {
        this.store = store;
    }

    List<TraceLine> of(Cart cart) {
        Map<Long, RefusalCode> left = LeftOffers.of(cart).reasons();
        Set<Long> there = new TreeSet<>(cart.lines().stream()
                .map(CartLine::offerId)
                .filter(Objects::nonNull)
                .toList());
        Set<Long> all = new TreeSet<>(there);
        Long shipping = cart.shippingOffer();
        if (shipping != null) {
            all.add(shipping);
        }
        all.addAll(left.keySet());
        if (all.isEmpty()) {
            return List.of();
        }
        List<TraceLine> words = new ArrayList<>();
        for (MallOffer offer : store.offers(all)) {
            RefusalCode reason = left.get(offer.id());
            if (offer.terms().content() instanceof Content.Shipping paid) {
                words.add(shipping(offer, paid));
            } else if (offer.isGift() && there.contains(offer.id())) {
                words.add(line("cart.gift", offer));
            } else if (reason != null) {
                words.add(line(left(offer, reason), offer));
            }
        }
        return words;
    }

    private static TraceLine shipping(MallOffer offer, Content.Shipping shipping) {
        OfferName name = offer.terms().name();
        return new TraceLine(
                "cart.shipping",
                Map.of(
                        "english",
                        name.english(),
                        "chinese",
                        name.chinese(),
                        "upTo",
                        shipping.upTo().toString()));
    }

    private static String left(MallOffer offer, RefusalCode reason) {
        if (!offer.isGift()) {
            return "cart.left";
        }
        return reason == RefusalCode.BELOW_MINIMUM ? "cart.gift-left" : "cart.gift-over";
    }

    private static TraceLine line(String code, MallOffer offer) {
        OfferName name = offer.terms().name();
        Money least = offer.terms().besides();
        Map<String, String> operands = new TreeMap<>(Map.of("english", name.english(), "chinese", name.chinese()));
        if (least != null) {
            operands.put("besides", least.toString());
        }
        return new TraceLine(code, operands);
    }
}
