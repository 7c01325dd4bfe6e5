package org.pointsmall.loyalty.spring;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.pointsmall.loyalty.campaign.Shoppers;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.flag.CheckFlags;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFollower;
import org.pointsmall.loyalty.mall.Mall;
import org.pointsmall.loyalty.outbox.OutboxListener;
import org.pointsmall.loyalty.purchase.PlacedOrders;
import org.pointsmall.loyalty.recommendation.CartAtHand;
import org.pointsmall.loyalty.recommendation.CouponAtHand;
import org.pointsmall.loyalty.recommendation.EraseDeletedMembers;
import org.pointsmall.loyalty.recommendation.EraseTraces;
import org.pointsmall.loyalty.recommendation.FeedbackStore;
import org.pointsmall.loyalty.recommendation.FindRecipient;
import org.pointsmall.loyalty.recommendation.GoodsOnSale;
import org.pointsmall.loyalty.recommendation.ItemTaste;
import org.pointsmall.loyalty.recommendation.ItemTastes;
import org.pointsmall.loyalty.recommendation.LatestCoupon;
import org.pointsmall.loyalty.recommendation.MemberTaste;
import org.pointsmall.loyalty.recommendation.MemberTastes;
import org.pointsmall.loyalty.recommendation.OfferSearch;
import org.pointsmall.loyalty.recommendation.PreferenceStore;
import org.pointsmall.loyalty.recommendation.Preferences;
import org.pointsmall.loyalty.recommendation.PurchaseHistories;
import org.pointsmall.loyalty.recommendation.Ranking;
import org.pointsmall.loyalty.recommendation.Recommend;
import org.pointsmall.loyalty.recommendation.RecommendationRates;
import org.pointsmall.loyalty.recommendation.RecommendationTerms;
import org.pointsmall.loyalty.recommendation.RequestIds;
import org.pointsmall.loyalty.recommendation.StoreDiscounts;
import org.pointsmall.loyalty.recommendation.TakeFeedback;
import org.pointsmall.loyalty.recommendation.jdbc.RecommendationTables;
import org.pointsmall.loyalty.redemption.MallLines;
import org.pointsmall.loyalty.redemption.ShopperCart;
import org.pointsmall.loyalty.reward.MyRewards;
import org.pointsmall.loyalty.reward.RewardEvents;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What is recommended, and what came of it. A search engine, and the model of what members like, are beans that there may
 * be or not: the database's own search, which is no bean, answers without them.
 */
@Configuration(proxyBeanMethods = false)
@Parts({Preferences.class, TakeFeedback.class, RecommendationRates.class, EraseTraces.class, EraseDeletedMembers.class})
class RecommendationConfiguration {
    /** Nothing is known of anything. */
    private static final ItemTastes NO_MODEL = new ItemTastes() {
        @Override
        public Map<Long, ItemTaste> of(Collection<Long> productIds) {
            return Map.of();
        }

        @Override
        public long generation() {
            return 0;
        }

        @Override
        public List<Long> changedSince(long generation, long after, int limit) {
            return List.of();
        }
    };

    @Bean
    OutboxListener blLoyaltyNoteExchanges(TakeFeedback feedback, PlacedOrders placedOrders) {
        return feedback.notingExchanges(placedOrders, RewardEvents.ISSUED);
    }

    @Bean
    Job blLoyaltyForgetFeedback(FeedbackStore feedback, Transactions transactions, BusinessTime time) {
        return feedback.forgetting(transactions, time);
    }

    @Bean
    LedgerFollower blLoyaltyFollowAccounts(PreferenceStore preferences, FeedbackStore feedback) {
        return preferences.followingAccounts(feedback);
    }

    @Bean
    @ConditionalOnMissingBean(CartAtHand.class)
    CartAtHand blLoyaltyCartAtHand(ShopperCart cart, MallLines mall) {
        return CartAtHand.of(cart, mall);
    }

    @Bean
    FindRecipient blLoyaltyFindRecipient(
            Ledger ledger,
            Shoppers shoppers,
            PreferenceStore preferences,
            ObjectProvider<MemberTastes> tastes,
            PurchaseHistories histories,
            CartAtHand cart) {
        return new FindRecipient(
                ledger,
                shoppers,
                preferences,
                tastes.getIfAvailable(() -> member -> MemberTaste.NONE),
                histories,
                cart);
    }

    @Bean
    @ConditionalOnMissingBean(CouponAtHand.class)
    CouponAtHand blLoyaltyCouponAtHand(MyRewards rewards, StoreDiscounts discounts, BusinessTime time) {
        return new LatestCoupon(rewards::lastCoupon, discounts, time);
    }

    @Bean
    Recommend blLoyaltyRecommend(
            ObjectProvider<OfferSearch> engine,
            ObjectProvider<ItemTastes> items,
            ObjectProvider<Ranking> ranking,
            Mall mall,
            CheckFlags flags,
            GoodsOnSale goodsOnSale,
            FindRecipient recipients,
            Catalogue catalogue,
            RequestIds requestIds,
            ObjectProvider<RecommendationTerms> own,
            Latest<SettingsOverTime> settings,
            CouponAtHand coupons,
            OrdersDatabase database,
            Transactions transactions,
            BusinessTime time) {
        RecommendationTerms ofTheStore = own.getIfAvailable();
        ItemTastes known = items.getIfAvailable(() -> NO_MODEL);
        return new Recommend(new Recommend.Parts(
                engine.getIfAvailable(),
                RecommendationTables.search(database.dataSource(), known, transactions),
                mall,
                flags,
                goodsOnSale,
                recipients,
                known,
                catalogue,
                requestIds,
                () -> ofTheStore == null ? settings.book().now().recommendations() : ofTheStore,
                transactions,
                time,
                ranking.getIfAvailable(() -> products -> Ranking.AS_FOUND),
                coupons));
    }
}
