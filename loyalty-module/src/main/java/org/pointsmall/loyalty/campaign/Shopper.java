package org.pointsmall.loyalty.campaign;

import java.util.Optional;
import java.util.Set;
import org.pointsmall.loyalty.definition.Candidate;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.tier.Tier;

/** For whom a price is, as far as campaigns and tiers care. Asking may cost a statement; a second time it does not. */
public interface Shopper extends Candidate {
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

    @Override
    default Optional<TierCode> tierCode() {
        return tier().map(Tier::code);
    }
}
