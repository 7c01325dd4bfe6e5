package org.pointsmall.loyalty.reward;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What rewards were used for, as the store's orders and the rewards themselves show it. */
public final class RewardsOnOrders {
    private final RewardParts parts;
    private final RewardUses reads;

    public RewardsOnOrders(RewardParts parts, RewardUses reads) {
        this.parts = parts;
        this.reads = reads;
    }

    /** The rewards that are used for an order, or for an item of it, the first first. */
    public List<RewardUses.OnOrder> of(long orderId) {
        return parts.transactions().required(() -> reads.ofOrder(orderId));
    }

    /** The uses of these rewards that stand, by the reward's id, the first first; one look, however many there are. */
    public Map<RewardId, List<RewardUses.PastUse>> uses(Collection<RewardId> rewards) {
        return rewards.isEmpty() ? Map.of() : parts.transactions().required(() -> reads.uses(rewards));
    }
}
