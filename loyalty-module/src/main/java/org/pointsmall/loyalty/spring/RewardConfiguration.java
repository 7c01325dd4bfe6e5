package org.pointsmall.loyalty.spring;

import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFollower;
import org.pointsmall.loyalty.mall.Mall;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.purchase.PlacedOrders;
import org.pointsmall.loyalty.reward.CodePools;
import org.pointsmall.loyalty.reward.EndRewards;
import org.pointsmall.loyalty.reward.ExchangeOffer;
import org.pointsmall.loyalty.reward.ExpireRewards;
import org.pointsmall.loyalty.reward.MyRewards;
import org.pointsmall.loyalty.reward.RecoverUses;
import org.pointsmall.loyalty.reward.RewardFiles;
import org.pointsmall.loyalty.reward.RewardParts;
import org.pointsmall.loyalty.reward.RewardReads;
import org.pointsmall.loyalty.reward.RewardStore;
import org.pointsmall.loyalty.reward.RunWithdrawals;
import org.pointsmall.loyalty.reward.StoreCoupons;
import org.pointsmall.loyalty.reward.UseReward;
import org.pointsmall.loyalty.reward.WithdrawOffer;
import org.pointsmall.loyalty.reward.WithdrawalStore;
import org.pointsmall.loyalty.reward.code.CodeCipher;
import org.pointsmall.loyalty.reward.code.CodePoolList;
import org.pointsmall.loyalty.reward.code.CodePoolStore;
import org.pointsmall.loyalty.reward.code.ImportCodes;
import org.pointsmall.loyalty.reward.code.RunImports;
import org.pointsmall.loyalty.reward.code.UploadCodes;
import org.pointsmall.loyalty.reward.code.UploadStore;
import org.pointsmall.loyalty.reward.jdbc.JdbcCodes;
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
class RewardConfiguration {
    static final String CODE_KEY = "loyalty.reward.code-key";

    @Bean
    LedgerFollower blLoyaltyFollowMergedRewards(RewardStore store) {
        return store.followingMerges();
    }

    @Bean
    @ConditionalOnProperty(CODE_KEY)
    JdbcCodes blLoyaltyCodes(OrdersDatabase database, Environment environment) {
        return new JdbcCodes(database.dataSource(), cipher(environment));
    }

    @Bean
    @ConditionalOnProperty(CODE_KEY)
    ImportCodes blLoyaltyImportCodes(
            JdbcCodes codes, Environment environment, Transactions transactions, BusinessTime time) {
        return new ImportCodes(codes, cipher(environment), transactions, time);
    }

    @Bean
    CodePoolList blLoyaltyCodePoolList(CodePoolStore pools, Transactions transactions) {
        return new CodePoolList(pools, transactions);
    }

    @Bean
    @ConditionalOnProperty(CODE_KEY)
    UploadCodes blLoyaltyUploadCodes(
            UploadStore files,
            CodePoolStore pools,
            ImportCodes imports,
            Environment environment,
            Transactions transactions,
            BusinessTime time) {
        return new UploadCodes(files, pools, imports, cipher(environment), transactions, time);
    }

    @Bean
    @ConditionalOnProperty(CODE_KEY)
    RunImports blLoyaltyRunImports(
            UploadStore files, UploadCodes uploads, ImportCodes imports, Transactions transactions, BusinessTime time) {
        return new RunImports(files, uploads, imports, transactions, time);
    }

    private static CodeCipher cipher(Environment environment) {
        return CodeCipher.of(environment.getRequiredProperty(CODE_KEY));
    }

    @Bean
    RecoverUses blLoyaltyRecoverUses(RewardParts parts, UseReward using, PlacedOrders placedOrders) {
        return new RecoverUses(parts, using, placedOrders);
    }

    @Bean
    RewardParts blLoyaltyRewardParts(
            RewardStore rewards,
            Mall mall,
            Ledger ledger,
            Stock stock,
            StoreCoupons coupons,
            ObjectProvider<CodePools> codes,
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
                outbox,
                transactions,
                time);
    }

    @Bean
    ExchangeOffer blLoyaltyExchangeOffer(RewardParts parts) {
        return new ExchangeOffer(parts);
    }

    @Bean
    EndRewards blLoyaltyEndRewards(RewardParts parts) {
        return new EndRewards(parts);
    }

    @Bean
    RewardFiles blLoyaltyRewardFiles(RewardParts parts, RewardReads reads) {
        return new RewardFiles(parts, reads);
    }

    @Bean
    WithdrawOffer blLoyaltyWithdrawOffer(
            RewardParts parts, RewardReads reads, WithdrawalStore withdrawals, EditDefinitions<OfferTerms> offers) {
        return new WithdrawOffer(parts, reads, withdrawals, offers);
    }

    @Bean
    RunWithdrawals blLoyaltyRunWithdrawals(RewardParts parts, WithdrawalStore withdrawals, EndRewards ending) {
        return new RunWithdrawals(parts, withdrawals, ending);
    }

    @Bean
    UseReward blLoyaltyUseReward(RewardParts parts) {
        return new UseReward(parts);
    }

    @Bean
    MyRewards blLoyaltyMyRewards(RewardParts parts) {
        return new MyRewards(parts);
    }

    @Bean
    ExpireRewards blLoyaltyExpireRewards(RewardParts parts) {
        return new ExpireRewards(parts);
    }
}
