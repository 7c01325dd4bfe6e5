package org.pointsmall.loyalty.ledger;

import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;

/**
 * Points of an exchange that come back, all of them or some: what they were exchanged for was given back, or withdrawn.
 *
 * @param member who exchanged them
 * @param key names the movement
 * @param exchange the entry that used them up
 * @param points how many, at least 1
 * @param actor who caused it
 * @param reason why, in the actor's words
 */
public record GiveBack(MemberId member, PostingKey key, EntryId exchange, Points points, String actor, String reason) {
    public GiveBack {
        if (points.isZero()) {
            throw new IllegalArgumentException("nothing is given back: " + key);
        }
        Reason.require(actor, reason);
    }

    String content() {
        return "GIVE_BACK|" + member.value() + "|" + points.value() + "|" + exchange.value();
    }
}
