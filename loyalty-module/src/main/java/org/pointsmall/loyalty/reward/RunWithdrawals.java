package org.pointsmall.loyalty.reward;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.refusal.Outcome;

/**
 * Ends the rewards of offers that are withdrawn, each in a transaction of its own that also notes how far it has come: cut
 * off anywhere, it goes on there, and its figures are those of the ledger. It goes through all rewards again until a round
 * has ended none, and not before exchanges that were under way when the offer was switched off are over.
 */
public final class RunWithdrawals implements Job {
    public static final JobName NAME = new JobName("withdraw-rewards");
    /** Longer than an offer that was switched off can still be had on any node, and an exchange takes. */
    private static final Duration SETTLES = Duration.ofSeconds(10);

    private static final int CHUNK = 50;

    private final RewardParts parts;
    private final WithdrawalStore withdrawals;
    private final EndRewards ending;

    public RunWithdrawals(RewardParts parts, WithdrawalStore withdrawals, EndRewards ending) {
        this.parts = parts;
        this.withdrawals = withdrawals;
        this.ending = ending;
    }

    @Override
    public JobName name() {
        return NAME;
    }

    /** Somebody waits for it. */
    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Run begin() {
        return () -> {
            long done = 0;
            for (int i = 0; i < CHUNK; i++) {
                Step step = parts.transactions().required(this::step);
                done += step == Step.ENDED ? 1 : 0;
                if (step == Step.NOTHING) {
                    return new Chunk(done, true);
                }
            }
            return new Chunk(done, false);
        };
    }

    private enum Step {
        ENDED,
        PASSED,
        NOTHING
    }

    private Step step() {
        return withdrawals.lockNext().map(this::step).orElse(Step.NOTHING);
    }

    private Step step(Withdrawal withdrawal) {
        List<Reward> next = parts.rewards().open(withdrawal.offer(), withdrawal.last(), 1);
        if (next.isEmpty()) {
            return endOfRound(withdrawal);
        }
        Reward reward = next.get(0);
        Optional<Outcome<Reward>> outcome = ending.withdraw(reward, withdrawal.actor(), withdrawal.reason());
        withdrawals.update(outcome.map(came -> came instanceof Outcome.Done<Reward> done
                        ? withdrawal.ended(done.value())
                        : withdrawal.left(reward.id()))
                .orElseGet(() -> withdrawal.passed(reward.id())));
        return outcome.filter(came -> !came.isRefused()).isPresent() ? Step.ENDED : Step.PASSED;
    }

    private Step endOfRound(Withdrawal withdrawal) {
        if (parts.time().now().isBefore(withdrawal.begunAt().plus(SETTLES))) {
            withdrawals.update(withdrawal.nextRound());
            return Step.NOTHING;
        }
        withdrawals.update(
                withdrawal.inRound() > 0
                        ? withdrawal.nextRound()
                        : withdrawal.finished(parts.time().now()));
        return Step.PASSED;
    }
}
