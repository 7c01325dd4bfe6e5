package org.pointsmall.loyalty.spring;

import java.time.Duration;
import org.pointsmall.loyalty.catalogue.CatalogFlags;
import org.pointsmall.loyalty.earning.EarnPoints;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.Retries;
import org.pointsmall.loyalty.job.jdbc.JdbcRetries;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerStore;
import org.pointsmall.loyalty.member.CurrentMember;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.purchase.PlacedOrders;
import org.pointsmall.loyalty.purchase.ProductPrices;
import org.pointsmall.loyalty.redemption.EndedHolds;
import org.pointsmall.loyalty.redemption.EstimateEarnings;
import org.pointsmall.loyalty.redemption.FitOffset;
import org.pointsmall.loyalty.redemption.HoldPoints;
import org.pointsmall.loyalty.redemption.MallLines;
import org.pointsmall.loyalty.redemption.OffsetCart;
import org.pointsmall.loyalty.redemption.OrderClaims;
import org.pointsmall.loyalty.redemption.Redemption;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.redemption.ReturnPoints;
import org.pointsmall.loyalty.redemption.SettleCheckout;
import org.pointsmall.loyalty.redemption.SettleOrders;
import org.pointsmall.loyalty.redemption.SettlementRetries;
import org.pointsmall.loyalty.redemption.ShopperCart;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Points as money: quotes, holds, settlement, and what makes up for settlements that failed. */
@Configuration(proxyBeanMethods = false)
class RedemptionConfiguration {

    @Bean
    Retries blLoyaltyUnsettledOrders(OrdersDatabase database, Transactions transactions) {
        return new JdbcRetries(database.dataSource(), transactions, SettleOrders.NAME);
    }

    @Bean
    Redemption blLoyaltyRedemption(
            Redemption.Programme programme,
            Redemption.Mall mall,
            Redemption.Store store,
            @Qualifier("blLoyaltyUnsettledOrders") Retries unsettled,
            Transactions transactions,
            BusinessTime time) {
        return new Redemption(programme, mall, store, unsettled, transactions, time);
    }

    @Bean
    Redemption.Programme blLoyaltyRedemptionProgramme(
            Ledger ledger, LedgerStore store, RedemptionTerms terms, EarnPoints earnPoints, Outbox outbox) {
        return new Redemption.Programme(ledger, store, terms, earnPoints, outbox);
    }

    @Bean
    Redemption.Mall blLoyaltyRedemptionMall(MallLines lines, OrderClaims claims) {
        return new Redemption.Mall(lines, claims);
    }

    @Bean
    Redemption.Store blLoyaltyRedemptionStore(CatalogFlags flags, PlacedOrders placedOrders, EndedHolds endedHolds) {
        return new Redemption.Store(flags, placedOrders, endedHolds);
    }

    @Bean
    FitOffset blLoyaltyFitOffset(Redemption redemption) {
        return redemption.fitOffset();
    }

    @Bean
    HoldPoints blLoyaltyHoldPoints(Redemption redemption) {
        return redemption.holdPoints();
    }

    @Bean
    SettleCheckout blLoyaltySettleCheckout(Redemption redemption) {
        return redemption.settleCheckout();
    }

    @Bean
    SettlementRetries blLoyaltySettlementRetries(Redemption redemption) {
        return redemption.retries();
    }

    @Bean
    ReturnPoints blLoyaltyReturnPoints(Redemption redemption) {
        return redemption.returnPoints();
    }

    @Bean
    OffsetCart blLoyaltyOffsetCart(Redemption redemption, CurrentMember member, ShopperCart cart) {
        return redemption.offsetCart(member, cart);
    }

    @Bean
    EstimateEarnings blLoyaltyEstimateEarnings(
            Redemption redemption, CurrentMember member, ShopperCart cart, ProductPrices prices) {
        return redemption.estimateEarnings(member, cart, prices);
    }

    @Bean
    Job blLoyaltyTimeOutHolds(Redemption redemption) {
        return redemption.timeOutHolds();
    }

    @Bean
    SettleOrders blLoyaltySettleOrders(Redemption redemption) {
        return redemption.settleOrders();
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
