package org.pointsmall.loyalty.redemption;

import java.util.List;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.trace.TraceLine;

/**
 * What a member's points can pay for at one moment, and why at that rate.
 *
 * @param policy with the rate that counts
 * @param standardRate what points pay where nothing gives a better rate
 * @param trace how the one rate came in place of the other
 */
public record MemberOffset(OffsetPolicy policy, PointsRate standardRate, List<TraceLine> trace) {
    public MemberOffset {
        trace = List.copyOf(trace);
    }

    /** At the policy's rate for everyone. */
    public static MemberOffset standard(OffsetPolicy policy) {
        return new MemberOffset(policy, policy.rate(), List.of());
    }
}
