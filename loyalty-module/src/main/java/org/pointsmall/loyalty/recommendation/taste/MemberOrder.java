package org.pointsmall.loyalty.recommendation.taste;

import java.time.Instant;
import java.util.Set;
import org.pointsmall.loyalty.member.MemberId;

/**
 * An order that a member placed and that stands, without what came back of it.
 *
 * @param member whose it is; of members whose accounts have become one, that one
 * @param products what it brought; never empty
 */
public record MemberOrder(MemberId member, Instant at, Set<Long> products) {
    public MemberOrder {
        products = Set.copyOf(products);
        if (products.isEmpty()) {
            throw new IllegalArgumentException("an order of nothing: " + member);
        }
    }
}
