package org.pointsmall.loyalty.ledger;

import java.util.List;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.trace.TraceLine;

/**
 * Points given or taken by hand.
 *
 * @param member to whom, or from whom
 * @param key names the movement
 * @param points how many: positive to give, negative to take, never 0
 * @param lots by what terms they are given; nothing to those that are taken
 * @param ownValidity whether these are terms of their own, beside the programme's, so that the entry says them
 * @param actor the admin
 * @param reason why, in the admin's words
 * @param trace what else the entry says
 */
public record Adjustment(
        MemberId member,
        PostingKey key,
        long points,
        LotPolicy lots,
        boolean ownValidity,
        String actor,
        String reason,
        List<TraceLine> trace) {
    public Adjustment {
        if (points == 0 || points == Long.MIN_VALUE) {
            throw new IllegalArgumentException("no number of points to adjust by: " + points);
        }
        Reason.require(actor, reason);
        trace = List.copyOf(trace);
    }

    /** By the programme's terms. */
    public Adjustment(MemberId member, PostingKey key, long points, LotPolicy lots, String actor, String reason) {
        this(member, key, points, lots, false, actor, reason, List.of());
    }

    String content() {
        return "ADJUST|" + member.value() + "|" + points + "|" + reason;
    }
}
