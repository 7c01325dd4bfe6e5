package org.pointsmall.loyalty.recommendation.taste.jdbc;

import org.pointsmall.loyalty.recommendation.ItemTastes;
import org.pointsmall.loyalty.recommendation.Ranking;
import org.pointsmall.loyalty.recommendation.taste.LearntRanking;
import org.pointsmall.loyalty.recommendation.taste.RankingStore;
import org.pointsmall.loyalty.recommendation.taste.TasteStore;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where is kept what members like, as beans of the ports that it is for. */
@Configuration(proxyBeanMethods = false)
public class TasteTables {

    @Bean
    public TasteStore blLoyaltyTasteStore(OrdersDatabase database, BusinessTime time) {
        return new JdbcTasteStore(database.dataSource(), time);
    }

    @Bean
    public RankingStore blLoyaltyRankingStore(OrdersDatabase database) {
        return new JdbcRankings(database.dataSource());
    }

    @Bean
    @ConditionalOnMissingBean(Ranking.class)
    public Ranking blLoyaltyRanking(RankingStore store, OrdersDatabase database, Transactions transactions) {
        return new LearntRanking(store, new JdbcRankings(database.dataSource()), transactions);
    }

    @Bean
    @ConditionalOnMissingBean(ItemTastes.class)
    public ItemTastes blLoyaltyItemTastes(OrdersDatabase database) {
        return new JdbcItemTastes(database.dataSource());
    }
}
