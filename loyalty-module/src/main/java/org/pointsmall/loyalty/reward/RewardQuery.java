package org.pointsmall.loyalty.reward;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.mall.Content.Kind;
import org.pointsmall.loyalty.member.MemberId;

/**
 * Which rewards somebody looks for.
 *
 * @param states those wanted; none for all
 * @param kind null for any
 * @param offer bought by which offer; null for any
 * @param member whose; null for anybody's
 */
public record RewardQuery(
        Set<RewardState> states, @Nullable Kind kind, @Nullable Long offer, @Nullable MemberId member) {
    public RewardQuery {
        states = Set.copyOf(states);
    }

    public static RewardQuery of(MemberId member) {
        return new RewardQuery(Set.of(), null, null, member);
    }
}
