package org.pointsmall.loyalty.recommendation.elasticsearch;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

/**
 * Shows whether the search answers. A store without it serves all the same, from its database: its own state, DEGRADED, is
 * none that makes the store's health less than it is.
 */
final class SearchHealth implements HealthIndicator {
    private static final Status DEGRADED = new Status("DEGRADED", "The database answers in the search's place");

    private final Supplier<Optional<String>> wrong;

    SearchHealth(Supplier<Optional<String>> wrong) {
        this.wrong = wrong;
    }

    @Override
    public Health health() {
        return wrong.get()
                .map(reason -> Health.status(DEGRADED).withDetail("reason", reason))
                .orElseGet(Health::up)
                .build();
    }
}
