package org.pointsmall.loyalty.recommendation.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.elasticsearch.node.ElasticsearchNode;
import org.pointsmall.loyalty.recommendation.OfferIndex;
import org.pointsmall.loyalty.recommendation.OfferSearch;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.SimpleStatusAggregator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** What a store with this artifact gets, with and without what it says of it. */
@Tag("heavy")
class ElasticsearchAutoConfigurationTest {
    private static final String NOBODY = "loyalty.search.hosts=http://127.0.0.1:1";

    private final ApplicationContextRunner store = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ElasticsearchAutoConfiguration.class));

    @Test
    void aStoreThatNamesNoClusterHasNoSearch() {
        store.withPropertyValues("loyalty.enabled=true").run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(OfferSearch.class)
                .doesNotHaveBean(ElasticsearchParts.class));
    }

    @Test
    void aStoreWithoutAProgrammeHasNoSearch() {
        store.withPropertyValues(NOBODY)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(OfferSearch.class));
    }

    @Test
    void aStoreStartsThoughItsClusterDoesNotAnswerAndItsHealthSaysSo() {
        store.withPropertyValues("loyalty.enabled=true", NOBODY).run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(OfferSearch.class).hasSingleBean(OfferIndex.class);
            Health health = context.getBean(HealthIndicator.class).health();
            assertThat(health.getStatus().getCode()).isEqualTo("DEGRADED");
            assertThat(health.getDetails()).containsKey("reason");
            assertThat(new SimpleStatusAggregator().getAggregateStatus(health.getStatus(), Status.UP))
                    .as("the store's own health is none the worse")
                    .isEqualTo(Status.UP);
        });
    }

    @Test
    void aClusterWithTheIndexIsUp() throws IOException {
        String prefix = SearchFixture.newPrefix();
        try (ElasticsearchParts parts = SearchFixture.onSharedNode(prefix)) {
            SearchFailuresTest.build(parts);
        }
        store.withPropertyValues(
                        "loyalty.enabled=true",
                        "loyalty.search.hosts=" + ElasticsearchNode.shared().uri(),
                        "loyalty.search.index-prefix=" + prefix)
                .run(context -> assertThat(
                                context.getBean(HealthIndicator.class).health())
                        .isEqualTo(Health.up().build()));
    }

    @Test
    void aStoreWithoutTheClientStartsAndItsDatabaseAnswers() {
        store.withPropertyValues("loyalty.enabled=true", NOBODY)
                .withClassLoader(new FilteredClassLoader(ElasticsearchAsyncClient.class))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(OfferSearch.class)
                        .doesNotHaveBean(HealthIndicator.class));
    }

    @Test
    void aStoreWithoutActuatorHasTheSearchAndNoHealth() {
        store.withPropertyValues("loyalty.enabled=true", NOBODY)
                .withClassLoader(new FilteredClassLoader(HealthIndicator.class))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(OfferSearch.class));
    }

    @Test
    void aSearchOfTheStoresOwnTakesThePlaceOfOurs() {
        OfferSearch own = query -> List.of();
        store.withPropertyValues("loyalty.enabled=true", NOBODY)
                .withBean("own", OfferSearch.class, () -> own)
                .run(context -> assertThat(context.getBean(OfferSearch.class)).isSameAs(own));
    }

    @Test
    void nonsenseKeepsTheStoreFromStartingByItsName() {
        for (String wrong : List.of(
                "loyalty.search.hosts=search-1:9200",
                "loyalty.search.time-out=soon",
                "loyalty.search.certificate=/no/such/file.pem",
                "loyalty.search.index-prefix=Our Shop")) {
            store.withPropertyValues("loyalty.enabled=true", NOBODY, wrong).run(context -> {
                assertThat(context).hasFailed();
                assertThat(causes(context.getStartupFailure())).contains(wrong.substring(0, wrong.indexOf('=')));
            });
        }
    }

    private static String causes(Throwable failure) {
        StringBuilder causes = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            causes.append(cause.getMessage()).append('\n');
        }
        return causes.toString();
    }
}
