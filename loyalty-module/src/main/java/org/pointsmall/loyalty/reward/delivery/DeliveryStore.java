package org.pointsmall.loyalty.reward.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.reward.RewardId;

/** Where schedules of rewards and what was sent by them are kept. Every method runs in the caller's transaction. */
public interface DeliveryStore {

    void begin(DeliveryPlan plan);

    /** Those that are to be tried by then and whose reward lies after this one, by the reward's id. */
    List<RewardId> due(Instant at, long after, int limit);

    /** A reward's schedule, locked until the transaction ends. */
    Optional<DeliveryPlan> lock(RewardId reward);

    void update(DeliveryPlan plan);

    /** Nothing more is sent. */
    void end(RewardId reward);

    /** Where it goes from now on; answers whether anything is still sent. */
    boolean move(RewardId reward, long address);

    /** Tries what waits now; answers whether anything does. */
    boolean hurry(RewardId reward, Instant at);

    /** Tries all that waits because it could not be sent. */
    void hurryAll(Instant at);

    /** Adds what became of one; once for each number. */
    void add(Delivery delivery);

    /** Whose delivery was sent by this order of the store's. */
    Optional<RewardId> rewardOf(long orderId);

    /** What was sent by this order of the store's, locked until the transaction ends. */
    Optional<Delivery> lockByOrder(long orderId);

    /** Its order came back. */
    void returned(Delivery delivery, Points back);

    List<DeliveryPlan> plans(Collection<RewardId> rewards);

    /** What became of those of these rewards, in their order. */
    List<Delivery> deliveries(Collection<RewardId> rewards);
}
