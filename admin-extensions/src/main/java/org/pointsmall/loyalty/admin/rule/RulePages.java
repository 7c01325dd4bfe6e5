package org.pointsmall.loyalty.admin.rule;

import java.util.List;
import org.pointsmall.loyalty.account.LedgerTerms;
import org.pointsmall.loyalty.admin.choice.TargetNames;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.earning.EarningTerms;
import org.pointsmall.loyalty.earning.EditRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Puts the section together. */
@Configuration(proxyBeanMethods = false)
public class RulePages {

    @Bean
    RulesController blLoyaltyRulesController(
            AdminRights rights,
            AdminPage pages,
            EditRules rules,
            TargetNames.Source names,
            EarningTerms earning,
            LedgerTerms terms,
            Environment environment) {
        String[] attributes =
                environment.getProperty("loyalty.conditions.order-attributes", String[].class, new String[0]);
        RuleViews views = new RuleViews(names, List.of(attributes));
        return new RulesController(rights, pages, rules, views, earning, terms);
    }
}
