package org.pointsmall.loyalty.tier;

import org.pointsmall.loyalty.member.TierCode;

/**
 * A level that members reach.
 *
 * @param rank higher is better; at least 1, as those without a tier have 0. It is what tier-only items ask for.
 * @param threshold what a member needs within the period, in the scheme's {@link Measure}; more than nothing
 */
public record Tier(TierCode code, TierName name, int rank, long threshold, Benefits benefits) {}
