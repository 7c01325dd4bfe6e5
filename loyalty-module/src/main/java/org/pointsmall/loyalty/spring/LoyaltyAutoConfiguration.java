package org.pointsmall.loyalty.spring;

import java.time.Clock;
import org.pointsmall.loyalty.broadleaf.StoreSeam;
import org.pointsmall.loyalty.insight.figure.jdbc.FigureTables;
import org.pointsmall.loyalty.job.jdbc.JobTables;
import org.pointsmall.loyalty.ledger.jdbc.RequiredIsolation;
import org.pointsmall.loyalty.metrics.LoyaltyMetrics;
import org.pointsmall.loyalty.outbox.jdbc.OutboxTables;
import org.pointsmall.loyalty.recommendation.jdbc.RecommendationTables;
import org.pointsmall.loyalty.recommendation.taste.jdbc.TasteTables;
import org.pointsmall.loyalty.reward.jdbc.RewardTables;
import org.pointsmall.loyalty.segment.jdbc.SegmentTables;
import org.pointsmall.loyalty.statement.jdbc.StatementTables;
import org.pointsmall.loyalty.store.StoreTables;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.pointsmall.loyalty.transaction.jdbc.StoreTransactions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The plugin in a store that switches it on with {@code loyalty.enabled=true}. Each bean of an interface can be replaced
 * by one of the store's own.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "loyalty.enabled", havingValue = "true")
@Import({
    SettingsConfiguration.class,
    SchemaConfiguration.class,
    AuditConfiguration.class,
    AdjustmentConfiguration.class,
    LedgerConfiguration.class,
    OutboxConfiguration.class,
    RequestConfiguration.class,
    JobConfiguration.class,
    EarningConfiguration.class,
    CampaignConfiguration.class,
    FlagConfiguration.class,
    MallConfiguration.class,
    SearchFeedConfiguration.class,
    ZoneConfiguration.class,
    InsightConfiguration.class,
    RewardConfiguration.class,
    RecommendationConfiguration.class,
    TierConfiguration.class,
    SegmentConfiguration.class,
    TasteConfiguration.class,
    RedemptionConfiguration.class,
    AfterSaleConfiguration.class,
    SimulationConfiguration.class,
    ProgrammeConfiguration.class,
    LoyaltyMetrics.class,
    StoreTables.class,
    SegmentTables.class,
    RewardTables.class,
    RecommendationTables.class,
    StatementTables.class,
    OutboxTables.class,
    FigureTables.class,
    JobTables.class,
    TasteTables.class,
    StoreSeam.class
})
public class LoyaltyAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(Clock.class)
    Clock blLoyaltyClock() {
        return Clock.systemUTC();
    }

    /** The store's clock, in the programme's zone. */
    @Bean
    BusinessTime blLoyaltyTime(Clock clock, LoyaltySettings settings) {
        return new BusinessTime(clock, () -> settings.lots().zone());
    }

    @Bean
    OrdersDatabase blLoyaltyStoreDatabase(@Qualifier("entityManagerFactory") Object unit, OrdersDataSource orders) {
        OrdersDatabase database = OrdersDatabase.of(unit);
        orders.mustBeThatOf(database.dataSource());
        RequiredIsolation.ensure(database.dataSource());
        return database;
    }

    @Bean
    Transactions blLoyaltyTransactions(
            @Qualifier("blTransactionManager") PlatformTransactionManager manager, OrdersDatabase database) {
        return new StoreTransactions(manager, database.dataSource());
    }
}
