package org.pointsmall.loyalty.recommendation;

import org.pointsmall.loyalty.member.MemberId;

/** What members like, by their orders up to this moment. */
@FunctionalInterface
public interface MemberTastes {

    /**
     * The member's taste; {@link MemberTaste#NONE} of who bought nothing, and of who opted out. Members whose accounts have
     * become one are one, whoever of them is asked for.
     */
    MemberTaste of(MemberId member);
}
