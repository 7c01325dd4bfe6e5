package org.pointsmall.loyalty.metrics;

import java.time.Duration;
import java.util.Optional;
import org.pointsmall.loyalty.statement.OpenHolds;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Whether the programme's tables can be read: without them no points can be spent, so a node that can't is not ready. They
 * are read once in five seconds, however many ask.
 */
final class LedgerHealth implements HealthIndicator {
    private static final Duration LASTING = Duration.ofSeconds(5);

    private final Cached<OpenHolds.Summary> holds;

    LedgerHealth(OpenHolds holds, BusinessTime time) {
        this.holds = new Cached<>(holds::now, LASTING, time);
    }

    @Override
    public Health health() {
        Optional<OpenHolds.Summary> read = holds.get();
        return read.map(summary -> Health.up().withDetail("openHolds", summary.count()))
                .orElseGet(Health::down)
                .build();
    }
}
