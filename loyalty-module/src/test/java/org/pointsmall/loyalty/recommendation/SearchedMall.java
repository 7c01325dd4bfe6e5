package org.pointsmall.loyalty.recommendation;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.catalogue.CatalogueInMemory;
import org.pointsmall.loyalty.flag.CheckFlags;
import org.pointsmall.loyalty.flag.LimitedGoods;
import org.pointsmall.loyalty.flag.WantedItem;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Exchange;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.Mall;
import org.pointsmall.loyalty.mall.MallOffer;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.mall.OfferView;
import org.pointsmall.loyalty.mall.jdbc.JdbcOffers;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.recommendation.feed.SearchFeeding;
import org.pointsmall.loyalty.recommendation.feed.jdbc.JdbcSearchFeed;
import org.pointsmall.loyalty.recommendation.jdbc.RecommendationTables;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.stock.Stock;
import org.pointsmall.loyalty.stock.StockStore;
import org.pointsmall.loyalty.stock.jdbc.JdbcStock;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.time.TimeFixture;
import org.pointsmall.loyalty.trace.TraceLine;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A mall in a database, as a store keeps it, with the jobs that feed a search and what recommends by it. Threads may change
 * and ask it at once. What the store itself knows stands in memory.
 */
public final class SearchedMall {
    public static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    public final StoreOfSearchedMall store = new StoreOfSearchedMall();
    public final MovableClock clock = new MovableClock(NOW);
    private final List<Long> ids = new CopyOnWriteArrayList<>();
    private final JdbcTemplate jdbc;
    private final AtomicLong keys = new AtomicLong();
    private final BusinessTime time = TimeFixture.inUtc(clock);
    private final Transactions transactions;
    private final OfferStore offers;
    private final StockStore stock;
    private final Ledger ledger;
    private final Mall mall;
    private final CheckFlags flags;
    private final Recommend recommend;
    public final SearchedMallRewards rewards;
    public final Job feeding;
    public final Job rebuild;
    private final Job check;

    /** An empty one. There is one at a time. */
    public SearchedMall(OfferSearch engine, OfferIndex index) {
        DataSource at = SearchedMallDatabase.empty();
        jdbc = new JdbcTemplate(at);
        transactions = TransactionsOfAStore.on(at);
        JdbcSearchFeed feed = new JdbcSearchFeed(at, clock::instant);
        offers = SearchFeeding.noting(new JdbcOffers(at), feed);
        stock = SearchFeeding.noting(new JdbcStock(at, transactions), feed);
        ledger = new Ledger(new JdbcLedgerStore(at, transactions, time), store, time);
        mall = new Mall(new Mall.Parts(
                offers,
                new Stock(stock),
                ledger,
                () -> CampaignBook.EMPTY,
                store.shoppers(),
                store.tiers::tier,
                products -> Map.of(),
                transactions,
                time));
        flags = new CheckFlags(
                store::flagged,
                (offer, product) -> true,
                store::rank,
                store.shoppers(),
                new LimitedGoods(
                        store::flagged,
                        new Stock(stock),
                        member -> member,
                        () -> Duration.ofMinutes(15),
                        transactions,
                        time),
                time);
        CatalogueInMemory catalogue = new CatalogueInMemory(Map.of(), Map.of());
        rewards = new SearchedMallRewards(at, mall, ledger, new Stock(stock), store, transactions, time);
        recommend = new Recommend(new Recommend.Parts(
                engine,
                RecommendationTables.search(at, store, transactions),
                mall,
                flags,
                store::sold,
                new FindRecipient(
                        ledger,
                        store.shoppers(),
                        members -> Set.of(),
                        member -> MemberTaste.NONE,
                        store,
                        member -> CartAtHand.InCart.NOTHING),
                store,
                catalogue,
                new RequestIds(() -> new byte[] {1, 2, 3}),
                () -> RecommendationTerms.STANDARD,
                transactions,
                time,
                products -> Ranking.AS_FOUND,
                rewards.latestCoupon()));
        SearchFeeding told = new SearchFeeding(
                index,
                feed,
                new SearchFeeding.Sources(
                        offers,
                        stock,
                        catalogue,
                        products -> Map.of(),
                        store::sold,
                        () -> CampaignBook.EMPTY,
                        store.tiers::tiers,
                        store),
                () -> "1",
                transactions,
                time);
        feeding = told.feedSearch();
        rebuild = told.rebuildSearch();
        check = told.checkSearch();
    }

    public Recommendations recommend(MemberId member, int limit) {
        return recommend(Placement.HOME, member, limit);
    }

