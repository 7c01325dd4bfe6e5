package org.pointsmall.loyalty.ledger;

import org.pointsmall.loyalty.member.MemberId;

/**
 * Points given or taken by hand.
 *
 * @param member to whom, or from whom
 * @param key names the movement
 * @param points how many: positive to give, negative to take, never 0
 * @param lots by what terms they are given; nothing to those that are taken
 * @param actor the admin
 * @param reason why, in the admin's words
 */
public record Adjustment(MemberId member, PostingKey key, long points, LotPolicy lots, String actor, String reason) {
    public Adjustment {
        if (points == 0 || points == Long.MIN_VALUE) {
            throw new IllegalArgumentException("no number of points to adjust by: " + points);
        }
        Reason.require(actor, reason);
    }

    String content() {
        return "ADJUST|" + member.value() + "|" + points + "|" + reason;
    }
}
