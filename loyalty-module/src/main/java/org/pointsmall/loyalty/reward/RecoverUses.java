package org.pointsmall.loyalty.reward;

import java.time.Duration;
import java.time.Instant;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.job.KeysetRun;
import org.pointsmall.loyalty.purchase.StandingOrders;

/**
 * Asks orders for which rewards were used, and which a crash may have ended in between, whether they were placed: if they
 * were, the use stands; if not, it is taken back.
 */
final class RecoverUses implements Job {
    public static final JobName NAME = new JobName("recover-reward-uses");
    /** Longer than any checkout takes. */
    private static final Duration WAITS = Duration.ofHours(1);

    private static final int CHUNK = 50;

    private final RewardParts parts;
    private final UseReward using;
    private final StandingOrders orders;

    RecoverUses(RewardParts parts, UseReward using, StandingOrders orders) {
        this.parts = parts;
        this.using = using;
        this.orders = orders;
    }

    @Override
    public JobName name() {
        return NAME;
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Run begin() {
        Instant before = parts.time().now().minus(WAITS);
        return new KeysetRun<>(
                CHUNK,
                (after, limit) ->
                        parts.transactions().required(() -> parts.rewards().unsettledUses(before, after, limit)),
                use -> use.reward().value(),
                use -> parts.transactions().required(() -> recover(use)));
    }

    private boolean recover(RewardStore.UseOfReward use) {
        orders.find(use.orderId()).ifPresentOrElse(parts.rewards()::settle, () -> using.undoUnlessRenewed(use));
        return true;
    }
}
