package org.pointsmall.loyalty.insight.dashboard;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.EntryKind;

/** Reads the journal's rows that a line of the figures sums up. */
public interface EntryReads {

    /**
     * A row.
     *
     * @param points what it adds to the line
     */
    record Row(
            long entry,
            Instant at,
            long account,
            EntryKind kind,
            long points,
            @Nullable String orderNumber,
            String actor,
            @Nullable String reason) {}

    /**
     * At most {@code limit} rows, the oldest first.
     *
     * @param from rows from this moment on
     * @param after and of this very moment only those of later entries
     * @param until rows before this moment
     */
    List<Row> rows(PointsLine line, Instant from, long after, Instant until, int limit);
}
