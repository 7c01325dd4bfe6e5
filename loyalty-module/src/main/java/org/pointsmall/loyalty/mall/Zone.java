package org.pointsmall.loyalty.mall;

import java.time.Instant;
import java.util.Comparator;
import org.pointsmall.loyalty.definition.Candidate;
import org.pointsmall.loyalty.definition.VersionRef;

/** A zone of the mall in force, at one version. */
record Zone(VersionRef<ZoneTerms> ref, ZoneTerms terms) {
    static final Comparator<Zone> ORDER = Comparator.comparingInt(
                    (Zone zone) -> zone.terms().position())
            .thenComparingLong(zone -> zone.ref().id());

    /** Whether it applies to this shopper now; the window is looked at first, for it asks nobody. */
    boolean isFor(Candidate shopper, Instant at) {
        return terms.seen().contains(at) && terms.audience().includes(shopper);
    }
}
