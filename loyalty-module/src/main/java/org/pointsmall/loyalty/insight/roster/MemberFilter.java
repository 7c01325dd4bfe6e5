package org.pointsmall.loyalty.insight.roster;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.AccountStatus;
import org.pointsmall.loyalty.member.MemberId;

/**
 * Which members are listed; all of it must be true of each.
 *
 * @param among only these, by the store's ids; null for all
 * @param tier a tier's code, {@link #NONE} for members without one, or empty for all
 * @param segment a segment's code, {@link #NONE} for members in none, or empty for all
 * @param least with at least so many available points; null for any number
 * @param most with at most so many available points; null for any number
 * @param status null for all
 * @param behind only those behind this figure; null for all
 */
public record MemberFilter(
        @Nullable Set<MemberId> among,
        String tier,
        String segment,
        @Nullable Long least,
        @Nullable Long most,
        @Nullable AccountStatus status,
        @Nullable MembersBehind behind) {
    /** No tier, or no segment: no code of either looks like it. */
    public static final String NONE = "-";

    /** Everybody. */
    public static final MemberFilter ALL = new MemberFilter(null, "", "", null, null, null, null);

    public MemberFilter {
        among = among == null ? null : Set.copyOf(among);
    }

    /** The same, but only those behind this figure. */
    public MemberFilter behind(MembersBehind figure) {
        return new MemberFilter(among, tier, segment, least, most, status, figure);
    }
}
