package org.pointsmall.loyalty.ledger;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;

/**
 * Points that were earned together and expire together.
 *
 * @param id the lot
 * @param available what of it can be spent now
 * @param pending what of it can be spent later
 * @param terms what was fixed when it was earned
 * @param origin the lot that it stands for where that one expired before its points came back, else itself
 */
public record Lot(LotId id, Points available, Points pending, LotTerms terms, LotId origin) {

    /** The order in which lots are burned: what expires first, then what was earned first, then the older id. */
    public static final Comparator<Lot> BURN_ORDER = Comparator.comparing(
                    (Lot lot) -> lot.terms().expiresAt(),
                    Comparator.nullsLast(Comparator.<@Nullable Instant>naturalOrder()))
            .thenComparing(lot -> lot.terms().earnedAt())
            .thenComparing(lot -> lot.id().value());

    /** What of it has not been used, lost or reserved. */
    public Points remaining() {
        return available.plus(pending);
    }
}
