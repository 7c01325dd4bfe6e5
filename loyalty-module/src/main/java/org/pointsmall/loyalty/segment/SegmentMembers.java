package org.pointsmall.loyalty.segment;

import java.util.List;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.SegmentCode;

/** Who is in a segment, by the run in force. */
@FunctionalInterface
public interface SegmentMembers {

    /** The first members whose id is above {@code after}, by id. */
    List<MemberId> of(SegmentCode segment, long after, int limit);
}
