package org.pointsmall.loyalty.tier;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.AccountId;

/**
 * Reads how some members stand, to tell what other tiers would make of them. Each method runs in the caller's transaction and
 * locks nothing.
 */
public interface TierSamples {

    /**
     * All accounts that are neither closed nor part of another one.
     *
     * @param accounts how many there are
     * @param first the id of the first of them; 0 where there is none
     * @param last the id of the last
     */
    record Extent(long accounts, long first, long last) {}

    Extent extent();

    /** The next of them by id, behind this one. */
    List<Sampled> after(long account, int limit);

    /** @param orders what its orders brought, and what was taken back of them */
    record Sampled(AccountId account, Standing standing, List<Brought> orders) {
        public Sampled {
            orders = List.copyOf(orders);
        }
    }

    /**
     * What counts for tiers.
     *
     * @param money in minor units
     * @param currency null where no money is known
     */
    record Brought(Instant at, long points, long money, @Nullable Currency currency) {}
}
