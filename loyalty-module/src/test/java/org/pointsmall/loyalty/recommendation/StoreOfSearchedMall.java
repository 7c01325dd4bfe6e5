package org.pointsmall.loyalty.recommendation;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.pointsmall.loyalty.campaign.Shoppers;
import org.pointsmall.loyalty.flag.Flag;
import org.pointsmall.loyalty.flag.Flagging;
import org.pointsmall.loyalty.ledger.ClawbackPolicy;
import org.pointsmall.loyalty.ledger.LedgerTerms;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.reward.StoreCoupons;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.pointsmall.loyalty.tier.Projection;
import org.pointsmall.loyalty.tier.SomeTiers;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierChange;
import org.pointsmall.loyalty.tier.TierScheme;

/** What the store itself says of its goods and customers, as its admins have it: nobody notes it. */
public final class StoreOfSearchedMall implements LedgerTerms, MemberTiers, ItemTastes, PurchaseHistories {
    public final TierScheme tiers = SomeTiers.by(SomeTiers.rolling(12), Period.ZERO);
    public final Map<MemberId, Tier> tierOf = new ConcurrentHashMap<>();
    public final Map<MemberId, Set<SegmentCode>> segments = new ConcurrentHashMap<>();
    public final Map<Long, ItemTaste> items = new ConcurrentHashMap<>();
    public final Map<Long, Money> prices = new ConcurrentHashMap<>();
    /** What the store's own offers ask for. */
    public final Map<Long, Discount> discounts = new ConcurrentHashMap<>();

    final StoreCoupons coupons = new Coupons();
    private final Set<Long> switchedOff = ConcurrentHashMap.newKeySet();
    private final Map<Long, List<Flagging>> flagged = new ConcurrentHashMap<>();

    /**
     * An offer of the store's, whose codes are coupons.
     *
     * @param products those that count
     * @param least how many minor units of them an order has to have
     */
    public record Discount(Set<Long> products, long least) {}

    CouponAtHand.Discount discount(long storeOffer, MemberId member, Collection<Long> products) {
        Discount discount = discounts.get(storeOffer);
        return basket -> {
            long counting = basket.entrySet().stream()
                    .filter(piece -> discount.products().contains(piece.getKey()))
                    .mapToLong(piece -> prices.get(piece.getKey()).minorUnits() * piece.getValue())
                    .sum();
            return counting > 0 && counting >= discount.least();
        };
    }

    public void switchOff(long product) {
        switchedOff.add(product);
    }

    public void switchOn(long product) {
        switchedOff.remove(product);
    }

    /** For nobody. */
    public void flag(long product) {
        Flag nobody = new Flag.SegmentOnly(Set.of(new SegmentCode("nobody")));
        flagged.put(product, List.of(new Flagging(List.of(nobody), true)));
    }

    public void unflag(long product) {
        flagged.remove(product);
    }

    Shoppers shoppers() {
        return new Shoppers(this, member -> segments.getOrDefault(member, Set.of()));
    }

    OptionalInt rank(TierCode code) {
        return tiers.tier(code).map(tier -> OptionalInt.of(tier.rank())).orElse(OptionalInt.empty());
    }

    Map<Long, List<Flagging>> flagged(Collection<Long> products) {
        Map<Long, List<Flagging>> found = new HashMap<>(flagged);
        found.keySet().retainAll(products);
        return found;
    }

    Map<Long, GoodsOnSale.Goods> sold(Collection<Long> products) {
        Map<Long, GoodsOnSale.Goods> found = new HashMap<>();
        products.forEach(product -> found.put(product, new GoodsOnSale.Goods(null, prices.get(product))));
        found.keySet().removeAll(switchedOff);
        return found;
    }

    @Override
    public Map<Long, ItemTaste> of(Collection<Long> productIds) {
        Map<Long, ItemTaste> found = new HashMap<>(items);
        found.keySet().retainAll(productIds);
        return found;
    }

    @Override
    public long generation() {
        return 1;
    }

    @Override
    public List<Long> changedSince(long generation, long after, int limit) {
        return List.of();
    }

    @Override
    public PurchaseHistory of(MemberId member) {
        return PurchaseHistory.NONE;
    }

    @Override
    public Set<Long> boughtAgain(Collection<Long> products) {
        return Set.of();
    }

    @Override
    public Optional<Tier> tierOf(MemberId member) {
        return Optional.ofNullable(tierOf.get(member));
    }

    @Override
    public Optional<Projection> projection(MemberId member) {
        return Optional.empty();
    }

    @Override
    public List<TierChange> history(MemberId member, int limit) {
        return List.of();
    }

    @Override
    public Duration grace() {
        return Duration.ZERO;
    }

    @Override
    public ClawbackPolicy clawback(Instant placedAt) {
        return ClawbackPolicy.REVOKE_TO_ZERO;
    }

    private static final class Coupons implements StoreCoupons {
        private final AtomicLong codes = new AtomicLong();

        @Override
        public Optional<Coupon> issue(long storeOffer, Instant from, Instant until) {
            return Optional.of(new Coupon("CODE-" + codes.incrementAndGet(), until));
        }

        @Override
        public void end(String code, Instant at) {}

        @Override
        public void forget(String code, long orderId) {}

        @Override
        public Optional<OrderRef> usedFor(String code) {
            return Optional.empty();
        }
    }
}
