package org.pointsmall.loyalty.mall;

import java.util.Collection;
import java.util.Set;

/** The flags of the store's products, always as they stand now: an admin's change counts from the next read on. */
public interface CatalogFlags {

    /** Which of these products earn no points. */
    Set<Long> withoutEarning(Collection<Long> productIds);
}
