package org.pointsmall.loyalty.recommendation.taste;

import java.util.SortedMap;

/** What the store's catalogue calls its products; those that it has put away are left out. */
@FunctionalInterface
public interface ProductNames {

    /** The next products by id: fewer than the limit only where there are no more. */
    SortedMap<Long, String> next(long after, int limit);
}
