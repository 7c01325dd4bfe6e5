package org.pointsmall.loyalty.reward;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;

/** What staff read of rewards. Every method runs in the caller's transaction. */
public interface RewardReads extends RewardUses {

    /** The rewards that are so at this moment, the latest first. */
    List<Reward> search(RewardQuery query, Instant at, @Nullable RewardId before, int limit);

    Optional<Reward> find(RewardId id);

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
