package org.pointsmall.loyalty.campaign;

import java.util.Set;
import org.pointsmall.loyalty.segment.SegmentCode;
import org.pointsmall.loyalty.tier.TierCode;

/** What there is that a campaign can name. */
public interface KnownTargets {

    /** Those of these products that the store has. */
    Set<Long> products(Set<Long> ids);

    /** Those of these categories that the store has. */
    Set<Long> categories(Set<Long> ids);

    boolean knows(TierCode tier);

    boolean knows(SegmentCode segment);
}
