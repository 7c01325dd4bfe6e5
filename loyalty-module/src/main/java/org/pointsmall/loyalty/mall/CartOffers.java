package org.pointsmall.loyalty.mall;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.purchase.PlacedOrders;
import org.pointsmall.loyalty.redemption.HoldPoints;
import org.pointsmall.loyalty.redemption.MallLines;
import org.pointsmall.loyalty.redemption.OrderClaims;
import org.pointsmall.loyalty.redemption.OrderWants;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.stock.Claimant;
import org.pointsmall.loyalty.stock.RecoverClaims;
import org.pointsmall.loyalty.stock.Stock;
import org.pointsmall.loyalty.stock.StockKey;
import org.pointsmall.loyalty.stock.Want;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.trace.TraceLine;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Goods of the mall in carts and orders: what they cost, and what of limited quantities they take. Of the lines of one
 * offer the pieces are counted together.
 */
public final class CartOffers implements MallLines, OrderClaims {
    private final OfferStore store;
    private final Assess assess;
    private final CompanionWords words;
    private final Stock stock;
    private final Transactions transactions;
    private final Function<MemberId, MemberFacts> facts;
    private final BusinessTime time;

    public CartOffers(Mall.Parts parts) {
        store = parts.store();
        assess = new Assess(parts);
        words = new CompanionWords(parts.store());
        stock = parts.stock();
        transactions = parts.transactions();
        facts = parts.facts();
        time = parts.time();
    }

    @Override
    public Charged of(MemberId member, Cart cart) {
        return transactions.required(() -> {
            List<TraceLine> said = words.of(cart);
            return cart.isOfTheMall()
                    ? charged(asked(member, cart), cart, said)
                    : new Charged(List.of(), null, List.of(), OrderWants.NONE, said);
        });
    }

    /** What is to be known of each offer in the cart, by its id; offers that are gone are left out. */
    private Map<Long, Asked> asked(MemberId member, Cart cart) {
        Map<Long, Long> pieces = pieces(cart);
        List<Assess.Wish> wishes = store.offers(pieces.keySet()).stream()
                .map(offer -> new Assess.Wish(offer, Objects.requireNonNull(pieces.get(offer.id()))))
                .toList();
        return wishes.isEmpty()
                ? Map.of()
                : assess.of(wishes, Optional.of(member)).stream()
                        .collect(Collectors.toMap(asked -> asked.offer().id(), asked -> asked));
    }

    private static Map<Long, Long> pieces(Cart cart) {
        Map<Long, Long> pieces = new TreeMap<>();
        for (CartLine line : cart.lines()) {
            Long offer = line.offerId();
            if (offer != null) {
                pieces.merge(offer, (long) line.quantity(), Long::sum);
            }
        }
        Long shipping = cart.shippingOffer();
        if (shipping != null) {
            pieces.merge(shipping, 1L, Long::sum);
        }
        return pieces;
    }

    private Charged charged(Map<Long, Asked> offers, Cart cart, List<TraceLine> said) {
        List<Line> lines = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        offers.values().forEach(asked -> refusals.addAll(refusals(asked, cart)));
        for (CartLine line : cart.lines()) {
            Long offer = line.offerId();
            if (offer != null) {
                Asked asked = offers.get(offer);
                if (asked == null || !gives(asked.offer(), line)) {
                    refusals.add(Refusal.of(RefusalCode.OUTSIDE_WINDOW).with("offerId", offer));
                } else if (!asked.offer().isGift()) {
                    lines.add(line(asked.price(), line, cart));
                }
            }
        }
        MallLines.Shipping shipping = shipping(offers, cart, refusals);
        refusals.sort(Comparator.comparing(Refusal::code));
        return new Charged(lines, shipping, refusals, wants(offers.values()), said);
    }

    private static MallLines.@Nullable Shipping shipping(Map<Long, Asked> offers, Cart cart, List<Refusal> refusals) {
        Long offer = cart.shippingOffer();
        if (offer == null) {
            return null;
        }
        Asked asked = offers.get(offer);
        if (asked != null && asked.offer().terms().content() instanceof Content.Shipping shipping) {
            return new MallLines.Shipping(asked.price().points(), shipping.upTo());
        }
        refusals.add(Refusal.of(RefusalCode.OUTSIDE_WINDOW).with("offerId", offer));
        return null;
    }

    private OrderWants wants(Collection<Asked> offers) {
        List<Want> pieces = offers.stream()
                .flatMap(asked ->
                        OfferStock.wants(
                                asked.offer(), asked.quantity(), asked.price().first(), time.today())
                                .stream())
                .toList();
        return new OrderWants(
                pieces,
                offers.stream()
                        .anyMatch(asked ->
                                asked.offer().terms().audience().needs().beforeFirstOrder()));
    }

    private static boolean gives(MallOffer offer, CartLine line) {
        return offer.terms().kind().isForCarts()
                && Objects.equals(line.productId(), offer.terms().content().givenProduct())
                && (!offer.isGift() || line.price().isZero());
    }

    private static Line line(OfferPrice price, CartLine line, Cart cart) {
        Money cash = price.cash();
        return new Line(
                line.itemId(),
                price.points().times(line.quantity()),
                // Nothing where the currency is another one, which is refused.
                cash == null || !cash.currency().equals(cart.currency())
                        ? Money.zero(cart.currency())
                        : new Money(Math.multiplyExact(cash.minorUnits(), line.quantity()), cash.currency()));
    }

