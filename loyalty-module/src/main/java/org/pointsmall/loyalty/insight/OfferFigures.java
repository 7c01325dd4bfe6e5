package org.pointsmall.loyalty.insight;

import java.time.Instant;
import java.util.Map;

/** What is counted of offers, by their ids; offers of which there was nothing are left out. */
public interface OfferFigures {

    /** How many pieces were had since then: by orders that stand, and in one step. */
    Map<Long, Long> exchanged(Instant since);

    /** How many limited pieces were sold since then, without those that came back. */
    Map<Long, Long> sold(Instant since);
}
