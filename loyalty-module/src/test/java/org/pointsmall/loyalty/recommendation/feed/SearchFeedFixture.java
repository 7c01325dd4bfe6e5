package org.pointsmall.loyalty.recommendation.feed;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.catalogue.CatalogueInMemory;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.mall.jdbc.JdbcOffers;
import org.pointsmall.loyalty.recommendation.GoodsOnSale;
import org.pointsmall.loyalty.recommendation.ItemTastes;
import org.pointsmall.loyalty.recommendation.feed.jdbc.JdbcSearchFeed;
import org.pointsmall.loyalty.stock.StockStore;
import org.pointsmall.loyalty.stock.jdbc.JdbcStock;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.time.TimeFixture;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;

/** A mall in a database of its own, with an index in memory that its jobs feed. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SearchFeedFixture {
    static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    TestDatabase database;
    Transactions transactions;
    JdbcTemplate jdbc;

    MovableClock clock;
    IndexInMemory index;
    JdbcSearchFeed feed;
    OfferStore offers;
    StockStore stock;
    Set<Long> switchedOff;
    String basis;
    FeedSearch.Parts parts;
    FeedSearch feeding;
    RebuildSearch rebuild;
    CheckSearch check;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrate();
        transactions = TransactionsOfAStore.on(database.dataSource());
        jdbc = new JdbcTemplate(database.dataSource());
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void anEmptyMall() {
        for (String table : List.of("OFFER_VERSION", "OFFER_ZONE", "OFFER", "STOCK", "SEARCH_FEED")) {
            jdbc.update("DELETE FROM LOYALTY_" + table);
        }
        clock = new MovableClock(NOW);
        BusinessTime time = TimeFixture.inUtc(clock);
        index = new IndexInMemory();
        switchedOff = new HashSet<>();
        basis = "1";
        feed = new JdbcSearchFeed(database.dataSource(), clock::instant);
        offers = new NotedOffers(new JdbcOffers(database.dataSource()), feed);
        stock = new NotedStock(new JdbcStock(database.dataSource(), transactions), feed);
        SearchFeeding.Sources sources = new SearchFeeding.Sources(
                offers,
                stock,
                new CatalogueInMemory(Map.of(), Map.of()),
                products -> Map.of(),
                products -> {
                    Map<Long, GoodsOnSale.Goods> sold = new HashMap<>();
                    products.forEach(product -> sold.put(product, new GoodsOnSale.Goods(null, null)));
                    sold.keySet().removeAll(switchedOff);
                    return sold;
                },
                () -> CampaignBook.EMPTY,
                List::of,
                ItemTastes.NONE);
        parts = new FeedSearch.Parts(
                index,
                new TellSearch(new DescribeOffers(sources, time), feed, transactions, time),
                feed,
                offers,
                () -> basis,
                transactions,
                time);
        feeding = new FeedSearch(parts);
        rebuild = new RebuildSearch(parts);
        check = new CheckSearch(parts);
        run(rebuild);
        run(feeding);
    }

    Set<Long> publish(int count) {
        return transactions.required(() -> IntStream.range(0, count)
                .mapToObj(i -> offers.add(anOffer().costing(10 + i).terms(), true, NOW, "test")
                        .ref()
                        .id())
                .collect(Collectors.toSet()));
    }

    long publish(OfferFixture offer) {
        return transactions.required(() ->
                offers.add(offer.terms(), true, clock.instant(), "test").ref().id());
    }

    void change(long id, OfferFixture offer, boolean active) {
        transactions.required(() ->
                offers.change(offers.find(id).orElseThrow().ref(), offer.terms(), active, clock.instant(), "test"));
    }

    long notes() {
        return jdbc.queryForObject("SELECT COUNT(*) FROM LOYALTY_SEARCH_FEED", Long.class);
    }

    static void run(Job job) {
        drained(job.begin());
    }

    static boolean drained(Job.Run run) {
        while (!run.next().last()) {
            // It goes on.
        }
        return true;
    }
}
