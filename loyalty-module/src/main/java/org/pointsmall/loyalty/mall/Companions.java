package org.pointsmall.loyalty.mall;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Lines of the mall that are only in a cart beside other goods: says which of them have to leave it, and which gifts come
 * into it. A store asks after each pricing, and does as it is told; the hold refuses what nobody has asked about.
 */
public final class Companions {
    private final OfferStore store;
    private final Assess assess;
    private final Transactions transactions;
    private final BusinessTime time;

    public Companions(Mall.Parts parts) {
        store = parts.store();
        assess = new Assess(parts);
        transactions = parts.transactions();
        time = parts.time();
    }

    /**
     * What has to happen to a cart.
     *
     * @param leaving the store's order items that leave it
     * @param coming gifts that come into it, one piece of each
     * @param left to be kept with the cart
     */
    public record Moves(List<Long> leaving, List<Gift> coming, LeftOffers left) {
        public Moves {
            leaving = List.copyOf(leaving);
            coming = List.copyOf(coming);
        }

        public boolean isNone() {
            return leaving.isEmpty() && coming.isEmpty();
        }
    }

    /**
     * A gift that comes into a cart.
     *
     * @param product the store's product
     */
    public record Gift(long offerId, long product) {}

    /**
     * What has to happen to this cart, as it is priced. Nothing comes while something leaves: the store asks again, once
     * that is priced.
     *
     * @param gone offers of which a line has left while the cart was priced: none of them comes again before the next time
     */
    public Moves moves(MemberId member, Cart cart, Set<Long> gone) {
        return transactions.required(() -> {
            Map<Long, MallOffer> offers =
                    store.offers(offerIds(cart)).stream().collect(Collectors.toMap(MallOffer::id, Function.identity()));
            Map<Long, Refusal> against = against(member, cart, offers.values());
            Set<Long> kept = new HashSet<>();
            List<Long> leaving = new ArrayList<>();
            Map<Long, RefusalCode> reasons = new TreeMap<>();
            for (CartLine line : cart.lines()) {
                MallOffer offer = offers.get(line.offerId());
                if (offer == null) {
                    continue;
                }
                Refusal refusal = against.get(offer.id());
                if (refusal != null) {
                    leaving.add(line.itemId());
                    reasons.put(offer.id(), refusal.code());
                } else if (offer.isGift() && !(isOne(offer, line) && kept.add(offer.id()))) {
                    leaving.add(line.itemId());
                }
            }
            LeftOffers left = LeftOffers.of(cart);
            if (!leaving.isEmpty()) {
                return new Moves(leaving, List.of(), left.and(reasons));
            }
            List<Gift> coming = coming(member, cart, kept, gone);
            return new Moves(
                    leaving,
                    coming,
                    left.without(coming.stream().map(Gift::offerId).toList()));
        });
    }

    /** A gift is one piece that costs nothing, whoever has changed the line. */
    private static boolean isOne(MallOffer offer, CartLine line) {
        return line.quantity() == 1
                && line.price().isZero()
                && Objects.equals(line.productId(), offer.terms().content().givenProduct());
    }

    /** What stands against those that leave by themselves; other goods of the mall wait for the shopper to take them out. */
    private Map<Long, Refusal> against(MemberId member, Cart cart, Collection<MallOffer> offers) {
        Map<Long, Refusal> against = new TreeMap<>();
        offers.forEach(offer -> Besides.lacking(offer, cart).ifPresent(refusal -> against.put(offer.id(), refusal)));
        possible(member, offers.stream().filter(MallOffer::isGift).toList())
                .forEach((gift, refusal) -> refusal.ifPresent(reason -> against.putIfAbsent(gift.id(), reason)));
        return against;
    }

    private List<Gift> coming(MemberId member, Cart cart, Set<Long> there, Set<Long> gone) {
        Set<Long> declined = DeclinedGifts.of(cart);
        List<MallOffer> gifts = store.gifts(time.now()).stream()
                .filter(gift ->
                        !there.contains(gift.id()) && !gone.contains(gift.id()) && !declined.contains(gift.id()))
                .filter(gift -> Besides.lacking(gift, cart).isEmpty())
                .toList();
        return possible(member, gifts).entrySet().stream()
                .filter(gift -> gift.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .map(gift -> new Gift(
                        gift.id(), Objects.requireNonNull(gift.terms().content().givenProduct())))
                .toList();
    }

    /** The first reason against having one piece of each. */
    private Map<MallOffer, Optional<Refusal>> possible(MemberId member, List<MallOffer> gifts) {
        if (gifts.isEmpty()) {
            return Map.of();
        }
        List<Assess.Wish> wishes =
                gifts.stream().map(gift -> new Assess.Wish(gift, 1)).toList();
        return assess.of(wishes, Optional.of(member)).stream()
                .collect(Collectors.toMap(Asked::offer, asked -> Eligibility.refusals(asked).stream()
                        .findFirst()));
    }

    private static List<Long> offerIds(Cart cart) {
        return cart.lines().stream()
                .map(CartLine::offerId)
                .filter(Objects::nonNull)
                .toList();
    }
}
