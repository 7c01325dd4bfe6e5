package org.pointsmall.loyalty.reward;

import java.time.Duration;
import java.time.Instant;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.job.KeysetRun;
import org.pointsmall.loyalty.points.Points;

/** Ends rewards whose time is up. That time counts by itself, so nothing waits for this. */
final class ExpireRewards implements Job {
    public static final JobName NAME = new JobName("expire-rewards");
    private static final int CHUNK = 100;

    private final RewardParts parts;
    private final RewardEvents events;

    ExpireRewards(RewardParts parts) {
        this.parts = parts;
        events = new RewardEvents(parts.outbox());
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
        Instant now = parts.time().now();
        return new KeysetRun<>(
                CHUNK,
                (after, limit) ->
                        parts.transactions().required(() -> parts.rewards().overdue(now, after, limit)),
                reward -> reward.id().value(),
                reward -> parts.transactions().required(() -> expire(reward.id(), now)));
    }

    private boolean expire(RewardId id, Instant now) {
        return parts.rewards()
                .lock(id)
                .filter(reward -> reward.ended() == null && reward.state(now) == RewardState.EXPIRED)
                .filter(reward -> parts.rewards().end(id, RewardState.EXPIRED, Points.ZERO, now))
                .map(reward -> {
                    events.uses(RewardEvents.EXPIRED, reward, reward.usesLeft(), now);
                    return true;
                })
                .orElse(false);
    }
}
