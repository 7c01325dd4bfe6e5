package org.pointsmall.loyalty.recommendation.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import org.pointsmall.loyalty.recommendation.OfferIndex;
import org.pointsmall.loyalty.recommendation.OfferSearch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
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
    private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchAutoConfiguration.class);

    @Bean
    SearchProperties blLoyaltySearchProperties(Environment environment) {
        return SearchProperties.from(environment);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ElasticsearchAsyncClient.class)
    static class Search {

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
    }

    /** A store that leaves the client out sells all the same. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass("co.elastic.clients.elasticsearch.ElasticsearchAsyncClient")
    static class NoClient {
        NoClient() {
            LOG.warn(
                    "{}.hosts are set, but Elasticsearch's client is not on the class path: the database answers",
                    SearchProperties.PREFIX);
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
