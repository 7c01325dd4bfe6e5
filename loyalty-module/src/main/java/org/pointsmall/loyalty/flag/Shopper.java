package org.pointsmall.loyalty.flag;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.segment.MemberSegments;
import org.pointsmall.loyalty.segment.SegmentCode;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.pointsmall.loyalty.tier.Tier;

/** Somebody who wants to buy, and what flags ask of them; each looked up when a flag asks, and once. */
final class Shopper {
    private final Optional<MemberId> member;
    private final MemberTiers tiers;
    private final MemberSegments memberSegments;
    private @Nullable Integer rank;
    private @Nullable Set<SegmentCode> segments;

    /** @param member nobody for a guest */
    Shopper(Optional<MemberId> member, MemberTiers tiers, MemberSegments memberSegments) {
        this.member = member;
        this.tiers = tiers;
        this.memberSegments = memberSegments;
    }

    boolean isMember() {
        return member.isPresent();
    }

    /** The rank of the member's tier; 0 for members without one, and for guests. */
    int rank() {
        Integer known = rank;
        if (known == null) {
            known = member.flatMap(tiers::tierOf).map(Tier::rank).orElse(0);
            rank = known;
        }
        return known;
    }

    /** None for guests. */
    Set<SegmentCode> segments() {
        Set<SegmentCode> known = segments;
        if (known == null) {
            known = member.map(memberSegments::of).orElse(Set.of());
            segments = known;
        }
        return known;
    }
}
