package org.pointsmall.loyalty.admin.code;

import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.reward.code.CodePool;

/**
 * A pool in writing.
 *
 * @param warning the code of what is to be said of it; empty where nothing is
 */
record PoolView(
        long id,
        String name,
        String left,
        String given,
        String added,
        String few,
        String warning,
        String openedAt,
        String openedBy) {

    static PoolView of(CodePool pool, DisplayFormat written) {
        return new PoolView(
                pool.id(),
                pool.name(),
                written.number(pool.left()),
                written.number(pool.given()),
                written.number(pool.added()),
                Long.toString(pool.few()),
                warning(pool),
                written.time(pool.openedAt()),
                pool.actor());
    }

    private static String warning(CodePool pool) {
        if (pool.left() == 0) {
            return "LoyaltyCode_Empty";
        }
        return pool.runsOut() ? "LoyaltyCode_Few" : "";
    }
}
