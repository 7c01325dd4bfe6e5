package org.pointsmall.loyalty.insight.dashboard;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads exchanges with the orders that followed them. */
@FunctionalInterface
public interface ExchangeRows {

    /**
     * An exchange of a reward for points.
     *
     * @param points how many
     * @param next the first order of the same customer within {@value ExchangeFigures#DAYS} days, as things stand; null for none
     */
    record Row(long entry, Instant at, long account, long points, @Nullable String reason, @Nullable Next next) {}

    /** An order that followed an exchange. */
    record Next(long order, @Nullable String number, Instant placedAt) {}

    /**
     * At most {@code limit} exchanges, the oldest first.
     *
     * @param from exchanges from this moment on
     * @param after and of this very moment only those of later entries
     * @param until exchanges before this moment
     */
    List<Row> next(Instant from, long after, Instant until, int limit);
}
