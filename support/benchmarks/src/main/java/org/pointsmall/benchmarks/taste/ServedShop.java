package org.pointsmall.benchmarks.taste;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.campaign.Shoppers;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.flag.CheckFlags;
import org.pointsmall.loyalty.flag.FlaggedProducts;
import org.pointsmall.loyalty.flag.LimitedGoods;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.Mall;
import org.pointsmall.loyalty.mall.OfferAudience;
import org.pointsmall.loyalty.mall.OfferName;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.mall.Price;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.mall.jdbc.JdbcOffers;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.recommendation.CartAtHand;
import org.pointsmall.loyalty.recommendation.CouponAtHand;
import org.pointsmall.loyalty.recommendation.FindRecipient;
import org.pointsmall.loyalty.recommendation.GoodsOnSale;
import org.pointsmall.loyalty.recommendation.OfferIndex;
import org.pointsmall.loyalty.recommendation.OfferSearch;
import org.pointsmall.loyalty.recommendation.Placement;
import org.pointsmall.loyalty.recommendation.PurchaseHistories;
import org.pointsmall.loyalty.recommendation.PurchaseHistory;
import org.pointsmall.loyalty.recommendation.Ranking;
import org.pointsmall.loyalty.recommendation.Recommend;
import org.pointsmall.loyalty.recommendation.RecommendationRequest;
import org.pointsmall.loyalty.recommendation.RecommendationTerms;
import org.pointsmall.loyalty.recommendation.Recommendations;
import org.pointsmall.loyalty.recommendation.RequestIds;
import org.pointsmall.loyalty.recommendation.elasticsearch.ElasticsearchAutoConfiguration;
import org.pointsmall.loyalty.recommendation.feed.SearchFeeding;
import org.pointsmall.loyalty.recommendation.feed.jdbc.JdbcSearchFeed;
import org.pointsmall.loyalty.recommendation.jdbc.RecommendationTables;
import org.pointsmall.loyalty.recommendation.taste.MemberOrder;
import org.pointsmall.loyalty.stock.Stock;
import org.pointsmall.loyalty.stock.jdbc.JdbcStock;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.pointsmall.loyalty.tier.Projection;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierChange;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * The shop's mall as it serves requests: an offer for each product, fed to an Elasticsearch by the plugin's own job, and
 * asked by its own use case. Every filter is open: each offer costs one point, and every member has enough.
 */
final class ServedShop implements AutoCloseable {
    private static final Points PLENTY = Points.of(1_000_000);
    static final Ranking NONE = products -> Ranking.AS_FOUND;

    /** Of a judge: a page is what the scores say, however alike things are. */
    static final RecommendationTerms OPEN = new RecommendationTerms(
            Integer.MAX_VALUE / 100,
            Integer.MAX_VALUE,
            RecommendationTerms.STANDARD.reach(),
            RecommendationTerms.STANDARD.reachLeast(),
            RecommendationTerms.STANDARD.reachPlaces());

    private final ShopAsOf shop;
    private final LearntTaste learnt;
    private final AnnotationConfigApplicationContext search = new AnnotationConfigApplicationContext();
    private final JdbcOffers offers;
    private final Stock stock;
    private final Ledger ledger;
    private final Mall mall;
    private final Shoppers shoppers = new Shoppers(new NobodysTier(), member -> Set.of());
    private final Set<Long> rich = new HashSet<>();
    private final FaithfulSearch engine;

    /** @param prefix of the indexes */
    ServedShop(ShopAsOf shop, LearntTaste learnt, URI elasticsearch, String prefix) {
        this.shop = shop;
        this.learnt = learnt;
        offers = new JdbcOffers(learnt.database());
        stock = new Stock(new JdbcStock(learnt.database(), learnt.transactions()));
        ledger = new Ledger(
                new JdbcLedgerStore(learnt.database(), learnt.transactions(), learnt.time()),
                new NothingExpires(),
                learnt.time());
        mall = new Mall(new Mall.Parts(
                offers,
                stock,
                ledger,
                () -> CampaignBook.EMPTY,
                shoppers,
                code -> Optional.empty(),
                products -> Map.of(),
                learnt.transactions(),
                learnt.time()));
        Map<String, Object> settings = Map.of(
                "loyalty.enabled",
                "true",
                "loyalty.search.hosts",
                elasticsearch.toString(),
                "loyalty.search.index-prefix",
                prefix,
                "loyalty.search.time-out",
                "120s",
                "loyalty.search.connect-time-out",
                "60s",
                "loyalty.search.feed-time-out",
                "120s");
        search.getEnvironment().getPropertySources().addFirst(new MapPropertySource("judge", settings));
        search.register(ElasticsearchAutoConfiguration.class);
        search.refresh();
        engine = new FaithfulSearch(search.getBean(OfferSearch.class));
        makeOffers();
        feed();
    }

