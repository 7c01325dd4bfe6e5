package org.pointsmall.loyalty.mall;

import java.util.Collection;
import java.util.Set;

/** What offers give, asked of whoever has it. Every method runs in the caller's transaction. */
public interface OfferMeans {

    /** Those of these products that the store sells now. */
    Set<Long> products(Collection<Long> ids);

    /** Those of these offers of the store's that last on. */
    Set<Long> storeOffers(Collection<Long> ids);

    /** The lists of codes of which some are left. */
    Set<Long> pools();
}
