package org.pointsmall.loyalty.insight.figure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happened in a span, by what the programme's own tables say. Spans are from a moment on, without the last one. */
public interface HourCounts {

    /** All sums that are not of nothing. */
    List<FigureCell> cells(Instant from, Instant until);

    /** When the first thing that is counted happened. */
    Optional<Instant> first();
}
