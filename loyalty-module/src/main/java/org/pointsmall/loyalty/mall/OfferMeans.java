package org.pointsmall.loyalty.mall;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.pointsmall.loyalty.points.Money;

/** What offers give, asked of whoever has it. Every method runs in the caller's transaction. */
public interface OfferMeans {

    /** Those of these products that the store sells now. */
    Set<Long> products(Collection<Long> ids);

    /** Those of these offers of the store's that last on. */
    Set<Long> storeOffers(Collection<Long> ids);

    /** The lists of codes of which some are left. */
    Set<Long> pools();

    /** What this product is sold for now; nothing where it is not sold, or has no price. */
    default Optional<Money> price(long product) {
        return Optional.empty();
    }

    /** What this offer of the store's takes off an order, where that is an amount; nothing for a share, or where there is no such. */
    default Optional<Money> amountOff(long storeOffer) {
        return Optional.empty();
    }
}
