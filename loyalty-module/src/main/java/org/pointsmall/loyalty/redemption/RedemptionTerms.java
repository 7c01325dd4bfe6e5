package org.pointsmall.loyalty.redemption;

import java.time.Duration;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.PointsRate;

/** What the merchant has set for spending points, as it stands now. */
public interface RedemptionTerms {

    /** What points are worth to members who have no better rate: the programme's liability is counted by it. */
    PointsRate standardRate();

    /** What this member's points can pay for, and at which rate. */
    OffsetPolicy offset(MemberId member);

    /** The same, with why it is at this rate. */
    default MemberOffset explainedOffset(MemberId member) {
        return MemberOffset.standard(offset(member));
    }

    /** What points can pay for of those who have no better rate. */
    OffsetPolicy standardOffset();

    /** How long a checkout may take before its hold can be timed out. */
    Duration holdLasting();
}
