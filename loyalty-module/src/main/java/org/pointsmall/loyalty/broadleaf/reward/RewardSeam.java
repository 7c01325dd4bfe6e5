package org.pointsmall.loyalty.broadleaf.reward;

import org.broadleafcommerce.core.offer.dao.OfferCodeDao;
import org.broadleafcommerce.core.offer.dao.OfferDao;
import org.broadleafcommerce.core.offer.service.OfferService;
import org.pointsmall.loyalty.reward.StoreCoupons;
import org.pointsmall.loyalty.reward.UseReward;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Coupons as the store's own offer codes. */
@Configuration(proxyBeanMethods = false)
public class RewardSeam {
    /** The name of the activity that uses coupons in a checkout. */
    public static final String CLAIM_COUPONS_ACTIVITY = "blLoyaltyClaimCouponsActivity";

    @Bean
    @ConditionalOnMissingBean(StoreCoupons.class)
    StoreCoupons blLoyaltyStoreCoupons(
            @Qualifier("blOfferDao") OfferDao offers,
            @Qualifier("blOfferCodeDao") OfferCodeDao codes,
            OrdersDatabase database) {
        return new StoreOfferCodes(offers, codes, database.dataSource());
    }

    @Bean(CLAIM_COUPONS_ACTIVITY)
    ClaimCouponsActivity claimCouponsActivity(
            UseReward using, @Qualifier("blOfferService") OfferService offers, Transactions transactions) {
        return new ClaimCouponsActivity(using, offers, new UnclaimCouponsRollbackHandler(using, transactions));
    }
}