    /** What stands against the pieces of one offer; whether the balance reaches for all goods together is not its business. */
    private static List<Refusal> refusals(Asked asked, Cart cart) {
        List<Refusal> refusals = new ArrayList<>(Eligibility.refusals(asked));
        refusals.removeIf(refusal -> refusal.code() == RefusalCode.INSUFFICIENT_POINTS);
        if (asked.offer().isGift() && asked.quantity() > 1) {
            refusals.add(Refusal.of(RefusalCode.MEMBER_LIMIT_REACHED)
                    .with("required", asked.quantity())
                    .with("limit", 1)
                    .with("used", 0)
                    .with("offerId", asked.offer().id()));
        }
        Besides.lacking(asked.offer(), cart).ifPresent(refusals::add);
        otherCurrency(asked, cart).ifPresent(refusals::add);
        return refusals;
    }

    /** The cash of an offer is asked for in its own currency: in another one nobody has said what it costs. */
    private static Optional<Refusal> otherCurrency(Asked asked, Cart cart) {
        return Optional.ofNullable(asked.price().cash())
                .filter(cash -> !cash.currency().equals(cart.currency()))
                .map(cash -> Refusal.of(RefusalCode.NOT_ELIGIBLE)
                        .with("currency", cash.currency().getCurrencyCode())
                        .with("offerId", asked.offer().id()));
    }

    @Override
    public Optional<Refusal> claim(MemberId owner, long orderId, OrderWants wants, Duration lasting) {
        Instant now = time.now();
        if (wants.firstOrder() && !isFirst(owner, orderId, now)) {
            return Optional.of(Refusal.of(RefusalCode.CART_CHANGED).with("orderId", orderId));
        }
        return stock.claim(Claimant.order(orderId), owner, wants.pieces(), now, now.plus(lasting))
                .map(refusal -> MallOffer.isOfFirst(refusal)
                        ? Refusal.of(RefusalCode.CART_CHANGED).with("orderId", orderId)
                        : refusal);
    }

    /** Looked up anew: the quote was made before the account was locked. */
    private boolean isFirst(MemberId owner, long orderId, Instant now) {
        MemberFacts known = facts.apply(owner);
        return known.isBeforeFirstOrder() && !known.isOrderingBeside(orderId, now);
    }

    @Override
    public void claimLate(MemberId owner, long orderId, List<Want> wants) {
        stock.claimLate(Claimant.order(orderId), owner, wants, time.now());
    }

    @Override
    public void sold(Cart order) {
        Set<StockKey> offers =
                pieces(order).keySet().stream().map(MallOffer::stockKey).collect(Collectors.toCollection(TreeSet::new));
        stock.sell(by(order), key -> offers.stream()
                .anyMatch(offer -> key.equals(offer) || key.equals(MallOffer.firstKey(offer))));
    }

    @Override
    public void released(long orderId) {
        stock.release(Claimant.order(orderId));
    }

    /**
     * Goods of an order have come back; in the transaction of the return.
     *
     * @param pieces how many of which line
     */
    public void cameBack(Cart order, Map<Long, Integer> pieces) {
        putBack(order, ofGoods(order, pieces));
    }

    /** Likewise of a cancelled order, which is not shipped, whatever has come back of it before. */
    public void cancelled(Cart order, Map<Long, Integer> pieces) {
        Map<Long, Long> back = ofGoods(order, pieces);
        Long shipping = order.shippingOffer();
        if (shipping != null) {
            back.merge(shipping, 1L, Long::sum);
        }
        putBack(order, back);
    }

    /** How many pieces of which offer these are. */
    private static Map<Long, Long> ofGoods(Cart order, Map<Long, Integer> pieces) {
        Map<Long, Long> offers = new HashMap<>();
        for (CartLine line : order.lines()) {
            Long offer = line.offerId();
            @Nullable Integer quantity = pieces.get(line.itemId());
            if (offer != null && quantity != null && quantity > 0) {
                offers.merge(offer, (long) quantity, Long::sum);
            }
        }
        return offers;
    }

    private void putBack(Cart order, Map<Long, Long> offers) {
        if (!order.isOfTheMall()) {
            return;
        }
        sold(order);
        Map<StockKey, Long> back = new HashMap<>();
        offers.forEach((offer, quantity) -> {
            StockKey key = MallOffer.stockKey(offer);
            back.put(key, quantity);
            back.put(MallOffer.firstKey(key), quantity);
        });
        stock.comeBack(by(order), back);
    }

    /** Gifts in what is left of an order that it no longer earns, by what they were for when it was placed. */
    public List<Long> giftsDue(Cart left) {
        return transactions.required(() -> left.lines().stream()
                .filter(line -> line.offerId() != null && isDue(line.offerId(), left))
                .map(CartLine::itemId)
                .toList());
    }

    private boolean isDue(long offerId, Cart left) {
        Instant placed = left.context().placedAt();
        return store.versions(offerId).stream()
                .filter(version -> placed == null || !version.savedAt().isAfter(placed))
                .max(Comparator.comparing(Version::savedAt))
                .map(version -> new MallOffer(version.ref(), version.terms(), version.active(), null))
                .filter(offer -> offer.isGift() && Besides.lacking(offer, left).isPresent())
                .isPresent();
    }

    private static Claimant by(Cart cart) {
        return Claimant.order(cart.order().id());
    }

    /** What ends claims that outlived the hold of their order. */
    public RecoverClaims.Ending ending(HoldPoints holdPoints, PlacedOrders placedOrders) {
        return new EndOrderClaims(this, holdPoints, placedOrders);
    }
}
