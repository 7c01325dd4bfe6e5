package org.pointsmall.loyalty.recommendation.elasticsearch;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Spring Boot 2.7 meets the client on the class path, and looks after the health of an Elasticsearch on localhost that
 * nobody has asked for: the store would be DOWN without it. A store that names one of its own, {@code
 * spring.elasticsearch.uris}, keeps that health.
 */
final class NoHealthOfOthers implements EnvironmentPostProcessor {
    private static final String HEALTH = "management.health.elasticsearch.enabled";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty("spring.elasticsearch.uris") == null) {
            environment.getPropertySources().addLast(new MapPropertySource("loyalty-search", Map.of(HEALTH, "false")));
        }
    }
}
