package org.pointsmall.loyalty.recommendation.elasticsearch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * The properties {@code loyalty.search.*}. What each means stands in {@code META-INF/spring-configuration-metadata.json}.
 */
record SearchProperties(
        @DefaultValue List<URI> hosts,
        @Nullable String username,
        @Nullable String password,
        @Nullable String apiKey,
        @Nullable String certificate,
        @DefaultValue("loyalty") String indexPrefix,
        @DefaultValue("1") int shards,
        @DefaultValue("300ms") Duration timeOut,
        @DefaultValue("500ms") Duration connectTimeOut,
        @DefaultValue("30s") Duration feedTimeOut,
        @DefaultValue Breaker breaker) {
    static final String PREFIX = "loyalty.search";

    private static final Pattern INDEX = Pattern.compile("[a-z0-9][a-z0-9_-]{0,60}");

    SearchProperties {
        hosts = List.copyOf(hosts);
        for (URI host : hosts) {
            if (!("http".equals(host.getScheme()) || "https".equals(host.getScheme())) || host.getHost() == null) {
                throw new IllegalArgumentException(
                        PREFIX + ".hosts are like https://search-1.example.com:9200, not " + host);
            }
        }
        if (username != null && apiKey != null) {
            throw new IllegalArgumentException(PREFIX + ".username and " + PREFIX + ".api-key exclude each other");
        }
        if ((username == null) != (password == null)) {
            throw new IllegalArgumentException(PREFIX + ".username and " + PREFIX + ".password go together");
        }
        if (!INDEX.matcher(indexPrefix).matches()) {
            throw new IllegalArgumentException(
                    PREFIX + ".index-prefix begins a name of an index, in lower case: " + indexPrefix);
        }
        requirePositive("time-out", timeOut);
        requirePositive("connect-time-out", connectTimeOut);
        requirePositive("feed-time-out", feedTimeOut);
    }

    /**
     * When the search is left in peace.
     *
     * @param failures of the last calls, in percent
     * @param calls that many are looked at
     * @param pause how long it is left in peace then
     */
    record Breaker(
            @DefaultValue("50") int failures, @DefaultValue("20") int calls, @DefaultValue("5s") Duration pause) {
        Breaker {
            if (failures < 1 || failures > 100 || calls < 1) {
                throw new IllegalArgumentException(
                        PREFIX + ".breaker opens at 1 to 100 percent of 1 call or more: " + failures + ", " + calls);
            }
            requirePositive("breaker.pause", pause);
        }
    }

    private static void requirePositive(String name, Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException(PREFIX + "." + name + " is more than nothing: " + time);
        }
    }

    static SearchProperties from(Environment environment) {
        return Binder.get(environment).bindOrCreate(PREFIX, SearchProperties.class);
    }
}
