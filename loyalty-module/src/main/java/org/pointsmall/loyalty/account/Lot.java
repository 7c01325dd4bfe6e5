package org.pointsmall.loyalty.account;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;

/**
 * Points that were earned together and expire together.
 *
 * @param id the lot
 * @param available what of it can be spent now
 * @param earnedAt when it was earned
 * @param expiresAt when what remains expires; null for never
 */
public record Lot(LotId id, Points available, Instant earnedAt, @Nullable Instant expiresAt) {

    /** The order in which lots are burned: what expires first, then what was earned first, then the older id. */
    public static final Comparator<Lot> BURN_ORDER = Comparator.comparing(
                    Lot::expiresAt, Comparator.nullsLast(Comparator.<@Nullable Instant>naturalOrder()))
            .thenComparing(Lot::earnedAt)
            .thenComparing(lot -> lot.id().value());
}
