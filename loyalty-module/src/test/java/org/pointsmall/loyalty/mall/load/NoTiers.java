package org.pointsmall.loyalty.mall.load;

import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.pointsmall.loyalty.tier.Projection;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierChange;

/** Nobody has reached any tier. */
final class NoTiers implements MemberTiers {
    @Override
    public Optional<Tier> tierOf(MemberId member) {
        return Optional.empty();
    }

    @Override
    public Optional<Projection> projection(MemberId member) {
        return Optional.empty();
    }

    @Override
    public List<TierChange> history(MemberId member, int limit) {
        return List.of();
    }
}
