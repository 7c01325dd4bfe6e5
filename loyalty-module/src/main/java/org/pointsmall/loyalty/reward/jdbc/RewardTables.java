package org.pointsmall.loyalty.reward.jdbc;

import javax.sql.DataSource;
import org.pointsmall.loyalty.reward.CodePools;
import org.pointsmall.loyalty.reward.RewardReads;
import org.pointsmall.loyalty.reward.RewardStore;
import org.pointsmall.loyalty.reward.WithdrawalStore;
import org.pointsmall.loyalty.reward.code.CodeCipher;
import org.pointsmall.loyalty.reward.code.CodePoolStore;
import org.pointsmall.loyalty.reward.code.CodeStore;
import org.pointsmall.loyalty.reward.code.UploadStore;
import org.pointsmall.loyalty.reward.delivery.DeliveryStore;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where rewards and codes are kept, as beans of the ports that it is for. */
@Configuration(proxyBeanMethods = false)
public class RewardTables {

    @Bean
    public RewardStore blLoyaltyRewardStore(OrdersDatabase database) {
        return new JdbcRewards(database.dataSource());
    }

    @Bean
    RewardReads blLoyaltyRewardReads(OrdersDatabase database) {
        return new JdbcRewardReads(database.dataSource());
    }

    @Bean
    WithdrawalStore blLoyaltyWithdrawalStore(OrdersDatabase database) {
        return new JdbcWithdrawals(database.dataSource());
    }

    @Bean
    CodePoolStore blLoyaltyCodePoolStore(OrdersDatabase database) {
        return new JdbcCodePools(database.dataSource());
    }

    @Bean
    UploadStore blLoyaltyUploadStore(OrdersDatabase database) {
        return new JdbcUploads(database.dataSource());
    }

    @Bean
    public DeliveryStore blLoyaltyDeliveryStore(OrdersDatabase database) {
        return new JdbcDeliveries(database.dataSource());
    }

    /** Codes, as imports write them. */
    public static CodeStore codes(DataSource dataSource) {
        return new JdbcCodes(dataSource);
    }

    /** Codes, as they are given to members. */
    public static CodePools codePools(DataSource dataSource, CodeCipher cipher) {
        return new JdbcGivenCodes(dataSource, cipher);
    }
}
