package org.pointsmall.loyalty.insight.figure;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Which accounts were active on which day, and on which day each was before. So it can be told for any span how many
 * different members were active in it: those whose day before lies before the span.
 */
public interface ActiveMembers {

    /**
     * Adds who was active in this span of the day by the journal, and is not known yet; members' later days follow. Adding
     * the same twice adds nothing.
     */
    void add(LocalDate day, Instant from, Instant until);

    /** Makes the day anew from the journal, after all days before it; those that follow are to be made anew next. */
    void rebuild(LocalDate day, Instant from, Instant until);
}