    public Recommendations recommend(Placement placement, MemberId member, int limit) {
        return recommend.recommend(new RecommendationRequest(placement, null, limit), Optional.ofNullable(member));
    }

    /** Puts it into force, since a month ago. */
    public long publish(OfferFixture offer) {
        long id = inOne(() -> offers.add(offer.terms(), true, NOW.minus(Duration.ofDays(30)), "test")
                .ref()
                .id());
        ids.add(id);
        return id;
    }

    /** All that were published, in that order. */
    public List<Long> ids() {
        return List.copyOf(ids);
    }

    /** How many offers the search has still to be told. */
    public long notes() {
        return jdbc.queryForObject("SELECT COUNT(*) FROM LOYALTY_SEARCH_FEED", Long.class);
    }

    public void change(long id, OfferFixture offer, boolean active) {
        inOne(() -> offers.change(offers.find(id).orElseThrow().ref(), offer.terms(), active, clock.instant(), "test"));
    }

    /** Several changes that are committed together. */
    public <T> T inOne(Supplier<T> changes) {
        return transactions.required(changes);
    }

    public MallOffer offer(long id) {
        return inOne(() -> offers.offer(id).orElseThrow());
    }

    /** Takes pieces of an offer, as long as there are any. */
    public void take(long id, long pieces) {
        MallOffer offer = offer(id);
        inOne(() -> stock.take(offer.stockKey(), pieces, offer.terms().supply().total()));
    }

    public void putBack(long id, long pieces) {
        inOne(() -> {
            stock.putBack(MallOffer.stockKey(id), pieces);
            return true;
        });
    }

    /** How many pieces of a limited offer are left. */
    public long remaining(long id) {
        MallOffer offer = offer(id);
        long taken = inOne(() -> stock.taken(Set.of(offer.stockKey())).getOrDefault(offer.stockKey(), 0L));
        return offer.terms().supply().total() - taken;
    }

    public void give(MemberId member, long points) {
        inOne(() -> ledger.earn(new Earning(
                        member,
                        PostingKey.of("given", keys.incrementAndGet()),
                        Points.of(points),
                        null,
                        LotPolicy.LASTING,
                        "test",
                        List.of()))
                .orElseThrow(refusal -> new IllegalStateException(refusal.toString())));
    }

    public void spend(MemberId member, long points) {
        inOne(() -> ledger.exchange(new Exchange(
                        member,
                        PostingKey.of("spent", keys.incrementAndGet()),
                        Points.of(points),
                        "a coupon",
                        "test",
                        List.of(new TraceLine("test", Map.of()))))
                .orElseThrow(refusal -> new IllegalStateException(refusal.toString())));
    }

    public long balance(MemberId member) {
        return inOne(() -> ledger.balance(member).available().value());
    }

    /** Of these offers, those that can be had now or by more points: how many points the member lacks for each. */
    public Map<Long, Long> lacking(Collection<Long> ids, MemberId member) {
        long balance = balance(member);
        Map<Long, Long> lacking = new HashMap<>();
        for (OfferView view : mall.offers(ids, Optional.of(member))) {
            boolean refused =
                    view.refusals().stream().anyMatch(refusal -> refusal.code() != RefusalCode.INSUFFICIENT_POINTS);
            if (!refused && isBuyable(view, member)) {
                lacking.put(view.offer().id(), Math.max(0, view.price().points().value() - balance));
            }
        }
        return lacking;
    }

    private boolean isBuyable(OfferView view, MemberId member) {
        if (!(view.offer().terms().content() instanceof Content.Goods goods)) {
            return true;
        }
        List<WantedItem> wanted =
                List.of(new WantedItem(null, goods.product(), 1, view.offer().id()));
        return store.sold(Set.of(goods.product())).containsKey(goods.product())
                && flags.hidden(Optional.of(member), Set.of(goods.product())).isEmpty()
                && inOne(() -> flags.refusals(Optional.of(member), wanted, List.of()))
                        .isEmpty();
    }

    /** How many offers the search knows otherwise than the database, by the job that compares them. */
    public long differing() {
        Job.Run run = check.begin();
        long differing = 0;
        Job.Chunk chunk;
        do {
            chunk = run.next();
            differing += chunk.processed();
        } while (!chunk.last());
        return differing;
    }

    /** Feeds what is due. */
    public void feed() {
        run(feeding.begin());
    }

    public static void run(Job.Run run) {
        while (!run.next().last()) {
            // It goes on.
        }
    }
}
