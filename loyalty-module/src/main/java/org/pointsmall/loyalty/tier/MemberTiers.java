package org.pointsmall.loyalty.tier;

import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.member.MemberId;

/** What members' tiers are and give. */
public interface MemberTiers {

    /** The member's tier, with what it gives; one statement. */
    Optional<Tier> tierOf(MemberId member);

    /** How the member stands; empty while the programme has no tiers. */
    Optional<Projection> projection(MemberId member);

    /** What was decided of the member's tier, newest first, at most so many. */
    List<TierChange> history(MemberId member, int limit);
}
