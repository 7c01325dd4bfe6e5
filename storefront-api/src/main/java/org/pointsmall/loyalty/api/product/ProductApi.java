package org.pointsmall.loyalty.api.product;

import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.flag.CheckFlags;
import org.pointsmall.loyalty.member.CurrentMember;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings {@code /products/{id}/flags}. */
@Configuration(proxyBeanMethods = false)
public class ProductApi {

    @Bean
    ProductFlagsController blLoyaltyProductFlagsController(
            CurrentMember currentMember, CheckFlags flags, Catalogue catalogue, TierSchemes tiers) {
        return new ProductFlagsController(currentMember, flags, catalogue, new FlagWords(tiers));
    }
}
