package org.pointsmall.loyalty.spring;

import java.time.Duration;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.Retries;
import org.pointsmall.loyalty.job.jdbc.JobTables;
import org.pointsmall.loyalty.redemption.Redemption;
import org.pointsmall.loyalty.redemption.SettleOrders;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Points as money: quotes, holds, settlement, and what makes up for settlements that failed. */
@Configuration(proxyBeanMethods = false)
@Parts(
        value = {Redemption.Programme.class, Redemption.Mall.class, Redemption.Store.class},
        faces = Redemption.class,
        but = "matchOrders")
class RedemptionConfiguration {

    @Bean
    Retries blLoyaltyUnsettledOrders(OrdersDatabase database, Transactions transactions) {
        return JobTables.retries(database.dataSource(), transactions, SettleOrders.NAME);
    }

    @Bean
    Job blLoyaltyMatchOrders(Redemption redemption, LoyaltyProperties properties) {
        Duration lookBack = properties.match().lookBack();
        if (lookBack.isNegative()) {
            throw new IllegalArgumentException("loyalty.match.look-back is 0 or more: " + lookBack);
        }
        return redemption.matchOrders(lookBack);
    }
}