    private void makeOffers() {
        learnt.transactions().required(() -> {
            shop.names().forEach((product, name) -> offers.add(terms(product, name), true, learnt.moment(), "judge"));
            return true;
        });
    }

    private static OfferTerms terms(long product, String name) {
        return new OfferTerms(
                new OfferName(name, name),
                new Content.Goods(product),
                Price.of(Points.of(1)),
                Supply.UNLIMITED,
                OfferAudience.EVERYONE,
                Window.always(ZoneOffset.UTC),
                Window.always(ZoneOffset.UTC),
                null,
                true,
                Set.of(),
                100);
    }

    private void feed() {
        JdbcSearchFeed feed = new JdbcSearchFeed(learnt.database(), learnt.time()::now);
        SearchFeeding.Sources sources = new SearchFeeding.Sources(
                offers,
                new JdbcStock(learnt.database(), learnt.transactions()),
                new NamesOnSale(shop),
                products -> Map.of(),
                ServedShop::sold,
                () -> CampaignBook.EMPTY,
                List::of,
                learnt.tastes());
        Job.Run run = new SearchFeeding(
                        search.getBean(OfferIndex.class),
                        feed,
                        sources,
                        () -> "judge",
                        learnt.transactions(),
                        learnt.time())
                .rebuildSearch()
                .beginByHand();
        while (!run.next().last()) {
            // Chunk after chunk.
        }
    }

    private static Map<Long, GoodsOnSale.Goods> sold(Collection<Long> products) {
        Map<Long, GoodsOnSale.Goods> sold = new HashMap<>();
        products.forEach(product -> sold.put(product, new GoodsOnSale.Goods(null, null)));
        return sold;
    }

    /** What a page of recommendations shows, of what was never bought. */
    Cut.Ranker ranker(RecommendationTerms terms, Ranking ranking) {
        Recommend recommend = recommend(terms, ranking);
        return member -> {
            MemberId asking = new MemberId(member);
            if (rich.add(member)) {
                earn(asking);
            }
            Recommendations answer = recommend.recommend(
                    new RecommendationRequest(Placement.HOME, null, Cut.PLACES), Optional.of(asking));
            if (answer.source() != Recommendations.Source.ELASTICSEARCH) {
                throw new IllegalStateException("Elasticsearch did not answer for member " + member, engine.failure());
            }
            return answer.items().stream()
                    .map(item -> item.offer().offer().terms().content())
                    .map(content -> ((Content.Goods) content).product())
                    .toList();
        };
    }

    private void earn(MemberId member) {
        learnt.transactions().required(() -> ledger.earn(new Earning(
                        member,
                        PostingKey.of("judge", member.value()),
                        PLENTY,
                        null,
                        LotPolicy.LASTING,
                        "judge",
                        List.of()))
                .orElseThrow(refusal -> new IllegalStateException(refusal.toString())));
    }

    private Recommend recommend(RecommendationTerms terms, Ranking ranking) {
        FlaggedProducts noFlags = products -> Map.of();
        CheckFlags flags = new CheckFlags(
                noFlags,
                (offer, product) -> true,
                code -> OptionalInt.empty(),
                shoppers,
                new LimitedGoods(
                        noFlags,
                        stock,
                        member -> member,
                        () -> Duration.ofMinutes(15),
                        learnt.transactions(),
                        learnt.time()),
                learnt.time());
        return new Recommend(new Recommend.Parts(
                engine,
                RecommendationTables.search(learnt.database(), learnt.tastes(), learnt.transactions()),
                mall,
                flags,
                ServedShop::sold,
                new FindRecipient(
                        ledger,
                        shoppers,
                        members -> Set.of(),
                        learnt.members(),
                        new Histories(),
                        member -> CartAtHand.InCart.NOTHING),
                learnt.tastes(),
                new NamesOnSale(shop),
                new RequestIds(() -> new byte[32]),
                () -> terms,
                learnt.transactions(),
                learnt.time(),
                ranking,
                CouponAtHand.NONE));
    }

    @Override
    public void close() {
        search.close();
    }

    /** All that was ever bought is owned: the task is new items. */
    private final class Histories implements PurchaseHistories {
        @Override
        public PurchaseHistory of(MemberId member) {
            List<MemberOrder> orders = shop.orders().getOrDefault(member.value(), List.of());
            Set<Long> products = new HashSet<>();
            orders.forEach(order -> products.addAll(order.products()));
            return new PurchaseHistory(orders.size(), products, Set.of(), Map.of(), null, 0);
        }

        @Override
        public Set<Long> boughtAgain(Collection<Long> products) {
            return Set.of();
        }
    }

    private static final class NobodysTier implements MemberTiers {
        @Override
        public Optional<Tier> tierOf(MemberId member) {
            return Optional.empty();
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
