package org.pointsmall.loyalty.api;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.pointsmall.loyalty.tier.Projection;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierChange;

/** Whatever a test says of the member's tier. */
final class ShopTiers implements MemberTiers {
    private @Nullable Projection projection;

    void say(@Nullable Projection said) {
        projection = said;
    }

    @Override
    public Optional<Tier> tierOf(MemberId member) {
        return projection(member).flatMap(Projection::tier);
    }

    @Override
    public Optional<Projection> projection(MemberId member) {
        return Optional.ofNullable(projection);
    }

    @Override
    public List<TierChange> history(MemberId member, int limit) {
        return List.of();
    }
}
