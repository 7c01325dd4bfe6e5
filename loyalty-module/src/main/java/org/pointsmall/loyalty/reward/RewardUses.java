package org.pointsmall.loyalty.reward;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is read of the uses of rewards. Every method runs in the caller's transaction. */
public interface RewardUses {

    /**
     * A use of a reward.
     *
     * @param name by which it is known; nobody uses the reward again under it
     * @param orderNumber of the order that it was for; null for none
     * @param forOrder whether it was for an order
     * @param item the order's item that the reward belongs to by it; null for none
     */
    record PastUse(
            String name,
            @Nullable String orderNumber,
            boolean forOrder,
            @Nullable Long item,
            String actor,
            Instant at) {}

    /** The uses of these rewards that stand, by the reward's id, the first first. */
    Map<RewardId, List<PastUse>> uses(Collection<RewardId> rewards);

    /**
     * A reward that is used for an order.
     *
     * @param item the order's item that it belongs to; null for the order as a whole
     * @param at when it was used
     */
    record OnOrder(Reward reward, @Nullable Long item, Instant at) {}

    /** Those of this order, the first first. */
    List<OnOrder> ofOrder(long orderId);
}
