package org.pointsmall.benchmarks.search;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.benchmarks.ledger.SpringTransactions;
import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.campaign.Shoppers;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.flag.CheckFlags;
import org.pointsmall.loyalty.flag.LimitedGoods;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.Mall;
import org.pointsmall.loyalty.mall.MallOffer;
import org.pointsmall.loyalty.mall.OfferAudience;
import org.pointsmall.loyalty.mall.OfferName;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.mall.Price;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.mall.jdbc.JdbcOffers;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.recommendation.CartAtHand;
import org.pointsmall.loyalty.recommendation.FindRecipient;
import org.pointsmall.loyalty.recommendation.GoodsOnSale;
import org.pointsmall.loyalty.recommendation.ItemTastes;
import org.pointsmall.loyalty.recommendation.MemberTaste;
import org.pointsmall.loyalty.recommendation.OfferIndex;
import org.pointsmall.loyalty.recommendation.OfferSearch;
import org.pointsmall.loyalty.recommendation.Recommend;
import org.pointsmall.loyalty.recommendation.RecommendationTerms;
import org.pointsmall.loyalty.recommendation.RequestIds;
import org.pointsmall.loyalty.recommendation.feed.SearchFeeding;
import org.pointsmall.loyalty.recommendation.feed.jdbc.JdbcSearchFeed;
import org.pointsmall.loyalty.recommendation.jdbc.RecommendationTables;
import org.pointsmall.loyalty.recommendation.taste.jdbc.TasteTables;
import org.pointsmall.loyalty.stock.Stock;
import org.pointsmall.loyalty.stock.jdbc.JdbcStock;
import org.pointsmall.loyalty.store.StoreTables;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;

/**
 * The plugin's recommendations and the jobs that feed their search, composed as in a store. Balance, offers, stock, goods on
 * sale and what items are liked by are read from the database; what a member bought and likes, the cart, flags, tiers and
 * segments are known without asking.
 */
final class SearchedShop {
    final Recommend recommend;
    final Job feeding;
    final Job rebuild;
    final Transactions transactions;
    private final OfferStore offers;

    SearchedShop(
            DataSource database,
            OfferSearch engine,
            @Nullable OfferIndex index,
            Function<MemberId, MemberTaste> tasteOfMembers) {
        BusinessTime time = new BusinessTime(Clock.systemUTC(), ZoneOffset.UTC);
        transactions = new SpringTransactions(database);
        Ledger ledger = new Ledger(new JdbcLedgerStore(database, transactions, time), new NotAsked.Terms(), time);
        JdbcSearchFeed feed = new JdbcSearchFeed(database, time::now);
        offers = SearchFeeding.noting(new JdbcOffers(database), feed);
        JdbcStock pieces = new JdbcStock(database, transactions);
        Stock stock = new Stock(pieces);
        Shoppers shoppers = new Shoppers(new NotAsked.Tiers(), member -> Set.of());
        ItemTastes items = new TasteTables().blLoyaltyItemTastes(new OrdersDatabase(database));
        GoodsOnSale goods = new StoreTables()
                .blLoyaltyGoodsOnSale(
                        new OrdersDatabase(database),
                        () -> Currency.getInstance("EUR"),
                        product -> Optional.empty(),
                        time);
        Catalogue catalogue = new NotAsked.Names();
        recommend = new Recommend(new Recommend.Parts(
                engine,
                RecommendationTables.search(database, items, transactions),
                new Mall(new Mall.Parts(
                        offers,
                        stock,
                        ledger,
                        () -> CampaignBook.EMPTY,
                        shoppers,
                        code -> Optional.empty(),
                        products -> Map.of(),
                        transactions,
                        time)),
                new CheckFlags(
                        products -> Map.of(),
                        (offer, product) -> true,
                        code -> OptionalInt.empty(),
                        shoppers,
                        new LimitedGoods(
                                products -> Map.of(),
                                stock,
                                member -> member,
                                () -> Duration.ofMinutes(15),
                                transactions,
                                time),
                        time),
                goods,
                new FindRecipient(
                        ledger,
                        shoppers,
                        members -> Set.of(),
                        tasteOfMembers::apply,
                        new NotAsked.Purchases(),
                        member -> CartAtHand.InCart.NOTHING),
                items,
                catalogue,
                new RequestIds(() -> new byte[] {1, 2, 3}),
                RecommendationTerms.STANDARD,
                transactions,
                time));
        SearchFeeding told = new SearchFeeding(
                index,
                feed,
                new SearchFeeding.Sources(
                        offers,
                        pieces,
                        catalogue,
                        products -> Map.of(),
                        goods,
                        () -> CampaignBook.EMPTY,
                        List::of,
                        items),
                () -> "1",
                transactions,
                time);
        feeding = told.feedSearch();
        rebuild = told.rebuildSearch();
    }

    /** The one that others are copies of. */
    long original() {
        return transactions
                .required(() -> offers.add(
                        terms(ShopData.PRODUCT, ShopData.POINTS, ShopData.NAME), true, Instant.now(), "benchmark"))
                .ref()
                .id();
    }

    /** As an admin does it. */
    void reprice(long id, long points) {
        transactions.required(() -> {
            MallOffer offer = offers.offer(id).orElseThrow();
            Content.Goods goods = (Content.Goods) offer.terms().content();
            return offers.change(
                    offer.ref(),
                    terms(goods.product(), points, offer.terms().name().english()),
                    true,
                    Instant.now(),
                    "benchmark");
        });
    }

    private static OfferTerms terms(long product, long points, String name) {
        return new OfferTerms(
                new OfferName(name, name),
                new Content.Goods(product),
                Price.of(Points.of(points)),
                Supply.UNLIMITED,
                OfferAudience.EVERYONE,
                Window.always(ZoneOffset.UTC),
                Window.always(ZoneOffset.UTC),
                null,
                true,
                Set.of(),
                100);
    }
}
