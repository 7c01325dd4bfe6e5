package org.pointsmall.loyalty.spring;

import java.time.Period;
import java.util.Set;
import org.pointsmall.loyalty.recommendation.ItemTastes;
import org.pointsmall.loyalty.recommendation.MemberTastes;
import org.pointsmall.loyalty.recommendation.OptedOut;
import org.pointsmall.loyalty.recommendation.Ranking;
import org.pointsmall.loyalty.recommendation.taste.LearnRanking;
import org.pointsmall.loyalty.recommendation.taste.LearnTaste;
import org.pointsmall.loyalty.recommendation.taste.LearntRanking;
import org.pointsmall.loyalty.recommendation.taste.MemberOrders;
import org.pointsmall.loyalty.recommendation.taste.ProductNames;
import org.pointsmall.loyalty.recommendation.taste.RankingNews;
import org.pointsmall.loyalty.recommendation.taste.RankingStore;
import org.pointsmall.loyalty.recommendation.taste.TasteOfMembers;
import org.pointsmall.loyalty.recommendation.taste.TasteStore;
import org.pointsmall.loyalty.recommendation.taste.jdbc.JdbcItemTastes;
import org.pointsmall.loyalty.recommendation.taste.jdbc.JdbcRankings;
import org.pointsmall.loyalty.recommendation.taste.jdbc.JdbcTasteStore;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
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
    TasteStore blLoyaltyTasteStore(OrdersDatabase database, BusinessTime time) {
        return new JdbcTasteStore(database.dataSource(), time);
    }

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
    RankingStore blLoyaltyRankingStore(OrdersDatabase database) {
        return new JdbcRankings(database.dataSource());
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
    @ConditionalOnMissingBean(Ranking.class)
    Ranking blLoyaltyRanking(RankingStore store, OrdersDatabase database, Transactions transactions) {
        return new LearntRanking(store, new JdbcRankings(database.dataSource()), transactions);
    }

    @Bean
    @ConditionalOnMissingBean(ItemTastes.class)
    ItemTastes blLoyaltyItemTastes(OrdersDatabase database) {
        return new JdbcItemTastes(database.dataSource());
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
