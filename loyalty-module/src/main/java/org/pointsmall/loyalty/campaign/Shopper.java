package org.pointsmall.loyalty.campaign;

import java.util.Optional;
import java.util.Set;
import org.pointsmall.loyalty.segment.SegmentCode;
import org.pointsmall.loyalty.tier.Tier;

/** For whom a price is, as far as campaigns and tiers care. Asking may cost a statement; a second time it does not. */
public interface Shopper {
    /** Somebody of whom nothing is known. */
    Shopper GUEST = new Shopper() {
        @Override
        public Optional<Tier> tier() {
            return Optional.empty();
        }

        @Override
        public Set<SegmentCode> segments() {
            return Set.of();
        }
    };

    Optional<Tier> tier();

    Set<SegmentCode> segments();
}
