package org.pointsmall.loyalty.spring;

import java.time.Period;
import java.util.Set;
import org.pointsmall.loyalty.recommendation.MemberTastes;
import org.pointsmall.loyalty.recommendation.OptedOut;
import org.pointsmall.loyalty.recommendation.taste.LearnRanking;
import org.pointsmall.loyalty.recommendation.taste.LearnTaste;
import org.pointsmall.loyalty.recommendation.taste.MemberOrders;
import org.pointsmall.loyalty.recommendation.taste.ProductNames;
import org.pointsmall.loyalty.recommendation.taste.RankingNews;
import org.pointsmall.loyalty.recommendation.taste.RankingStore;
import org.pointsmall.loyalty.recommendation.taste.TasteOfMembers;
import org.pointsmall.loyalty.recommendation.taste.TasteStore;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What members like: the jobs that learn it, and what the index and queries ask. */
@Configuration(proxyBeanMethods = false)
class TasteConfiguration {
    /** Two Christmases. */
    private static final Period LOOK_BACK = Period.ofMonths(24);

    private static final int EVERY_WEEK = 7;
    private static final int EVERY_DAY = 1;
    /** Each some tenths of a second of work; a job's lock lasts minutes. */
    private static final int CUSTOMERS = 500;

    private static final int PRODUCTS = 200;

    @Bean
    LearnTaste blLoyaltyLearnTaste(
            MemberOrders orders,
            ObjectProvider<OptedOut> optedOut,
            TasteStore store,
            Transactions transactions,
            BusinessTime time) {
        return LearnTaste.neighbours(plan(EVERY_WEEK), orders, or(optedOut), store, transactions, time);
    }

    @Bean
    LearnTaste blLoyaltyMeasureSales(
            MemberOrders orders,
            ProductNames names,
            ObjectProvider<OptedOut> optedOut,
            TasteStore store,
            Transactions transactions,
            BusinessTime time) {
        return LearnTaste.sales(plan(EVERY_DAY), orders, names, or(optedOut), store, transactions, time);
    }

    @Bean
    LearnRanking blLoyaltyLearnRanking(
            MemberOrders orders,
            ProductNames names,
            ObjectProvider<OptedOut> optedOut,
            RankingStore store,
            Transactions transactions,
            BusinessTime time) {
        return new LearnRanking(plan(EVERY_WEEK), orders, names, or(optedOut), store, transactions, time);
    }

    @Bean
    RankingNews blLoyaltyRankingNews(RankingStore store, Transactions transactions) {
        return new RankingNews(store, transactions);
    }

    @Bean
    @ConditionalOnMissingBean(MemberTastes.class)
    MemberTastes blLoyaltyMemberTastes(
            MemberOrders orders, ObjectProvider<OptedOut> optedOut, TasteStore store, BusinessTime time) {
        return new TasteOfMembers(orders, or(optedOut), store, LOOK_BACK, time);
    }

    private static LearnTaste.Plan plan(int everyDays) {
        return new LearnTaste.Plan(everyDays, LOOK_BACK, CUSTOMERS, PRODUCTS);
    }

    private static OptedOut or(ObjectProvider<OptedOut> optedOut) {
        return members -> {
            OptedOut known = optedOut.getIfAvailable();
            return known == null ? Set.of() : known.among(members);
        };
    }
}
