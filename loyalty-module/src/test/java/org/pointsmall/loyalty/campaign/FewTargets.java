package org.pointsmall.loyalty.campaign;

import java.util.Set;
import java.util.TreeSet;
import org.pointsmall.loyalty.segment.SegmentCode;
import org.pointsmall.loyalty.tier.TierCode;

/** A store with product 7 and category 70, in a programme with gold members and loyal ones. */
public final class FewTargets implements KnownTargets {

    @Override
    public Set<Long> products(Set<Long> ids) {
        return common(ids, 7L);
    }

    @Override
    public Set<Long> categories(Set<Long> ids) {
        return common(ids, 70L);
    }

    private static Set<Long> common(Set<Long> ids, Long known) {
        Set<Long> common = new TreeSet<>(ids);
        common.retainAll(Set.of(known));
        return common;
    }

    @Override
    public boolean knows(TierCode tier) {
        return tier.equals(CampaignFixture.GOLD);
    }

    @Override
    public boolean knows(SegmentCode segment) {
        return segment.equals(CampaignFixture.LOYAL);
    }
}
