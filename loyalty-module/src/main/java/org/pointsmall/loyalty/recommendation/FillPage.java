package org.pointsmall.loyalty.recommendation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.recommendation.CheckCandidates.Hit;
import org.pointsmall.loyalty.recommendation.OfferSearch.Found;
import org.pointsmall.loyalty.recommendation.OfferSearch.Query;

/**
 * Fills one page: asks for more than it holds, checks what is found, and asks again for other offers while places are
 * free. Once the search has no more to say, the database is asked: it can't be wrong about what there is. What was found
 * before is checked once more with what is found later, so that all of a page is right at one moment.
 */
final class FillPage {
    /** How much more is asked for than a page holds. */
    private static final int MORE = 3;

    /** How often each is asked, for so many times as much each time. */
    private static final int ROUNDS = 4;

    private static final int GROWTH = 3;
    private static final int SMALLEST_ROUND = 30;
    private static final int LARGEST_ROUND = 400;
    /** Of so many at least it is asked what a coupon is good for. */
    private static final int COUPON_ROUND = 100;

    private final Recommend.Parts parts;
    private final CheckCandidates check;
    private final RecommendationRequest request;
    private final Set<Long> without;
    private final Set<Long> seen = new HashSet<>();
    private final Map<Long, Hit> passed = new HashMap<>();
    private Recipient recipient;
    private final @Nullable CouponPicks coupon;
    private List<OfferCandidate> page = List.of();
    private int round;

    /** @param coupon null where none was just exchanged */
    FillPage(
            Recommend.Parts parts,
            CheckCandidates check,
            RecommendationRequest request,
            Recipient recipient,
            @Nullable CouponPicks coupon) {
        this.coupon = coupon;
        this.parts = parts;
        this.check = check;
        this.request = request;
        this.recipient = recipient;
        without = recipient.without(request.product());
    }

    List<OfferCandidate> by(Searches searches) {
        boolean all = fill(searches::find);
        if (!isFull() && !(all && searches.source() == Recommendations.Source.DATABASE)) {
            fill(searches::byDatabase);
        }
        return page;
    }

    private boolean isFull() {
        return page.size() >= request.limit();
    }

    /** Whether the search has nothing more to say. */
    private boolean fill(Function<List<Query>, List<List<Found>>> search) {
        int least = coupon == null ? SMALLEST_ROUND : COUPON_ROUND;
        int size = Math.min(LARGEST_ROUND, Math.max(least, request.limit() * MORE));
        for (int times = 0; times < ROUNDS; times++) {
            List<List<Found>> found = search.apply(queries(size));
            List<Found> fresh = found.stream()
                    .flatMap(List::stream)
                    .filter(one -> seen.add(one.offerId()))
                    .toList();
            add(fresh);
            int asked = size;
            boolean last = fresh.isEmpty() || found.stream().allMatch(list -> list.size() < asked);
            if (isFull() || last) {
                return last;
            }
            size = Math.min(LARGEST_ROUND, size * GROWTH);
        }
        return false;
    }

    private void add(List<Found> fresh) {
        int number = ++round;
        fresh.forEach(one -> passed.put(one.offerId(), new Hit(one, number)));
        List<OfferCandidate> candidates = parts.transactions().required(this::checked);
        passed.keySet().retainAll(candidates.stream().map(OfferCandidate::id).collect(Collectors.toSet()));
        page = PagePlan.choose(candidates, parts.terms().get(), request.limit());
    }

    /** By what can be spent now: points may have gone while the search was asked. */
    private List<OfferCandidate> checked() {
        recipient = parts.recipients().asOfNow(recipient, request);
        List<OfferCandidate> candidates = check.of(passed.values(), recipient, request, without);
        List<OfferCandidate> inOrder = recipient.taste().isEmpty() ? candidates : ranked(candidates);
        return coupon == null ? inOrder : coupon.marked(inOrder);
    }

    /** What is found for somebody's taste; of what is found for its popularity no order was learnt. */
    private List<OfferCandidate> ranked(List<OfferCandidate> candidates) {
        Set<Long> products = candidates.stream()
                .map(OfferCandidate::product)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Ranking.Order order = parts.ranking().of(products);
        return candidates.stream().map(candidate -> candidate.ranked(order)).toList();
    }

    /** What to buy in the store with the coupon: of the goods of the mall that are wanted most, whatever points they cost. */
    List<Recommendations.Basket> baskets(Searches searches) {
        CouponPicks picks = coupon;
        if (picks == null) {
            return List.of();
        }
        List<Long> found = searches.find(List.of(goods())).get(0).stream()
                .map(Found::offerId)
                .toList();
        return parts.transactions().required(() -> picks.baskets(products(found)));
    }

    private Set<Long> products(List<Long> offers) {
        Map<Long, Long> products = new HashMap<>();
        parts.mall().offers(offers, recipient.member()).forEach(view -> {
            Long product = view.offer().terms().content().givenProduct();
            if (product != null && !without.contains(product)) {
                products.put(view.offer().id(), product);
            }
        });
        return offers.stream()
                .filter(products::containsKey)
                .map(offer -> Objects.requireNonNull(products.get(offer)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Query goods() {
        return new Query(
                parts.time().now(),
                recipient.tier(),
                recipient.segments(),
                null,
                null,
                null,
                null,
                Set.of(Content.Kind.GOODS.name()),
                without,
                Set.of(),
                recipient.taste(),
                COUPON_ROUND);
    }

    /** What can be had now, and what is within reach; a guest has no points, and is shown what members can have. */
    private List<Query> queries(int limit) {
        Points balance = recipient.points();
        return recipient.member().isEmpty()
                ? List.of(query(null, null, limit))
                : List.of(query(balance, null, limit), query(parts.terms().get().reach(balance), balance, limit));
    }

    private Query query(@Nullable Points most, @Nullable Points least, int limit) {
        return new Query(
                parts.time().now(),
                recipient.tier(),
                recipient.segments(),
                most,
                least,
                recipient.member().isEmpty() ? null : recipient.points(),
                null,
                request.placement() == Placement.CART ? Set.of(Content.Kind.GOODS.name()) : Set.of(),
                without,
                seen,
                recipient.taste(),
                limit);
    }
}
