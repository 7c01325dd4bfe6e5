package org.pointsmall.loyalty.reward.delivery;

import java.time.Duration;
import java.time.Instant;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.job.KeysetRun;
import org.pointsmall.loyalty.reward.RewardId;
import org.pointsmall.loyalty.reward.RewardParts;

/** Sends what is due of recurring rewards, of each reward one at a time: what was missed comes in the runs that follow. */
public final class DeliverRewards implements Job {
    public static final JobName NAME = new JobName("deliver-rewards");
    private static final int CHUNK = 20;

    private final RewardParts parts;
    private final DeliveryStore store;
    private final SendParcels sending;

    public DeliverRewards(RewardParts parts, DeliveryStore store, DeliveryOrders orders) {
        this.parts = parts;
        this.store = store;
        sending = new SendParcels(parts, store, orders);
    }

    @Override
    public JobName name() {
        return NAME;
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Run begin() {
        Instant now = parts.time().now();
        return new KeysetRun<>(
                CHUNK,
                (after, limit) -> parts.transactions().required(() -> store.due(now, after, limit)),
                RewardId::value,
                sending::send);
    }

    /** What could not be sent is tried again at once; what is not due yet stays. */
    @Override
    public Run beginByHand() {
        parts.transactions().required(() -> {
            store.hurryAll(parts.time().now());
            return true;
        });
        return begin();
    }
}
