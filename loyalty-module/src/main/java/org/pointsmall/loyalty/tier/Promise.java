package org.pointsmall.loyalty.tier;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.pointsmall.loyalty.member.TierCode;

/**
 * A tier that a member was promised for longer than a higher one that came later: the member falls back on it.
 *
 * @param rank the tier's when it was promised
 * @param until when it ends, unless a review finds that it was reached again
 */
public record Promise(TierCode tier, int rank, Instant until) {

    /** The same by other tiers: one that no longer exists is the one below it that does. No other calendar ends it early. */
    Optional<Promise> takenOver(TierScheme scheme, ZoneId zone) {
        return scheme.tier(tier)
                .or(() -> scheme.upTo(rank))
                .map(now -> new Promise(now.code(), now.rank(), scheme.period().nextEnd(until, zone)));
    }

    /** Whether this one leaves nothing to the other: it is as high and lasts as long. */
    boolean covers(Promise other) {
        return rank >= other.rank && !until.isBefore(other.until);
    }
}
