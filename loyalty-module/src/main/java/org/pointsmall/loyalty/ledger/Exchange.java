package org.pointsmall.loyalty.ledger;

import java.util.List;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.trace.TraceLine;

/**
 * Points that are used up for a reward in one step, without a hold and without an order.
 *
 * @param member whose points
 * @param key names the movement
 * @param points how many, at least 1
 * @param reward what they are exchanged for, in words that the entry keeps; another reward under the same key is refused
 * @param actor who caused it
 * @param trace why so many
 */
public record Exchange(
        MemberId member, PostingKey key, Points points, String reward, String actor, List<TraceLine> trace) {
    public Exchange {
        if (points.isZero()) {
            throw new IllegalArgumentException("no points are exchanged: " + key);
        }
        Reason.require(actor, reward);
        trace = List.copyOf(trace);
    }

    String content() {
        return "EXCHANGE|" + member.value() + "|" + points.value() + "|" + reward;
    }
}
