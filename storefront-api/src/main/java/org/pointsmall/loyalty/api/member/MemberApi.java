package org.pointsmall.loyalty.api.member;

import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.mall.Mall;
import org.pointsmall.loyalty.member.CurrentMember;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.statement.Statements;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings {@code /me}. */
@Configuration(proxyBeanMethods = false)
public class MemberApi {

    @Bean
    MeController blLoyaltyMeController(
            CurrentMember currentMember,
            Ledger ledger,
            Statements statements,
            RedemptionTerms terms,
            MemberTiers tiers,
            Mall mall) {
        return new MeController(currentMember, ledger, statements, terms, tiers, mall);
    }
}
