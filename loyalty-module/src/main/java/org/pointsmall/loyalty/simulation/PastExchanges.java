package org.pointsmall.loyalty.simulation;

import java.time.Instant;
import java.util.List;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;

/** What members had of the mall in one step, without a cart. */
@FunctionalInterface
public interface PastExchanges {

    /** The latest ones since then, so many at most, the latest first. */
    List<PastExchange> latest(Instant since, int most);

    /** @param points what was paid */
    record PastExchange(MemberId member, Points points, Instant at) {}
}
