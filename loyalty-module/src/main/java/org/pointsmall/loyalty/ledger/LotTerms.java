package org.pointsmall.loyalty.ledger;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What is fixed when points are earned.
 *
 * @param earnedAt when they were earned
 * @param availableAt from when on they can be spent
 * @param expiresAt from when on they can't any more; null for never
 * @param expiryMonth the month that holds their last moment, in the programme's time zone; null for never
 */
public record LotTerms(
        Instant earnedAt, Instant availableAt, @Nullable Instant expiresAt, @Nullable YearMonth expiryMonth) {
    public LotTerms {
        if ((expiresAt == null) != (expiryMonth == null)) {
            throw new IllegalArgumentException("an expiry has its month: " + expiresAt + ", " + expiryMonth);
        }
    }

    /** Whether the points are lost at this moment: from the very instant of their expiry on. */
    public boolean expiredAt(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }
}
