package org.pointsmall.loyalty.segment;

import java.time.Instant;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;

/**
 * What a member bought in a span of time.
 *
 * @param lastOrder when the last of the orders was placed
 * @param orders how many, at least 1
 * @param money what they came to, less what came back of them
 */
public record Purchases(MemberId member, Instant lastOrder, long orders, Money money) {
    public Purchases {
        if (orders < 1) {
            throw new IllegalArgumentException("who has no orders has no purchases: " + member);
        }
    }
}
