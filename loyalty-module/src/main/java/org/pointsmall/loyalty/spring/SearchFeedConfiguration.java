package org.pointsmall.loyalty.spring;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.mall.ProductCategories;
import org.pointsmall.loyalty.recommendation.GoodsOnSale;
import org.pointsmall.loyalty.recommendation.ItemTastes;
import org.pointsmall.loyalty.recommendation.OfferIndex;
import org.pointsmall.loyalty.recommendation.feed.FeedStore;
import org.pointsmall.loyalty.recommendation.feed.NoteProducts;
import org.pointsmall.loyalty.recommendation.feed.SearchFeeding;
import org.pointsmall.loyalty.recommendation.feed.jdbc.JdbcSearchFeed;
import org.pointsmall.loyalty.stock.StockStore;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How offers come into a search. What changes is noted in every process, the admin's too; a process that runs the jobs and
 * has a search tells it.
 */
@Configuration(proxyBeanMethods = false)
@Parts(faces = SearchFeeding.class)
class SearchFeedConfiguration {

    @Bean
    FeedStore blLoyaltySearchFeed(OrdersDatabase database, BusinessTime time) {
        return new JdbcSearchFeed(database.dataSource(), time::now);
    }

    @Bean
    NoteProducts blLoyaltyNoteProducts(OfferStore offers, FeedStore feed, Transactions transactions) {
        return new NoteProducts(offers, feed, transactions);
    }

    @Bean
    SearchFeeding blLoyaltySearchFeeding(
            ObjectProvider<OfferIndex> index,
            FeedStore feed,
            OfferStore offers,
            StockStore stock,
            Catalogue catalogue,
            ProductCategories categories,
            ObjectProvider<GoodsOnSale> goods,
            ObjectProvider<ItemTastes> tastes,
            Latest<CampaignBook> campaigns,
            TierSchemes schemes,
            Transactions transactions,
            BusinessTime time) {
        SearchFeeding.Sources sources = new SearchFeeding.Sources(
                offers,
                stock,
                catalogue,
                categories,
                goods.getIfAvailable(() -> SearchFeedConfiguration::all),
                campaigns::book,
                () -> tiers(schemes.inForce()),
                tastes.getIfAvailable(() -> ItemTastes.NONE));
        return new SearchFeeding(
                index.getIfAvailable(),
                feed,
                sources,
                () -> basis(campaigns.book(), schemes.inForce(), sources.tastes()),
                transactions,
                time);
    }

    /** Of a store that does not tell which goods are on sale. */
    private static Map<Long, GoodsOnSale.Goods> all(Collection<Long> products) {
        Map<Long, GoodsOnSale.Goods> all = new HashMap<>();
        products.forEach(product -> all.put(product, new GoodsOnSale.Goods(null, null)));
        return all;
    }

    private static Collection<Tier> tiers(TierSchemes.@Nullable Revision revision) {
        return revision == null ? List.of() : revision.scheme().tiers();
    }

    private static String basis(CampaignBook campaigns, TierSchemes.@Nullable Revision tiers, ItemTastes tastes) {
        return "campaigns " + campaigns.revision() + ", tiers " + (tiers == null ? 0 : tiers.number()) + ", taste "
                + tastes.generation();
    }
}
