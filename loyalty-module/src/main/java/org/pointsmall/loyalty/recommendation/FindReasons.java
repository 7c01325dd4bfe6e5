package org.pointsmall.loyalty.recommendation;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.recommendation.RecommendationReason.Code;

/** Says of each offer on a page the first thing that is true of it and of the shopper. */
final class FindReasons {
    /** In so many orders somebody has bought of a category who often buys of it. */
    private static final int OFTEN = 3;

    private static final Duration NEW = Duration.ofDays(7);
    private static final long FEW_PIECES = 10;

    private final ItemTastes items;
    private final Catalogue catalogue;

    FindReasons(ItemTastes items, Catalogue catalogue) {
        this.items = items;
        this.catalogue = catalogue;
    }

    /** The reasons of the page's offers, in their order. */
    List<RecommendationReason> of(
            List<OfferCandidate> page, Recipient recipient, RecommendationRequest request, Instant at) {
        Known known = known(page, recipient, request);
        return page.stream()
                .map(candidate -> reason(candidate, recipient, request, known, at))
                .toList();
    }

    /**
     * What is looked up for the whole page at once.
     *
     * @param likes of a product the one that speaks for it most: looked at, or bought by the member
     */
    private record Known(Map<Long, Long> likes, Catalogue.Names names) {}

    private Known known(List<OfferCandidate> page, Recipient recipient, RecommendationRequest request) {
        Set<Long> products = new HashSet<>();
        Set<Long> categories = new HashSet<>();
        for (OfferCandidate candidate : page) {
            if (candidate.product() != null) {
                products.add(candidate.product());
            }
            if (isOften(candidate.category(), recipient)) {
                categories.add(candidate.category());
            }
        }
        Map<Long, Long> likes = likes(products, recipient, request);
        Catalogue.Names names = likes.isEmpty() && categories.isEmpty()
                ? Catalogue.Names.NONE
                : catalogue.names(new HashSet<>(likes.values()), categories);
        return new Known(likes, names);
    }

    private Map<Long, Long> likes(Collection<Long> products, Recipient recipient, RecommendationRequest request) {
        Long looked = request.product();
        Set<Long> bought = recipient.history().products();
        if (products.isEmpty() || (looked == null && bought.isEmpty())) {
            return Map.of();
        }
        Map<Long, Long> likes = new HashMap<>();
        items.of(products).forEach((product, taste) -> {
            if (looked != null && taste.neighbours().containsKey(looked)) {
                likes.put(product, looked);
            } else {
                strongest(taste, product, bought).ifPresent(other -> likes.put(product, other));
            }
        });
        return likes;
    }

    private static Optional<Long> strongest(ItemTaste taste, long product, Set<Long> bought) {
        return taste.neighbours().entrySet().stream()
                .filter(neighbour -> neighbour.getKey() != product && bought.contains(neighbour.getKey()))
                .max(Map.Entry.<Long, Float>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    private static boolean isOften(@Nullable Long category, Recipient recipient) {
        return category != null && recipient.history().categories().getOrDefault(category, 0) >= OFTEN;
    }

    private static RecommendationReason reason(
            OfferCandidate candidate, Recipient recipient, RecommendationRequest request, Known known, Instant at) {
        Points points = candidate.view().price().points();
        if (recipient.member().isEmpty()) {
            return ofTheOffer(candidate, at)
                    .orElseGet(() -> RecommendationReason.of(Code.FOR_MEMBERS, "points", points.value()));
        }
        if (candidate.coupon() != CouponUse.NONE) {
            return RecommendationReason.of(
                    candidate.coupon() == CouponUse.WORKS ? Code.COUPON_WORKS : Code.COUNTS_FOR_COUPON);
        }
        if (candidate.isWithinReach()) {
            return RecommendationReason.of(
                    Code.POINTS_TO_GO, "points", candidate.lacking().value());
        }
        if (request.placement() == Placement.CART) {
            return RecommendationReason.of(Code.ADD_FOR_POINTS, "points", points.value());
        }
        return ofTheMember(candidate, recipient, request, known)
                .or(() -> ofTheOffer(candidate, at))
                .orElseGet(() -> RecommendationReason.of(Code.YOURS_NOW, "points", points.value()));
    }

    private static Optional<RecommendationReason> ofTheMember(
            OfferCandidate candidate, Recipient recipient, RecommendationRequest request, Known known) {
        Long product = candidate.product();
        if (product == null) {
            return Optional.empty();
        }
        if (recipient.history().products().contains(product)) {
            return Optional.of(RecommendationReason.of(Code.BUY_AGAIN));
        }
        Long liked = known.likes().get(product);
        if (liked != null && liked.equals(request.product())) {
            return Optional.of(RecommendationReason.of(Code.GOES_WITH_THIS));
        }
        String category = isOften(candidate.category(), recipient)
                ? known.names().categories().get(Objects.requireNonNull(candidate.category()))
                : null;
        if (category != null) {
            return Optional.of(RecommendationReason.of(Code.OFTEN_BOUGHT_CATEGORY, "category", category));
        }
        String other = liked == null ? null : known.names().products().get(liked);
        return Optional.ofNullable(other).map(name -> RecommendationReason.of(Code.GOES_WITH_BOUGHT, "product", name));
    }

    private static Optional<RecommendationReason> ofTheOffer(OfferCandidate candidate, Instant at) {
        Instant published = candidate.view().offer().publishedAt();
        if (published != null && at.isBefore(published.plus(NEW))) {
            return Optional.of(RecommendationReason.of(Code.NEW_THIS_WEEK));
        }
        Long remaining = candidate.view().remaining();
        if (remaining != null && remaining <= FEW_PIECES) {
            return Optional.of(RecommendationReason.of(Code.LAST_PIECES, "pieces", remaining));
        }
        Points list = candidate.view().price().list();
        Points price = candidate.view().price().points();
        return list.isMoreThan(price)
                ? Optional.of(RecommendationReason.of(
                        Code.FEWER_POINTS, "points", list.minus(price).value()))
                : Optional.empty();
    }
}
