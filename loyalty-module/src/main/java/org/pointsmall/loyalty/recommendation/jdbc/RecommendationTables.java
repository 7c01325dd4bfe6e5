package org.pointsmall.loyalty.recommendation.jdbc;

import javax.sql.DataSource;
import org.pointsmall.loyalty.recommendation.FeedbackStore;
import org.pointsmall.loyalty.recommendation.ItemTastes;
import org.pointsmall.loyalty.recommendation.OfferSearch;
import org.pointsmall.loyalty.recommendation.PreferenceStore;
import org.pointsmall.loyalty.recommendation.RequestIds;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is kept of members and recommendations, as beans of the ports that it is for. */
@Configuration(proxyBeanMethods = false)
public class RecommendationTables {

    @Bean
    PreferenceStore blLoyaltyPreferenceStore(OrdersDatabase database, Transactions transactions) {
        return new JdbcPreferences(database.dataSource(), transactions);
    }

    @Bean
    FeedbackStore blLoyaltyFeedbackStore(OrdersDatabase database, Transactions transactions) {
        return new JdbcFeedback(database.dataSource(), transactions);
    }

    @Bean
    RequestIds blLoyaltyRequestIds(OrdersDatabase database, Transactions transactions) {
        return new RequestIds(new JdbcFeedbackKey(database.dataSource(), transactions));
    }

    /** The database's own search, which answers where there is no search engine. */
    public static OfferSearch search(DataSource dataSource, ItemTastes tastes, Transactions transactions) {
        return new JdbcOfferSearch(dataSource, tastes, transactions);
    }
}
