package org.pointsmall.loyalty.api.mall;

import org.pointsmall.loyalty.api.repeat.Repeats;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.mall.Mall;
import org.pointsmall.loyalty.mall.PutIntoCart;
import org.pointsmall.loyalty.member.CurrentMember;
import org.pointsmall.loyalty.redemption.OffsetCart;
import org.pointsmall.loyalty.reward.MyRewards;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings {@code /mall}, and what of {@code /cart} belongs to it. */
@Configuration(proxyBeanMethods = false)
public class MallApi {

    @Bean
    MallController blLoyaltyMallController(
            CurrentMember currentMember, Mall mall, Catalogue catalogue, MyRewards rewards, BusinessTime time) {
        return new MallController(currentMember, mall, catalogue, rewards, time);
    }

    @Bean
    MallCartController blLoyaltyMallCartController(
            PutIntoCart putIntoCart, OffsetCart offsetCart, CurrentMember currentMember, Repeats repeats) {
        return new MallCartController(putIntoCart, offsetCart, currentMember, repeats);
    }
}
