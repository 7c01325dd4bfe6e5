package org.pointsmall.loyalty.mall;

import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.stock.QuotaPeriod;

/**
 * How many pieces there are of an offer.
 *
 * @param total in all; null for no limit
 * @param perMember for each member in a period; null for no limit
 * @param period the period
 * @param stockComesBack whether pieces that are given back can be had by others
 * @param quotaComesBack whether the member may take another one for a piece that is given back
 */
public record Supply(
        @Nullable Long total,
        @Nullable Long perMember,
        QuotaPeriod period,
        boolean stockComesBack,
        boolean quotaComesBack) {
    public static final Supply UNLIMITED = new Supply(null, null, QuotaPeriod.FOR_EVER, true, true);

    public static Supply of(long total) {
        return new Supply(total, null, QuotaPeriod.FOR_EVER, true, true);
    }

    /** As many, and so many for each member. */
    public Supply each(long most, QuotaPeriod in) {
        return new Supply(total, most, in, stockComesBack, quotaComesBack);
    }
}
