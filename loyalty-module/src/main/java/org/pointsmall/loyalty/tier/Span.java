package org.pointsmall.loyalty.tier;

import java.time.Instant;

/** From a moment on, until just before another. */
public record Span(Instant from, Instant until) {

    /** The part of it that is before this moment; of no length where there is none. */
    Span before(Instant moment) {
        return moment.isBefore(until) ? new Span(moment.isBefore(from) ? moment : from, moment) : this;
    }
}
