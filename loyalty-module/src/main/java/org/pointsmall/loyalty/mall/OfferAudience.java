package org.pointsmall.loyalty.mall;

import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.member.TierCode;

/**
 * Whom an offer is for.
 *
 * @param members those of these tiers and segments
 * @param leastTier the lowest tier that may have it, by rank; null for any member
 * @param needs what else they must be
 * @param hidden whether those whom it is not for do not see it
 */
public record OfferAudience(Audience members, @Nullable TierCode leastTier, boolean hidden, Needs needs) {
    public static final OfferAudience EVERYONE = new OfferAudience(Audience.EVERYONE, null, false);

    /** Of those who need not be anything else. */
    public OfferAudience(Audience members, @Nullable TierCode leastTier, boolean hidden) {
        this(members, leastTier, hidden, Needs.NONE);
    }

    /** Whether it would mean somebody else if this tier was not there. */
    public boolean names(TierCode tier) {
        return tier.equals(leastTier) || members.tiers().contains(tier);
    }
}
