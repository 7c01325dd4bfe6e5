package org.pointsmall.loyalty.admin.rule;

import org.pointsmall.loyalty.account.LedgerTerms;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.earning.Catalogue;
import org.pointsmall.loyalty.earning.EditRules;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the section together. */
@Configuration(proxyBeanMethods = false)
public class RulePages {

    @Bean
    RulesController blLoyaltyRulesController(
            AdminRights rights,
            AdminPage pages,
            EditRules rules,
            Catalogue catalogue,
            TierSchemes schemes,
            LedgerTerms terms) {
        RuleViews views = new RuleViews(new TargetNames.Source(catalogue, schemes));
        return new RulesController(rights, pages, rules, catalogue, views, terms);
    }
}
