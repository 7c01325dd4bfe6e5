package org.pointsmall.loyalty.reward;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;

/** What staff read of rewards. Every method runs in the caller's transaction. */
public interface RewardReads {

    /** The rewards that are so at this moment, the latest first. */
    List<Reward> search(RewardQuery query, Instant at, @Nullable RewardId before, int limit);

    Optional<Reward> find(RewardId id);

    /**
     * A use of a reward.
     *
     * @param name by which it is known; nobody uses the reward again under it
     * @param orderNumber of the order that it was for; null for none
     * @param forOrder whether it was for an order
     */
    record PastUse(String name, @Nullable String orderNumber, boolean forOrder, String actor, Instant at) {}

    /** The uses that stand, the first first. */
    List<PastUse> uses(RewardId id);

    /** When it ended; nothing while it is open. */
    Optional<Instant> endedAt(RewardId id);

    /**
     * What a withdrawal would end.
     *
     * @param rewards how many
     * @param members of how many members
     * @param points that would come back
     */
    record Open(long rewards, long members, Points points) {}

    /** What could still be used of an offer at this moment. */
    Open openOf(long offerId, Instant at);
}
