package org.pointsmall.loyalty.api.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.body.BodyLimits;
import org.pointsmall.loyalty.api.json.StrictJsonConverter;
import org.pointsmall.loyalty.request.Pace;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/** The properties {@code loyalty.api.*}. What each means stands in {@code META-INF/spring-configuration-metadata.json}. */
record ApiProperties(
        @DefaultValue Cors cors,
        @DefaultValue RateLimit rateLimit,
        @DefaultValue Body body,
        @DefaultValue Agents agents) {
    private static final String PREFIX = "loyalty.api";

    /** Whose pages may ask, from a browser. */
    record Cors(
            @DefaultValue List<String> allowedOrigins,
            @DefaultValue("false") boolean allowCredentials,
            @DefaultValue("1h") Duration maxAge) {
        Cors {
            allowedOrigins = List.copyOf(allowedOrigins);
            if (allowCredentials && allowedOrigins.contains("*")) {
                throw new IllegalArgumentException(
                        PREFIX
                                + ".cors.allow-credentials needs origins by name: with * any page could ask in a shopper's name");
            }
            allowedOrigins.stream().filter(origin -> !origin.equals("*")).forEach(Cors::check);
        }

        private static void check(String origin) {
            URI uri = URI.create(origin);
            if (uri.getHost() == null
                    || !List.of("http", "https").contains(uri.getScheme())
                    || !origin.equals(uri.getScheme() + "://" + uri.getRawAuthority())
                    || uri.getRawUserInfo() != null) {
                throw new IllegalArgumentException(
                        PREFIX + ".cors.allowed-origins are such as https://shop.example, or *: " + origin);
            }
        }
    }

    /** How many requests a member and an address may make in each window. */
    record RateLimit(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("600") int memberRequests,
            @DefaultValue("1200") int addressRequests,
            @DefaultValue("1m") Duration window) {
        private static final Duration LONGEST = Duration.ofHours(1);

        RateLimit {
            if (memberRequests < 1 || addressRequests < 1 || window.toSeconds() < 1 || window.toMillis() % 1000 != 0) {
                throw new IllegalArgumentException(PREFIX
                        + ".rate-limit allows 1 request or more in whole seconds: " + memberRequests + ", "
                        + addressRequests + " in " + window);
            }
            if (window.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        PREFIX + ".rate-limit.window is 1h at most, since counts are not kept for ever: " + window);
            }
        }

        Pace ofMember() {
            return new Pace(memberRequests, window);
        }

        Pace ofAddress() {
            return new Pace(addressRequests, window);
        }
    }

    /** How long a request may take to send what it may have. */
    record Body(@DefaultValue("10s") Duration patience) {

        BodyLimits limits() {
            return new BodyLimits(StrictJsonConverter.MAX_BODY, patience);
        }
    }

    /**
     * Shopping agents.
     *
     * @param claim the name under which they know the programme; null where they are not answered
     * @param platforms the profiles of those that are
     */
    record Agents(@Nullable String claim, @DefaultValue List<URI> platforms) {
        private static final Pattern REVERSE_DOMAIN =
                Pattern.compile("[a-z](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9_-]*[a-z0-9_])?)+");
        private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");

        Agents {
            platforms = List.copyOf(platforms);
            if (claim != null && !REVERSE_DOMAIN.matcher(claim).matches()) {
                throw new IllegalArgumentException(
                        PREFIX + ".agents.claim is a domain of yours in reverse, such as com.example.points: " + claim);
            }
            platforms.forEach(Agents::check);
        }

        private static void check(URI profile) {
            boolean here = "http".equals(profile.getScheme()) && LOOPBACK.contains(profile.getHost());
            if (profile.getHost() == null || !here && !"https".equals(profile.getScheme())) {
                throw new IllegalArgumentException(
                        PREFIX + ".agents.platforms are such as https://agent.example/profile.json: " + profile);
            }
        }
    }

    static ApiProperties from(Environment environment) {
        return Binder.get(environment).bindOrCreate(PREFIX, ApiProperties.class);
    }
}
