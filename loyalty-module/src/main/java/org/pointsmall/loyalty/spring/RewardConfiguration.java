package org.pointsmall.loyalty.spring;

import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.flag.CheckFlags;
import org.pointsmall.loyalty.flag.WantedItem;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFollower;
import org.pointsmall.loyalty.mall.Mall;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.outbox.OutboxListener;
import org.pointsmall.loyalty.purchase.ProductPrices;
import org.pointsmall.loyalty.purchase.StandingOrders;
import org.pointsmall.loyalty.redemption.Settlement;
import org.pointsmall.loyalty.reward.CodePools;
import org.pointsmall.loyalty.reward.Deliveries;
import org.pointsmall.loyalty.reward.EndRewards;
import org.pointsmall.loyalty.reward.ExchangeOffer;
import org.pointsmall.loyalty.reward.MyRewards;
import org.pointsmall.loyalty.reward.RewardFiles;
import org.pointsmall.loyalty.reward.RewardParts;
import org.pointsmall.loyalty.reward.RewardStore;
import org.pointsmall.loyalty.reward.RewardsOnOrders;
import org.pointsmall.loyalty.reward.RunWithdrawals;
import org.pointsmall.loyalty.reward.StoreCoupons;
import org.pointsmall.loyalty.reward.UseReward;
import org.pointsmall.loyalty.reward.WithdrawOffer;
import org.pointsmall.loyalty.reward.WithdrawalStore;
import org.pointsmall.loyalty.reward.code.CodeCipher;
import org.pointsmall.loyalty.reward.code.CodePoolList;
import org.pointsmall.loyalty.reward.code.CodeStore;
import org.pointsmall.loyalty.reward.code.ImportCodes;
import org.pointsmall.loyalty.reward.code.RunImports;
import org.pointsmall.loyalty.reward.code.UploadCodes;
import org.pointsmall.loyalty.reward.delivery.DeliverRewards;
import org.pointsmall.loyalty.reward.delivery.DeliveryAddresses;
import org.pointsmall.loyalty.reward.delivery.DeliveryStore;
import org.pointsmall.loyalty.reward.delivery.PlanDeliveries;
import org.pointsmall.loyalty.reward.delivery.RewardDeliveries;
import org.pointsmall.loyalty.reward.jdbc.RewardTables;
import org.pointsmall.loyalty.stock.Stock;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What is bought with points and is no parcel. Codes can be had once there is a key that encrypts them. */
@Configuration(proxyBeanMethods = false)
@Parts({
    CodePoolList.class,
    ExchangeOffer.class,
    EndRewards.class,
    RewardFiles.class,
    RewardsOnOrders.class,
    WithdrawOffer.class,
    RunWithdrawals.class,
    UseReward.class,
    MyRewards.class,
    RewardDeliveries.class,
    DeliverRewards.class
})
class RewardConfiguration {
    static final String CODE_KEY = "loyalty.reward.code-key";

    @Bean
    LedgerFollower blLoyaltyFollowMergedRewards(RewardStore store) {
        return store.followingMerges();
    }

    /** Codes, which take a key that encrypts them. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(CODE_KEY)
    @Parts({ImportCodes.class, UploadCodes.class, RunImports.class})
    static class WithCodes {

        @Bean
        CodeCipher blLoyaltyCodeCipher(Environment environment) {
            return CodeCipher.of(environment.getRequiredProperty(CODE_KEY));
        }

        @Bean
        CodeStore blLoyaltyCodes(OrdersDatabase database) {
            return RewardTables.codes(database.dataSource());
        }

        @Bean
        CodePools blLoyaltyCodePools(OrdersDatabase database, CodeCipher cipher) {
            return RewardTables.codePools(database.dataSource(), cipher);
        }
    }

    @Bean
    RewardParts blLoyaltyRewardParts(
            RewardStore rewards,
            Mall mall,
            Ledger ledger,
            Stock stock,
            StoreCoupons coupons,
            ObjectProvider<CodePools> codes,
            Deliveries deliveries,
            Outbox outbox,
            Transactions transactions,
            BusinessTime time) {
        return new RewardParts(
                rewards,
                mall::deal,
                ledger,
                stock,
                coupons,
                codes.getIfAvailable(() -> CodePools.NONE),
                deliveries,
                outbox,
                transactions,
                time);
    }

    @Bean
    OutboxListener blLoyaltyNumberUses(UseReward using) {
        return using.numbering(Settlement.ORDER_SETTLED);
    }

    @Bean
    OutboxListener blLoyaltyEndUndoneRewards(EndRewards ending, WithdrawalStore withdrawals) {
        return ending.afterUndone(withdrawals);
    }

    @Bean
    Job blLoyaltyRecoverUses(UseReward using, StandingOrders orders) {
        return using.recovering(orders);
    }

    @Bean
    Job blLoyaltyExpireRewards(RewardParts parts) {
        return parts.expiring();
    }

    /** Prices and flags by what finds them: they are the store's, and its checkout asks rewards. */
    @Bean
    Deliveries blLoyaltyDeliveries(
            DeliveryStore store,
            DeliveryAddresses addresses,
            ObjectProvider<ProductPrices> prices,
            ObjectProvider<CheckFlags> flags) {
        return new PlanDeliveries(
                store,
                addresses,
                product -> prices.getObject().price(product).isPresent(),
                (member, offer, product) -> flags
                        .getObject()
                        .refusals(Optional.of(member), List.of(new WantedItem(null, product, 1, offer)), List.of())
                        .stream()
                        .findFirst());
    }
}
