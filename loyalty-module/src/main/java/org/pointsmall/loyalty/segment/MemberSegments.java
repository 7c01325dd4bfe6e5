package org.pointsmall.loyalty.segment;

import java.util.Set;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.SegmentCode;

/** Asked by rules which segments a member is in. */
@FunctionalInterface
public interface MemberSegments {

    /**
     * The member's segments by the runs in force, the merchant's own among them, by one statement over keys. Empty for who
     * placed no order in the look-back and is in none of the merchant's, and before the first run. Members whose accounts have become one are one, whoever of them is asked for.
     */
    Set<SegmentCode> of(MemberId member);
}
