package org.pointsmall.loyalty.statement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How many holds are open at this moment. The answer costs by the number of open holds, not of all that ever were. */
public interface OpenHolds {

    Summary now();

    /**
     * The open holds.
     *
     * @param oldestOpenedAt when the oldest of them was opened; null where there is none
     */
    record Summary(long count, @Nullable Instant oldestOpenedAt) {}
}
