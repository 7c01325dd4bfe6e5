package org.pointsmall.loyalty.recommendation.feed;

import java.util.Collection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.mall.ProductCategories;
import org.pointsmall.loyalty.recommendation.GoodsOnSale;
import org.pointsmall.loyalty.recommendation.ItemTastes;
import org.pointsmall.loyalty.recommendation.OfferIndex;
import org.pointsmall.loyalty.recommendation.SearchFeed;
import org.pointsmall.loyalty.stock.StockStore;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/** How offers come into a search: what this needs of the programme, and the jobs that it gives for it. */
public final class SearchFeeding {
    private final FeedSearch.Parts parts;

    /**
     * @param index null where the store has no search
     * @param basis the state of what all offers depend on: campaigns, tiers, the model of taste
     */
    public SearchFeeding(
            @Nullable OfferIndex index,
            FeedStore feed,
            Sources sources,
            Supplier<String> basis,
            Transactions transactions,
            BusinessTime time) {
        DescribeOffers describing = new DescribeOffers(sources, time);
        TellSearch telling = new TellSearch(describing, feed, transactions, time);
        parts = new FeedSearch.Parts(index, telling, feed, sources.offers(), basis, transactions, time);
    }

    /**
     * Where it is read.
     *
     * @param campaigns those in force
     * @param tiers the programme's, as they are now
     */
    public record Sources(
            OfferStore offers,
            StockStore stock,
            Catalogue catalogue,
            ProductCategories categories,
            GoodsOnSale goods,
            Supplier<CampaignBook> campaigns,
            Supplier<? extends Collection<Tier>> tiers,
            ItemTastes tastes) {}

    /** Notes of whatever changes in the mall that the search is to be told of it. */
    public static OfferStore noting(OfferStore offers, SearchFeed feed) {
        return new NotedOffers(offers, feed);
    }

    /** The same of pieces that run out, or come back. */
    public static StockStore noting(StockStore stock, SearchFeed feed) {
        return new NotedStock(stock, feed);
    }

    /** The job {@code feed-search}, which tells what was noted. */
    public Job feedSearch() {
        return new FeedSearch(parts);
    }

    /** The job {@code rebuild-search}. */
    public Job rebuildSearch() {
        return new RebuildSearch(parts);
    }

    /** The job {@code check-search}, which finds what nobody has noted. */
    public Job checkSearch() {
        return new CheckSearch(parts);
    }
}
