package org.pointsmall.loyalty.broadleaf.config;

import java.time.Duration;
import org.pointsmall.loyalty.broadleaf.checkout.StoreEndedHolds;
import org.pointsmall.loyalty.job.Retries;
import org.pointsmall.loyalty.job.jdbc.JdbcRetries;
import org.pointsmall.loyalty.ledger.LedgerStore;
import org.pointsmall.loyalty.purchase.PlacedOrders;
import org.pointsmall.loyalty.redemption.EndedHolds;
import org.pointsmall.loyalty.redemption.MatchOrders;
import org.pointsmall.loyalty.redemption.ReturnPoints;
import org.pointsmall.loyalty.redemption.SettleCheckout;
import org.pointsmall.loyalty.redemption.SettleOrders;
import org.pointsmall.loyalty.redemption.SettlementRetries;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What makes up for settlements that failed, and for orders and points that do not match. */
@Configuration(proxyBeanMethods = false)
class LoyaltyRetries {

    @Bean
    Retries blLoyaltyUnsettledOrders(OrdersDatabase database, Transactions transactions) {
        return new JdbcRetries(database.dataSource(), transactions, SettleOrders.NAME);
    }

    @Bean
    SettlementRetries blLoyaltySettlementRetries(Retries orders, Transactions transactions, BusinessTime time) {
        return new SettlementRetries(orders, transactions, time);
    }

    @Bean
    SettleOrders blLoyaltySettleOrders(
            Retries orders,
            PlacedOrders placedOrders,
            SettleCheckout settleCheckout,
            SettlementRetries retries,
            Transactions transactions,
            BusinessTime time) {
        return new SettleOrders(orders, placedOrders, settleCheckout, retries, transactions, time);
    }

    @Bean
    EndedHolds blLoyaltyEndedHolds(OrdersDatabase database) {
        return new StoreEndedHolds(database.dataSource());
    }

    /** {@code loyalty.match.look-back}: how old the checkouts may be that are looked at; 30 days. */
    @Bean
    MatchOrders blLoyaltyMatchOrders(
            EndedHolds holds,
            LedgerStore store,
            PlacedOrders placedOrders,
            SettleCheckout settleCheckout,
            SettlementRetries retries,
            ReturnPoints returnPoints,
            Transactions transactions,
            Environment environment,
            BusinessTime time) {
        Duration lookBack = environment.getProperty("loyalty.match.look-back", Duration.class, Duration.ofDays(30));
        if (lookBack.isNegative()) {
            throw new IllegalArgumentException("loyalty.match.look-back is 0 or more: " + lookBack);
        }
        return new MatchOrders(
                holds, store, placedOrders, settleCheckout, retries, returnPoints, transactions, lookBack, time);
    }
}
