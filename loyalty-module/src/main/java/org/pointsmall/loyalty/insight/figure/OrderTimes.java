package org.pointsmall.loyalty.insight.figure;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * When the store's orders were placed, as it was seen last: by it an hour's orders are found. Everything takes part in the
 * caller's transaction, under {@link FigureBook#lock}.
 */
public interface OrderTimes {

    /** An order that was placed, as it was seen. */
    record Seen(long order, Instant placedAt, boolean stands) {}

    /** A way through all orders, part by part. */
    enum Walk {
        /** Round after round, to see what nobody tells. */
        PATROL,
        /** Once, before all days are counted anew. */
        REBUILD
    }

    Map<Long, Seen> of(Collection<Long> orders);

    /** Those from one id to another. */
    Map<Long, Seen> between(long first, long last);

    void add(List<Seen> seen);

    void change(List<Seen> seen);

    /** They are carts again. */
    void remove(List<Long> orders);

    /** The last order that was looked at; 0 before the first. */
    long walked(Walk walk);

    void walkedTo(Walk walk, long order);
}
