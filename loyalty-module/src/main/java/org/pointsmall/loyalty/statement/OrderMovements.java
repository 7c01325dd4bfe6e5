package org.pointsmall.loyalty.statement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.trace.TraceLine;

/** What orders have moved, read for many at once. */
public interface OrderMovements {

    /**
     * What an order moved when it was placed.
     *
     * @param burned what points paid of which part of it
     * @param earned what it was awarded, by its lines
     * @param trace why it was awarded as much
     */
    record Moved(Allocation burned, Allocation earned, List<TraceLine> trace) {
        public static final Moved NOTHING = new Moved(Allocation.NONE, Allocation.NONE, List.of());

        public Moved {
            trace = List.copyOf(trace);
        }
    }

    /** By the store's order; orders that moved nothing are left out. One statement. */
    Map<Long, Moved> of(Collection<Long> orderIds);
}
