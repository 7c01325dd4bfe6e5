package org.pointsmall.loyalty.admin.config;

import java.util.List;
import org.pointsmall.loyalty.admin.condition.ConditionFields;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The fields of conditions. The attributes of orders that operators may ask for stand in
 * {@code loyalty.conditions.order-attributes}, with commas.
 */
@Configuration(proxyBeanMethods = false)
class AdminConditions {

    @Bean
    ConditionFields blLoyaltyConditionFields(ApplicationContext context) {
        String[] attributes = context.getEnvironment()
                .getProperty("loyalty.conditions.order-attributes", String[].class, new String[0]);
        return new ConditionFields(context, List.of(attributes));
    }
}
