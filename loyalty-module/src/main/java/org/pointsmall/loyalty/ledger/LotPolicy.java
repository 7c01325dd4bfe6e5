package org.pointsmall.loyalty.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * By what terms points are earned.
 *
 * @param pending how long they wait before they can be spent, such as the time in which goods can be returned; never
 *     negative
 * @param expiry when what remains of them is lost
 */
public record LotPolicy(Duration pending, Expiry expiry) {
    /** Available at once and for ever. */
    public static final LotPolicy LASTING = new LotPolicy(Duration.ZERO, new Expiry.Never());

    public LotPolicy {
        if (pending.isNegative()) {
            throw new IllegalArgumentException("points can't wait for less than no time: " + pending);
        }
    }

    /** The terms of points that are earned now. Points that would expire while they are pending expire then. */
    LotTerms terms(Instant earnedAt, ZoneId zone) {
        return terms(earnedAt, earnedAt.plus(pending), expiry.expiresAt(earnedAt, zone), zone);
    }

    static LotTerms terms(Instant earnedAt, Instant availableAt, @Nullable Instant expiresAt, ZoneId zone) {
        return new LotTerms(
                earnedAt,
                availableAt,
                expiresAt,
                expiresAt == null
                        ? null
                        : YearMonth.from(expiresAt.minusMillis(1).atZone(zone)));
    }
}
