package org.pointsmall.loyalty.broadleaf.config;

import org.pointsmall.loyalty.broadleaf.cart.StoreCurrency;
import org.pointsmall.loyalty.campaign.CampaignRules;
import org.pointsmall.loyalty.campaign.CampaignStore;
import org.pointsmall.loyalty.campaign.CampaignsForShopper;
import org.pointsmall.loyalty.campaign.CampaignsInForce;
import org.pointsmall.loyalty.campaign.CampaignsWithTiers;
import org.pointsmall.loyalty.campaign.EditCampaigns;
import org.pointsmall.loyalty.campaign.MemberRates;
import org.pointsmall.loyalty.campaign.Shoppers;
import org.pointsmall.loyalty.campaign.jdbc.JdbcCampaigns;
import org.pointsmall.loyalty.definition.Targets;
import org.pointsmall.loyalty.segment.MemberSegments;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.pointsmall.loyalty.tier.TierUses;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Campaigns: how they are changed, and what they make of rates and points prices. */
@Configuration(proxyBeanMethods = false)
class LoyaltyCampaigns {

    @Bean
    CampaignStore blLoyaltyCampaignStore(OrdersDatabase database) {
        return new JdbcCampaigns(database.dataSource());
    }

    @Bean
    CampaignsInForce blLoyaltyCampaignsInForce(CampaignStore store, Transactions transactions) {
        return new CampaignsInForce(store, transactions);
    }

    @Bean
    TierUses blLoyaltyCampaignsWithTiers(CampaignStore store, Transactions transactions) {
        return new CampaignsWithTiers(store, transactions);
    }

    @Bean
    EditCampaigns blLoyaltyEditCampaigns(
            CampaignStore store,
            Targets targets,
            LoyaltySettings settings,
            StoreCurrency currency,
            Transactions transactions,
            BusinessTime time) {
        CampaignRules rules =
                new CampaignRules(currency::now, rate -> settings.offset().fits(rate, currency.now()), targets);
        return new EditCampaigns(store, rules, transactions, time);
    }

    @Bean
    Shoppers blLoyaltyShoppers(MemberTiers tiers, MemberSegments segments) {
        return new Shoppers(tiers, segments);
    }

    @Bean
    CampaignsForShopper blLoyaltyCampaignsAhead(CampaignsInForce campaigns, Shoppers shoppers, BusinessTime time) {
        return new CampaignsForShopper(campaigns, shoppers, time);
    }

    @Bean
    MemberRates blLoyaltyMemberRates(CampaignsInForce campaigns, Shoppers shoppers, BusinessTime time) {
        return new MemberRates(campaigns, shoppers, time);
    }
}
