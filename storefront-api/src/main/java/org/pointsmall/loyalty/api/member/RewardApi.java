package org.pointsmall.loyalty.api.member;

import org.pointsmall.loyalty.api.repeat.Repeats;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.member.CurrentMember;
import org.pointsmall.loyalty.reward.EndRewards;
import org.pointsmall.loyalty.reward.ExchangeOffer;
import org.pointsmall.loyalty.reward.MyRewards;
import org.pointsmall.loyalty.reward.RewardsOnOrders;
import org.pointsmall.loyalty.reward.delivery.RewardDeliveries;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings the exchange of offers, and {@code /me/rewards}. */
@Configuration(proxyBeanMethods = false)
public class RewardApi {

    @Bean
    RewardsController blLoyaltyRewardsController(
            CurrentMember currentMember,
            Ledger ledger,
            ExchangeOffer exchange,
            EndRewards ending,
            MyRewards mine,
            RewardsOnOrders onOrders,
            RewardDeliveries deliveries,
            Repeats repeats) {
        return new RewardsController(currentMember, ledger, exchange, ending, mine, onOrders, deliveries, repeats);
    }
}
