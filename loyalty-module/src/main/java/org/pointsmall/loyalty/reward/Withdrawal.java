package org.pointsmall.loyalty.reward;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;

/**
 * The merchant takes an offer back, and gives everybody what they paid for what they have not used.
 *
 * @param expected how many rewards were open when it was begun
 * @param last the reward that this round has come to
 * @param inRound how many this round has ended
 * @param ended how many were ended
 * @param left how many this round has left as they are, as their account is closed
 * @param points that came back
 * @param finishedAt null while it runs
 */
public record Withdrawal(
        long id,
        long offer,
        String reason,
        String actor,
        Instant begunAt,
        long expected,
        long last,
        long inRound,
        long ended,
        long left,
        Points points,
        @Nullable Instant finishedAt) {

    public boolean isRunning() {
        return finishedAt == null;
    }

    Withdrawal passed(RewardId reward) {
        return with(reward.value(), inRound, ended, left, points, null);
    }

    Withdrawal ended(Reward reward) {
        return with(reward.id().value(), inRound + 1, ended + 1, left, points.plus(reward.worth()), null);
    }

    Withdrawal left(RewardId reward) {
        return with(reward.value(), inRound, ended, left + 1, points, null);
    }

    /** From the first reward on once more, for those that were bought meanwhile. */
    Withdrawal nextRound() {
        return with(0, 0, ended, 0, points, null);
    }

    Withdrawal finished(Instant at) {
        return with(last, inRound, ended, left, points, at);
    }

    private Withdrawal with(
            long reached, long ofRound, long ends, long lefts, Points back, @Nullable Instant finished) {
        return new Withdrawal(
                id, offer, reason, actor, begunAt, expected, reached, ofRound, ends, lefts, back, finished);
    }
}
