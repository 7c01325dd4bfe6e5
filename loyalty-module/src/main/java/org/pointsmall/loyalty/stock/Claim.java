package org.pointsmall.loyalty.stock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;

/**
 * Pieces that are claimed.
 *
 * @param id the row's
 * @param by for what
 * @param key of what
 * @param quantity how many
 * @param back how many of them are in stock again
 * @param quotaBack how many of them the member may take again
 * @param member whose quota they count for; null where there is none, or for a guest
 * @param period see {@link Quota#period}
 * @param stockComesBack see {@link Want#stockComesBack}
 * @param quotaComesBack see {@link Want#quotaComesBack}
 * @param sold whether what they are claimed for has come to stand
 * @param dueAt from when on one that is not sold is looked after
 */
public record Claim(
        long id,
        Claimant by,
        StockKey key,
        long quantity,
        long back,
        long quotaBack,
        @Nullable MemberId member,
        String period,
        boolean stockComesBack,
        boolean quotaComesBack,
        boolean sold,
        Instant dueAt) {

    /** How many of them are taken now. */
    public long taken() {
        return quantity - back;
    }

    /** How many of them count for the member now. */
    public long counted() {
        return member == null ? 0 : quantity - quotaBack;
    }
}
