package org.pointsmall.loyalty.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Terms of lots and moves of the clock, drawn from few, so that lots tie and become due to the millisecond. */
final class RandomTime {
    private static final Duration[] WAITS = {Duration.ZERO, Duration.ZERO, Duration.ofHours(1), Duration.ofDays(2)};

    private final Random random;
    private final MovableClock clock;

    RandomTime(Random random, MovableClock clock) {
        this.random = random;
        this.clock = clock;
    }

    /**
     * Terms for points that are earned now.
     *
     * @param expiresAt when they will expire, worked out without the ledger's code
     */
    record Lots(LotPolicy policy, @Nullable Instant expiresAt) {}

    Lots anyLots() {
        Duration waits = WAITS[random.nextInt(WAITS.length)];
        int days = random.nextInt(4);
        Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
        Instant tomorrow = today.plus(Duration.ofDays(1));
        LocalDate lastDay = LocalDate.ofInstant(today, ZoneOffset.UTC).plusDays(days);
        Period period = Period.ofDays(days + 1);
        return switch (random.nextInt(4)) {
            case 0 -> new Lots(new LotPolicy(waits, new Expiry.Never()), null);
            case 1 -> new Lots(new LotPolicy(waits, new Expiry.On(lastDay)), tomorrow.plus(Duration.ofDays(days)));
            default ->
                new Lots(
                        new LotPolicy(waits, new Expiry.After(period, Expiry.End.DAY)),
                        endOfPeriod(tomorrow.plus(Duration.ofDays(days + 1)), waits, days));
        };
    }

    /** One that would be over before the points can be spent counts from then on. */
    private Instant endOfPeriod(Instant end, Duration waits, int days) {
        Instant spendable = clock.instant().plus(waits);
        return end.isAfter(spendable)
                ? end
                : spendable.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(days + 2L));
    }

    /** By whole checkouts, and to midnight or just not. */
    Duration untilLater() {
        Instant now = clock.instant();
        Instant midnight = now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        return switch (random.nextInt(8)) {
            case 0 -> Duration.between(now, midnight);
            case 1 -> Duration.between(now, midnight.minusMillis(1));
            case 2 -> Duration.ofDays(1);
            case 3 -> Duration.ofHours(1);
            case 4, 5 -> LedgerFixture.A_CHECKOUT;
            default -> Duration.ofSeconds(random.nextInt(600));
        };
    }
}
