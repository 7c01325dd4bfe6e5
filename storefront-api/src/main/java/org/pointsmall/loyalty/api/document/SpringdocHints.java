package org.pointsmall.loyalty.api.document;

import org.pointsmall.loyalty.api.LoyaltyApi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What springdoc is told, in a store that has it. */
@Configuration(proxyBeanMethods = false)
public class SpringdocHints {

    @Bean
    DescribedModels blLoyaltyDescribedModels() {
        return new DescribedModels("org.pointsmall.loyalty.api.", DescribedModels::isRequest);
    }

    @Bean
    DescribedOperations blLoyaltyDescribedOperations() {
        return new DescribedOperations();
    }

    @Bean
    DescribedApi blLoyaltyDescribedApi(Environment environment) {
        return new DescribedApi(LoyaltyApi.path(environment));
    }
}
