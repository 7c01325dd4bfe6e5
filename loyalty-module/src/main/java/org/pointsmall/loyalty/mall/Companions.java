package org.pointsmall.loyalty.mall;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.trace.TraceLine;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Lines of the mall that are only in a cart beside other goods: says which of them have to leave it. A store asks after
 * each pricing, and does as it is told; the hold refuses what nobody has asked about.
 */
public final class Companions {
    private final OfferStore store;
    private final Transactions transactions;

    public Companions(Mall.Parts parts) {
        store = parts.store();
        transactions = parts.transactions();
    }

    /**
     * What has to happen to a cart.
     *
     * @param leaving the store's order items that leave it
     * @param left to be kept with the cart
     */
    public record Moves(List<Long> leaving, LeftOffers left) {
        public Moves {
            leaving = List.copyOf(leaving);
        }

        public boolean isNone() {
            return leaving.isEmpty();
        }
    }

    /** What has to happen to this cart, as it is priced. */
    public Moves moves(Cart cart) {
        LeftOffers left = LeftOffers.of(cart);
        if (!cart.isOfTheMall()) {
            return new Moves(List.of(), left);
        }
        Map<Long, MallOffer> offers = offers(cart.lines().stream()
                .map(CartLine::offerId)
                .filter(Objects::nonNull)
                .toList());
        List<Long> leaving = new ArrayList<>();
        Map<Long, RefusalCode> reasons = new TreeMap<>();
        for (CartLine line : cart.lines()) {
            MallOffer offer = offers.get(line.offerId());
            if (offer != null) {
                Besides.lacking(offer, cart).ifPresent(refusal -> {
                    leaving.add(line.itemId());
                    reasons.put(offer.id(), refusal.code());
                });
            }
        }
        return new Moves(leaving, left.and(reasons));
    }

    private Map<Long, MallOffer> offers(List<Long> ids) {
        return transactions.required(() -> store.offers(ids)).stream()
                .collect(Collectors.toMap(MallOffer::id, Function.identity()));
    }

    /** What the shopper is to be told of this cart. */
    List<TraceLine> words(Cart cart) {
        Map<Long, RefusalCode> left = LeftOffers.of(cart).reasons();
        return left.isEmpty()
                ? List.of()
                : store.offers(left.keySet()).stream().map(Companions::hasLeft).toList();
    }

    private static TraceLine hasLeft(MallOffer offer) {
        Money least = offer.terms().besides();
        OfferName name = offer.terms().name();
        return new TraceLine(
                "cart.left",
                Map.of(
                        "english",
                        name.english(),
                        "chinese",
                        name.chinese(),
                        "besides",
                        least == null ? "" : least.toString()));
    }
}
