package org.pointsmall.loyalty.recommendation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.flag.CheckFlags;
import org.pointsmall.loyalty.flag.WantedItem;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.Mall;
import org.pointsmall.loyalty.mall.OfferView;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.recommendation.OfferSearch.Found;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

/**
 * Checks what a search has found against the database, as the mall itself assesses it: whatever the search says, nothing
 * passes that the shopper could not have, or that is further away than within reach.
 */
final class CheckCandidates {
    private final Mall mall;
    private final CheckFlags flags;
    private final GoodsOnSale goodsOnSale;
    private final Supplier<RecommendationTerms> terms;

    CheckCandidates(Mall mall, CheckFlags flags, GoodsOnSale goodsOnSale, Supplier<RecommendationTerms> terms) {
        this.mall = mall;
        this.flags = flags;
        this.goodsOnSale = goodsOnSale;
        this.terms = terms;
    }

    /** What was found in which round. */
    record Hit(Found found, int round) {}

    /**
     * Those that pass.
     *
     * @param without products that are not recommended
     */
    List<OfferCandidate> of(
            Collection<Hit> hits, Recipient recipient, RecommendationRequest request, Set<Long> without) {
        Map<Long, Hit> byOffer =
                hits.stream().collect(Collectors.toMap(hit -> hit.found().offerId(), hit -> hit));
        List<OfferView> views = mall.offers(byOffer.keySet(), recipient.member()).stream()
                .filter(view -> isFor(view, recipient, request, without))
                .toList();
        Map<Long, GoodsOnSale.Goods> goods = buyable(views, recipient.member());
        List<OfferCandidate> candidates = new ArrayList<>();
        for (OfferView view : views) {
            Long product = product(view);
            GoodsOnSale.Goods of = product == null ? null : goods.get(product);
            if (product == null || of != null) {
                double suits = PriceSense.factor(recipient.history(), view, of == null ? null : of.price());
                Hit hit = Objects.requireNonNull(byOffer.get(view.offer().id()));
                candidates.add(new OfferCandidate(
                        view,
                        lacking(view, recipient),
                        of == null ? null : of.category(),
                        DesignFamily.of(view.offer().terms().name().english()),
                        hit.round(),
                        hit.found().score() * suits));
            }
        }
        return candidates;
    }

    private boolean isFor(OfferView view, Recipient recipient, RecommendationRequest request, Set<Long> without) {
        Long product = product(view);
        Content.Kind kind = view.offer().terms().kind();
        Set<RefusalCode> against = view.refusals().stream().map(Refusal::code).collect(Collectors.toSet());
        against.remove(recipient.member().isEmpty() ? RefusalCode.MEMBERS_ONLY : RefusalCode.INSUFFICIENT_POINTS);
        return against.isEmpty()
                && isRecommended(kind)
                && isNear(view, recipient)
                && (kind == Content.Kind.GOODS || request.placement() != Placement.CART)
                && (product == null || !without.contains(product))
                && (recipient.personal()
                        || view.offer().terms().audience().members().segments().isEmpty())
                && hasEnoughBesides(
                        view.offer().terms().besides(), recipient.cart().goods());
    }

    /** Gifts and shipping come with a cart, which offers them itself. */
    private static boolean isRecommended(Content.Kind kind) {
        return kind == Content.Kind.GOODS || !kind.isForCarts();
    }

    private boolean isNear(OfferView view, Recipient recipient) {
        return recipient.member().isEmpty()
                || !view.price().points().isMoreThan(terms.get().reach(recipient.points()));
    }

    private static boolean hasEnoughBesides(@Nullable Money besides, @Nullable Money inCart) {
        return besides == null
                || (inCart != null && inCart.currency().equals(besides.currency()) && !besides.isMoreThan(inCart));
    }

    private static Points lacking(OfferView view, Recipient recipient) {
        Points price = view.price().points();
        return recipient.member().isPresent() && price.isMoreThan(recipient.points())
                ? price.minus(recipient.points())
                : Points.ZERO;
    }

    /** Of the goods that these give or send, those that the store sells and that no flag keeps from the shopper. */
    private Map<Long, GoodsOnSale.Goods> buyable(Collection<OfferView> views, Optional<MemberId> member) {
        List<WantedItem> wanted = new ArrayList<>();
        for (OfferView view : views) {
            Long product = product(view);
            if (product != null) {
                wanted.add(new WantedItem(null, product, 1, view.offer().id()));
            }
        }
        if (wanted.isEmpty()) {
            return Map.of();
        }
        Set<Long> products = wanted.stream().map(WantedItem::productId).collect(Collectors.toSet());
        Map<Long, GoodsOnSale.Goods> goods = new HashMap<>(goodsOnSale.of(products));
        goods.keySet().removeAll(flags.hidden(member, products));
        flags.refusals(member, wanted, List.of()).stream()
                .filter(refusal -> member.isPresent() || refusal.code() != RefusalCode.MEMBERS_ONLY)
                .forEach(refusal -> goods.remove(refusal.operands().get("productId")));
        return goods;
    }

    private static @Nullable Long product(OfferView view) {
        return view.offer().terms().content().givenProduct();
    }
}
