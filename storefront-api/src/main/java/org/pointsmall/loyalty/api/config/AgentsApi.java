package org.pointsmall.loyalty.api.config;

import java.util.List;
import java.util.Objects;
import org.pointsmall.loyalty.api.agents.KnownPlatforms;
import org.pointsmall.loyalty.api.agents.LoyaltyForAgents;
import org.pointsmall.loyalty.api.agents.PlatformProfiles;
import org.pointsmall.loyalty.member.CurrentMember;
import org.pointsmall.loyalty.redemption.EstimateEarnings;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a store's own answers to shopping agents are made with, where the merchant has given the programme a name for them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("loyalty.api.agents.claim")
class AgentsApi {

    @Bean
    KnownPlatforms blLoyaltyKnownPlatforms(ApiProperties properties) {
        return properties.agents().platforms()::contains;
    }

    @Bean
    PlatformProfiles blLoyaltyPlatformProfiles(List<KnownPlatforms> known) {
        return new PlatformProfiles(known, System::nanoTime);
    }

    @Bean
    LoyaltyForAgents blLoyaltyForAgents(
            ApiProperties properties,
            CurrentMember currentMember,
            EstimateEarnings estimate,
            MemberTiers tiers,
            TierSchemes schemes) {
        String claim = Objects.requireNonNull(properties.agents().claim());
        return new LoyaltyForAgents(claim, currentMember, estimate, tiers, schemes);
    }
}
