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

    /** The terms of points that are earned now. A period that would be over before they can be spent counts from then on. */
    LotTerms terms(Instant earnedAt, ZoneId zone) {
        Instant availableAt = earnedAt.plus(pending);
        Instant end = expiry.expiresAt(earnedAt, zone);
        boolean isOverBefore = end != null && !end.isAfter(availableAt);
        return terms(earnedAt, availableAt, isOverBefore ? expiry.expiresAt(availableAt, zone) : end, zone);
    }

    /** Whether points that are earned now would be lost before anybody can spend them: their last day is over by then. */
    public boolean isOver(Instant earnedAt, ZoneId zone) {
        LotTerms terms = terms(earnedAt, zone);
        return terms.expiredAt(terms.availableAt());
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
