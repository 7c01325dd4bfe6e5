package org.pointsmall.loyalty.api.guide;

import org.pointsmall.loyalty.campaign.CampaignsForShopper;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.earning.EarningTerms;
import org.pointsmall.loyalty.earning.RulesForShopper;
import org.pointsmall.loyalty.member.CurrentMember;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings {@code /guide}. */
@Configuration(proxyBeanMethods = false)
public class GuideApi {

    @Bean
    GuideController blLoyaltyGuideController(
            CurrentMember currentMember,
            RulesForShopper rules,
            CampaignsForShopper campaigns,
            Catalogue catalogue,
            EarningTerms earning,
            RedemptionTerms redemption,
            TierSchemes tiers,
            BusinessTime time) {
        return new GuideController(
                currentMember,
                new EarningChapter(rules, catalogue, earning, time),
                earning,
                new SpendingChapter(campaigns, catalogue, redemption, earning, time),
                tiers);
    }
}
