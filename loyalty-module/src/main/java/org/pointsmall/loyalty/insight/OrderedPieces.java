package org.pointsmall.loyalty.insight;

import java.time.Instant;
import java.util.Map;

/** Goods of the mall in the store's orders. */
@FunctionalInterface
public interface OrderedPieces {

    /** How many pieces of each offer were ordered since then, in orders that stand. */
    Map<Long, Long> since(Instant since);
}
