package org.pointsmall.loyalty.mall;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Which categories the store's products are in. */
@FunctionalInterface
public interface ProductCategories {

    /** All categories of each of these, however far up; one look at the database. */
    Map<Long, Set<Long>> of(Collection<Long> products);
}
