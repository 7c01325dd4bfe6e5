package org.pointsmall.loyalty.spring;

import java.util.function.Supplier;
import org.pointsmall.loyalty.audit.AuditTrail;
import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.campaign.CampaignKind;
import org.pointsmall.loyalty.campaign.CampaignTerms;
import org.pointsmall.loyalty.campaign.CampaignsForShopper;
import org.pointsmall.loyalty.campaign.MemberRates;
import org.pointsmall.loyalty.campaign.Shoppers;
import org.pointsmall.loyalty.definition.AuditedVersions;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.definition.Surroundings;
import org.pointsmall.loyalty.definition.Uses;
import org.pointsmall.loyalty.definition.VersionStore;
import org.pointsmall.loyalty.definition.jdbc.Versions;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Campaigns: how they are changed, and what they make of rates and points prices. */
@Configuration(proxyBeanMethods = false)
@Parts({Shoppers.class, CampaignsForShopper.class, MemberRates.class})
class CampaignConfiguration {
    private static final CampaignKind CAMPAIGNS = new CampaignKind();

    @Bean
    VersionStore<CampaignTerms> blLoyaltyCampaignStore(OrdersDatabase database) {
        return new Versions<>(database.dataSource(), CAMPAIGNS);
    }

    @Bean
    Latest<CampaignBook> blLoyaltyCampaignsInForce(VersionStore<CampaignTerms> store, Transactions transactions) {
        return Latest.inForce(store, CampaignBook::of, transactions);
    }

    @Bean
    Uses<TierCode> blLoyaltyCampaignsWithTiers(VersionStore<CampaignTerms> store, Transactions transactions) {
        return Uses.inForce(
                Uses.Kind.CAMPAIGN,
                CAMPAIGNS,
                store,
                (campaign, tier) -> campaign.audience().tiers().contains(tier),
                transactions);
    }

    @Bean
    Uses<SegmentCode> blLoyaltyCampaignsWithSegments(VersionStore<CampaignTerms> store, Transactions transactions) {
        return Uses.inForce(
                Uses.Kind.CAMPAIGN,
                CAMPAIGNS,
                store,
                (campaign, segment) -> campaign.audience().segments().contains(segment),
                transactions);
    }

    @Bean
    EditDefinitions<CampaignTerms> blLoyaltyEditCampaigns(
            VersionStore<CampaignTerms> store,
            Supplier<Surroundings> surroundings,
            Transactions transactions,
            AuditTrail audit,
            BusinessTime time) {
        return new EditDefinitions<>(
                CAMPAIGNS, new AuditedVersions<>(store, CAMPAIGNS, audit), surroundings, transactions, time);
    }
}
