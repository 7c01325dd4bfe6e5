package org.pointsmall.loyalty.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.pointsmall.loyalty.tier.Projection;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierChange;

/** A programme without tiers, which notes that it was asked. */
public record NoTiers(List<String> asked) implements MemberTiers {

    public NoTiers() {
        this(new ArrayList<>());
    }

    @Override
    public Optional<Tier> tierOf(MemberId member) {
        asked.add("tier");
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
