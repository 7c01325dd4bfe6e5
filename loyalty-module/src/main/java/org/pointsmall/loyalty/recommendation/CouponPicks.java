package org.pointsmall.loyalty.recommendation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.flag.WantedItem;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.recommendation.CouponAtHand.Coupon;
import org.pointsmall.loyalty.recommendation.CouponAtHand.Discount;
import org.pointsmall.loyalty.recommendation.RecommendationReason.Code;

/**
 * What the coupon that a member has just exchanged is good for. The store itself is asked, product by product: its offers'
 * rules are its own. Made for one answer; every method runs in the caller's transaction.
 */
final class CouponPicks {
    /** Baskets that are named. */
    private static final int MOST = 6;

    private static final int MOST_PIECES = 4;
    /** Each product costs a look at the store's rules. */
    private static final int MOST_PRODUCTS = 200;
    /** As good as any number that a rule may ask for. */
    private static final int PLENTY = 1_000;

    private final Recommend.Parts parts;
    private final Coupon coupon;
    private final Optional<MemberId> member;
    private final Map<Long, CouponUse> uses = new HashMap<>();
    private final Map<Long, Money> prices = new HashMap<>();

    CouponPicks(Recommend.Parts parts, Coupon coupon, Optional<MemberId> member) {
        this.parts = parts;
        this.coupon = coupon;
        this.member = member;
    }

    /** The same candidates, with what the coupon is to them. */
    List<OfferCandidate> marked(List<OfferCandidate> candidates) {
        look(candidates.stream()
                .map(CouponPicks::goods)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        return candidates.stream()
                .map(candidate -> candidate.withCoupon(use(goods(candidate))))
                .toList();
    }

    private static @Nullable Long goods(OfferCandidate candidate) {
        return candidate.view().offer().terms().kind() == Content.Kind.GOODS ? candidate.product() : null;
    }

    private CouponUse use(@Nullable Long product) {
        return product == null ? CouponUse.NONE : uses.getOrDefault(product, CouponUse.NONE);
    }

    private void look(Collection<Long> products) {
        Set<Long> fresh = products.stream()
                .filter(product -> !uses.containsKey(product))
                .limit(Math.max(0, MOST_PRODUCTS - uses.size()))
                .collect(Collectors.toSet());
        if (fresh.isEmpty()) {
            return;
        }
        Map<Long, Money> sold = soldForCash(fresh);
        prices.putAll(sold);
        Discount discount = coupon.over(sold.keySet());
        fresh.forEach(
                product -> uses.put(product, sold.containsKey(product) ? use(discount, product) : CouponUse.NONE));
    }

    private static CouponUse use(Discount discount, long product) {
        if (discount.isGivenFor(Map.of(product, 1))) {
            return CouponUse.WORKS;
        }
        return discount.isGivenFor(Map.of(product, PLENTY)) ? CouponUse.COUNTS : CouponUse.NONE;
    }

    /** What the member can buy in the store without the mall, with what it costs there. */
    private Map<Long, Money> soldForCash(Set<Long> products) {
        Map<Long, Money> sold = new HashMap<>();
        parts.goodsOnSale().of(products).forEach((product, goods) -> {
            Money price = goods.price();
            if (price != null) {
                sold.put(product, price);
            }
        });
        List<WantedItem> wanted = sold.keySet().stream()
                .map(product -> new WantedItem(null, product, 1, null))
                .toList();
        sold.keySet().removeAll(parts.flags().hidden(member, products));
        parts.flags()
                .refusals(member, wanted, List.of())
                .forEach(refusal -> sold.remove(refusal.operands().get("productId")));
        return sold;
    }

    /**
     * What to buy with the coupon, the most wanted first: a product by itself where that is enough, else a few that are
     * enough together, and none of them too much. No product is named twice.
     *
     * @param products the most wanted first
     */
    List<Recommendations.Basket> baskets(Collection<Long> products) {
        look(products);
        List<Long> counting = products.stream()
                .filter(product -> use(product) == CouponUse.COUNTS)
                .toList();
        Discount discount = coupon.over(counting);
        Set<Long> used = new HashSet<>();
        List<Recommendations.Basket> baskets = new ArrayList<>();
        for (Long product : products) {
            if (baskets.size() == MOST) {
                break;
            }
            if (use(product) == CouponUse.WORKS && used.add(product)) {
                baskets.add(basket(Code.COUPON_WORKS, Set.of(product)));
            } else if (use(product) == CouponUse.COUNTS && !used.contains(product)) {
                Set<Long> enough = enough(product, counting, used, discount);
                used.addAll(enough);
                if (!enough.isEmpty()) {
                    baskets.add(basket(Code.REACHES_COUPON, enough));
                }
            }
        }
        return baskets;
    }

    /** This product with the next ones that are enough together; empty where a few are not. */
    private static Set<Long> enough(long first, List<Long> counting, Set<Long> used, Discount discount) {
        Set<Long> pieces = new LinkedHashSet<>(Set.of(first));
        for (Long next : counting) {
            if (pieces.size() == MOST_PIECES) {
                break;
            }
            if (!used.contains(next) && pieces.add(next) && isEnough(pieces, discount)) {
                return withoutWhatIsTooMuch(first, pieces, discount);
            }
        }
        return Set.of();
    }

    private static Set<Long> withoutWhatIsTooMuch(long first, Set<Long> pieces, Discount discount) {
        Set<Long> fewer = new LinkedHashSet<>(pieces);
        for (Long piece : pieces) {
            if (piece != first) {
                fewer.remove(piece);
                if (!isEnough(fewer, discount)) {
                    fewer.add(piece);
                }
            }
        }
        return fewer;
    }

    private static boolean isEnough(Set<Long> pieces, Discount discount) {
        Map<Long, Integer> basket = new LinkedHashMap<>();
        pieces.forEach(piece -> basket.put(piece, 1));
        return discount.isGivenFor(basket);
    }

    private Recommendations.Basket basket(Code reason, Set<Long> products) {
        List<Recommendations.Piece> pieces = products.stream()
                .map(product -> new Recommendations.Piece(product, Objects.requireNonNull(prices.get(product))))
                .toList();
        Money total = pieces.stream()
                .map(Recommendations.Piece::price)
                .reduce(Money::plus)
                .orElseThrow();
        return new Recommendations.Basket(RecommendationReason.of(reason), pieces, total);
    }
}
