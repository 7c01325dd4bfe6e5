package org.pointsmall.loyalty.admin.config;

import java.util.List;
import org.broadleafcommerce.common.extensibility.context.merge.LateStageMergeBeanPostProcessor;
import org.pointsmall.loyalty.admin.condition.ConditionFields;
import org.springframework.beans.factory.config.ListFactoryBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The fields of conditions, among those that the admin's rule builder knows. The attributes of orders that operators may
 * ask for stand in {@code loyalty.conditions.order-attributes}, with commas.
 */
@Configuration(proxyBeanMethods = false)
class AdminConditions {
    private static final String FIELDS = "blLoyaltyAdminRuleBuilderFieldServices";

    @Bean
    ConditionFields blLoyaltyConditionFields(ApplicationContext context) {
        String[] attributes = context.getEnvironment()
                .getProperty("loyalty.conditions.order-attributes", String[].class, new String[0]);
        return new ConditionFields(context, List.of(attributes));
    }

    @Bean(FIELDS)
    ListFactoryBean fields(ConditionFields fields) {
        return LoyaltyAdminAutoConfiguration.list(fields);
    }

    @Bean
    static LateStageMergeBeanPostProcessor blLoyaltyAdminRuleBuilderFieldServicesMerge() {
        return LoyaltyAdminAutoConfiguration.merge(FIELDS, "blRuleBuilderFieldServices");
    }
}
