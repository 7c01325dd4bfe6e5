package org.pointsmall.loyalty.ledger;

import org.pointsmall.loyalty.member.MemberId;

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
 */
public record Adjustment(
        MemberId member,
        PostingKey key,
        long points,
        LotPolicy lots,
        boolean ownValidity,
        String actor,
        String reason) {
    public Adjustment {
        if (points == 0 || points == Long.MIN_VALUE) {
            throw new IllegalArgumentException("no number of points to adjust by: " + points);
        }
        Reason.require(actor, reason);
    }

    /** By the programme's terms. */
    public Adjustment(MemberId member, PostingKey key, long points, LotPolicy lots, String actor, String reason) {
        this(member, key, points, lots, false, actor, reason);
    }

    String content() {
        return "ADJUST|" + member.value() + "|" + points + "|" + reason;
    }
}
