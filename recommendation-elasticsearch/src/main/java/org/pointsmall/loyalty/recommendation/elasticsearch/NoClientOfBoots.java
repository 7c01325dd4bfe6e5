package org.pointsmall.loyalty.recommendation.elasticsearch;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/**
 * Spring Boot 3.0 and 3.1 meet our client on the class path and make another of it, by a constructor that is gone since:
 * the store would not start.
 */
final class NoClientOfBoots implements AutoConfigurationImportFilter {
    private static final String CLIENT =
            "org.springframework.boot.autoconfigure.elasticsearch.ElasticsearchClientAutoConfiguration";

    private final boolean goesWithOurs;

    NoClientOfBoots() {
        this(SpringBootVersion.getVersion());
    }

    NoClientOfBoots(@Nullable String boot) {
        goesWithOurs = boot == null || !(boot.startsWith("3.0.") || boot.startsWith("3.1."));
    }

    @Override
    public boolean[] match(String[] configurations, AutoConfigurationMetadata metadata) {
        boolean[] kept = new boolean[configurations.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = goesWithOurs || !CLIENT.equals(configurations[i]);
        }
        return kept;
    }
}
