package org.pointsmall.loyalty.recommendation;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.campaign.CampaignFixture;
import org.pointsmall.loyalty.campaign.Shoppers;
import org.pointsmall.loyalty.catalogue.CatalogueInMemory;
import org.pointsmall.loyalty.flag.CheckFlags;
import org.pointsmall.loyalty.flag.Flagging;
import org.pointsmall.loyalty.flag.LimitedGoods;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.mall.InMemoryOffers;
import org.pointsmall.loyalty.mall.Mall;
import org.pointsmall.loyalty.mall.MallOffer;
import org.pointsmall.loyalty.mall.OfferCounts;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.Stretch;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.stock.InMemoryStock;
import org.pointsmall.loyalty.stock.Stock;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.pointsmall.loyalty.tier.Projection;
import org.pointsmall.loyalty.tier.SomeTiers;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierChange;
import org.pointsmall.loyalty.tier.TierScheme;
import org.pointsmall.loyalty.time.BusinessTime;

import static org.pointsmall.loyalty.tier.SomeTiers.rolling;
import static org.pointsmall.loyalty.time.TimeFixture.standingAt;

/** A mall in memory with its members, whose search says what a test has it say. */
final class RecommendingMall {
    static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    static final MemberId ANA = new MemberId(7);

    final LedgerFixture ledger = new LedgerFixture();
    final InMemoryOffers offers = new InMemoryOffers();
    final InMemoryStock stock = new InMemoryStock();
    final TierScheme tiers = SomeTiers.by(rolling(12), Period.ZERO);
    final Map<MemberId, Tier> tierOf = new HashMap<>();
    final Map<MemberId, Set<SegmentCode>> segments = new HashMap<>();
    final Map<MemberId, PurchaseHistory> histories = new HashMap<>();
    final Set<Long> boughtAgain = new HashSet<>();
    final Set<MemberId> optedOut = ConcurrentHashMap.newKeySet();
    final Map<Long, GoodsOnSale.Goods> onSale = new HashMap<>();
    final Map<Long, List<Flagging>> flagged = new HashMap<>();
    final Map<Long, ItemTaste> items = new HashMap<>();
    final Map<MemberId, MemberTaste> tastes = new HashMap<>();
    final Map<MemberId, CouponAtHand.Coupon> coupons = new HashMap<>();
    CartAtHand.InCart cart = CartAtHand.InCart.NOTHING;
    CampaignBook campaigns = CampaignFixture.book();
    OfferSearch engine;
    OfferSearch database = this::byDatabase;
    RecommendationTerms terms = RecommendationTerms.STANDARD;
    Ranking ranking = products -> Ranking.AS_FOUND;
    final BusinessTime time = standingAt(NOW);
    final RequestIds requestIds = new RequestIds(() -> "a key of thirty-two bytes or more".getBytes());
    final Mall mall = new Mall(new Mall.Parts(
            offers,
            new Stock(stock),
            ledger.ledger,
            () -> campaigns,
            shoppers(),
            tiers::tier,
            products -> Map.of(),
            ledger.transactions,
            time));

    final CheckFlags flags = new CheckFlags(
            this::flagged,
            (offer, product) -> true,
            code -> tiers.tier(code).map(tier -> OptionalInt.of(tier.rank())).orElse(OptionalInt.empty()),
            shoppers(),
            new LimitedGoods(
                    this::flagged,
                    new Stock(stock),
                    member -> member,
                    () -> Duration.ofMinutes(15),
                    ledger.transactions,
                    time),
            time);

    private Map<Long, List<Flagging>> flagged(Collection<Long> products) {
        Map<Long, List<Flagging>> found = new HashMap<>(flagged);
        found.keySet().retainAll(products);
        return found;
    }

    Shoppers shoppers() {
        return new Shoppers(new Tiers(), member -> segments.getOrDefault(member, Set.of()));
    }

    Recommend recommend() {
        return new Recommend(new Recommend.Parts(
                engine,
                database,
                mall,
                flags,
                this::sold,
                new FindRecipient(
                        ledger.ledger,
                        shoppers(),
                        members -> members.stream().filter(optedOut::contains).collect(Collectors.toSet()),
                        member -> optedOut.contains(member)
                                ? MemberTaste.NONE
                                : tastes.getOrDefault(member, MemberTaste.NONE),
                        new Histories(),
                        member -> cart),
                new Items(),
                new CatalogueInMemory(
                        onSale.keySet().stream().collect(Collectors.toMap(id -> id, id -> "Product " + id)),
                        Map.of(1L, "Kitchen", 2L, "Garden", 3L, "Toys")),
                requestIds,
                () -> terms,
                ledger.transactions,
                time,
                ranking,
                some -> Optional.ofNullable(coupons.get(some))));
    }

    Recommendations of(MemberId member, int limit) {
        return of(Placement.HOME, null, member, limit);
    }

    Recommendations of(Placement placement, Long product, MemberId member, int limit) {
        return recommend().recommend(new RecommendationRequest(placement, product, limit), Optional.ofNullable(member));
    }

    private Map<Long, GoodsOnSale.Goods> sold(Collection<Long> products) {
        Map<Long, GoodsOnSale.Goods> found = new HashMap<>(onSale);
        found.keySet().retainAll(products);
        return found;
    }

    /** Puts an offer into force, since a month ago, and its product on sale in this category. */
    long offer(OfferFixture offer, long category) {
        long id = offers.add(offer.terms(), true, NOW.minus(Duration.ofDays(30)), "test")
                .ref()
                .id();
        Long product = offer.terms().content().givenProduct();
        if (product != null) {
            onSale.put(product, new GoodsOnSale.Goods(category, null));
        }
        return id;
    }

    void give(MemberId member, long points) {
        ledger.credit(member, points, null);
    }

    /** Looks at every offer: by its list price where it is enough for it, and from the next cheapest one on where not. */
    List<OfferSearch.Found> byDatabase(OfferSearch.Query query) {
        Stretch all = new Stretch(null, null, null, Integer.MAX_VALUE);
        OfferCounts.Counting nobodys = new OfferCounts.Counting(null, Set.of());
        return offers.find(List.of(all), List.of(), query.at(), nobodys).stretches().get(0).stream()
                .filter(offer -> !query.withoutOffers().contains(offer.id()))
                .filter(offer -> query.most() == null
                        || query.least() != null
                        || !list(offer).isMoreThan(query.most()))
                .filter(offer -> query.least() == null || list(offer).isMoreThan(query.least()))
                .sorted(Comparator.comparing(RecommendingMall::list))
                .limit(query.limit())
                .map(offer ->
                        new OfferSearch.Found(offer.id(), 1.0 / list(offer).value()))
                .toList();
    }

    private static Points list(MallOffer offer) {
        return offer.terms().price().points();
    }

    private final class Histories implements PurchaseHistories {
        @Override
        public PurchaseHistory of(MemberId member) {
            return histories.getOrDefault(member, PurchaseHistory.NONE);
        }

        @Override
        public Set<Long> boughtAgain(Collection<Long> products) {
            return products.stream().filter(boughtAgain::contains).collect(Collectors.toSet());
        }
    }

    private final class Items implements ItemTastes {
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
    }

    private final class Tiers implements MemberTiers {
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
    }
}
