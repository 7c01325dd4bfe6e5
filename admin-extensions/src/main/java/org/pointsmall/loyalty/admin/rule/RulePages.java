package org.pointsmall.loyalty.admin.rule;

import org.pointsmall.loyalty.admin.choice.TargetNames;
import org.pointsmall.loyalty.admin.condition.ConditionFields;
import org.pointsmall.loyalty.admin.condition.RuleBuilder;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.condition.ConditionText;
import org.pointsmall.loyalty.earning.EarningTerms;
import org.pointsmall.loyalty.earning.EditRules;
import org.pointsmall.loyalty.time.BusinessTime;
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
            TargetNames.Source names,
            EarningTerms earning,
            ConditionFields fields,
            ConditionText conditions,
            BusinessTime time) {
        RuleBuilder builder =
                new RuleBuilder(fields, conditions, () -> earning.rate().money().currency());
        return new RulesController(rights, pages, rules, new RuleViews(names), builder, time);
    }
}
