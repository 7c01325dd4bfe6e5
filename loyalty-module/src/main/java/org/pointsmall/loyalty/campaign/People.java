package org.pointsmall.loyalty.campaign;

import java.util.Collections;
import java.util.Set;
import org.pointsmall.loyalty.segment.SegmentCode;
import org.pointsmall.loyalty.tier.TierCode;

/**
 * Whom a campaign is for: who meets each of these limits. Limits that are empty are met always.
 *
 * @param tiers tiers of which the member has one
 * @param segments segments of which the member is in one at least
 */
public record People(Set<TierCode> tiers, Set<SegmentCode> segments) {
    public static final People EVERYONE = new People(Set.of(), Set.of());

    public People {
        tiers = Set.copyOf(tiers);
        segments = Set.copyOf(segments);
    }

    public static People ofTiers(TierCode... tiers) {
        return new People(Set.of(tiers), Set.of());
    }

    public static People ofSegments(SegmentCode... segments) {
        return new People(Set.of(), Set.of(segments));
    }

    /** Asks the shopper for nothing that does not matter. */
    boolean include(Shopper shopper) {
        return (tiers.isEmpty()
                        || shopper.tier()
                                .filter(tier -> tiers.contains(tier.code()))
                                .isPresent())
                && (segments.isEmpty() || !Collections.disjoint(segments, shopper.segments()));
    }

    /** Whether both name the same members: a tier of each, and a segment of each, or all. */
    boolean overlap(People other) {
        return overlap(tiers, other.tiers) && overlap(segments, other.segments);
    }

    private static boolean overlap(Set<?> some, Set<?> others) {
        return some.isEmpty() || others.isEmpty() || !Collections.disjoint(some, others);
    }
}
