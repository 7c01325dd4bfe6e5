package org.pointsmall.loyalty.recommendation.elasticsearch;

import org.pointsmall.loyalty.recommendation.OfferIndex;
import org.pointsmall.loyalty.recommendation.OfferSearch;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * The search of a store that has this artifact and names its cluster, {@code loyalty.search.hosts}. The store starts
 * whether or not that answers.
 */
@AutoConfiguration
@ConditionalOnProperty(name = "loyalty.enabled", havingValue = "true")
@Conditional(ElasticsearchAutoConfiguration.HostsAreNamed.class)
public class ElasticsearchAutoConfiguration {

    @Bean
    SearchProperties blLoyaltySearchProperties(Environment environment) {
        return SearchProperties.from(environment);
    }

    @Bean
    ElasticsearchParts blLoyaltySearchParts(SearchProperties settings) {
        return new ElasticsearchParts(settings);
    }

    @Bean
    @ConditionalOnMissingBean(OfferSearch.class)
    OfferSearch blLoyaltyOfferSearch(ElasticsearchParts parts) {
        return parts.search();
    }

    @Bean
    @ConditionalOnMissingBean(OfferIndex.class)
    OfferIndex blLoyaltyOfferIndex(ElasticsearchParts parts) {
        return parts.index();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthIndicator.class)
    static class Health {

        @Bean
        HealthIndicator blLoyaltySearchHealthIndicator(ElasticsearchParts parts) {
            return new SearchHealth(parts::state);
        }
    }

    /** However the list is written, in one line or item by item. */
    static final class HostsAreNamed extends SpringBootCondition {
        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            boolean named =
                    !SearchProperties.from(context.getEnvironment()).hosts().isEmpty();
            return new ConditionOutcome(
                    named,
                    ConditionMessage.of(SearchProperties.PREFIX + ".hosts " + (named ? "are" : "are not") + " set"));
        }
    }
}
