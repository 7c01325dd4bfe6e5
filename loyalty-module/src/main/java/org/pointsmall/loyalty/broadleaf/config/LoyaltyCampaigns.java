package org.pointsmall.loyalty.broadleaf.config;

import java.time.Clock;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.account.Transactions;
import org.pointsmall.loyalty.broadleaf.cart.StoreCurrency;
import org.pointsmall.loyalty.broadleaf.catalog.StoreTargets;
import org.pointsmall.loyalty.campaign.CampaignRules;
import org.pointsmall.loyalty.campaign.CampaignStore;
import org.pointsmall.loyalty.campaign.CampaignsInForce;
import org.pointsmall.loyalty.campaign.EditCampaigns;
import org.pointsmall.loyalty.campaign.KnownTargets;
import org.pointsmall.loyalty.campaign.MemberRates;
import org.pointsmall.loyalty.campaign.Shoppers;
import org.pointsmall.loyalty.campaign.jdbc.JdbcCampaigns;
import org.pointsmall.loyalty.segment.MemberSegments;
import org.pointsmall.loyalty.segment.NamedSegment;
import org.pointsmall.loyalty.segment.SegmentCode;
import org.pointsmall.loyalty.segment.jdbc.JdbcMemberSegments;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Campaigns: how they are changed, and what they make of rates and points prices. */
@Configuration(proxyBeanMethods = false)
class LoyaltyCampaigns {

    @Bean
    CampaignStore blLoyaltyCampaignStore(StoreDatabase database) {
        return new JdbcCampaigns(database.dataSource());
    }

    @Bean
    CampaignsInForce blLoyaltyCampaignsInForce(CampaignStore store, Transactions transactions) {
        return new CampaignsInForce(store, transactions);
    }

    @Bean
    KnownTargets blLoyaltyKnownTargets(StoreDatabase database, TierSchemes schemes, MemberSegments segments) {
        return new StoreTargets(database.dataSource(), schemes, knownSegments(segments));
    }

    /** A store that names segments of its own knows which there are; we do not. */
    private static Predicate<SegmentCode> knownSegments(MemberSegments segments) {
        Set<SegmentCode> ours =
                Arrays.stream(NamedSegment.values()).map(NamedSegment::code).collect(Collectors.toSet());
        return segments instanceof JdbcMemberSegments ? ours::contains : any -> true;
    }

    @Bean
    EditCampaigns blLoyaltyEditCampaigns(
            CampaignStore store,
            KnownTargets known,
            LoyaltySettings settings,
            StoreCurrency currency,
            Transactions transactions,
            Clock clock) {
        CampaignRules rules =
                new CampaignRules(currency::now, rate -> settings.offset().fits(rate, currency.now()), known);
        return new EditCampaigns(store, rules, transactions, clock);
    }

    @Bean
    Shoppers blLoyaltyShoppers(MemberTiers tiers, MemberSegments segments) {
        return new Shoppers(tiers, segments);
    }

    @Bean
    MemberRates blLoyaltyMemberRates(CampaignsInForce campaigns, Shoppers shoppers, Clock clock) {
        return new MemberRates(campaigns, shoppers, clock);
    }
}
