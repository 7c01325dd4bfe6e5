package org.pointsmall.loyalty.reward;

import org.pointsmall.loyalty.outbox.Event;
import org.pointsmall.loyalty.outbox.OutboxListener;

/**
 * Looks at a reward again once a use of it was taken back, because the order that it was for was cancelled. What was given back
 * or withdrawn while it was used gives back the rest of what was paid, and what a withdrawal passed over as used up ends like all
 * others. So it makes no difference whether an order is cancelled before or after.
 */
final class EndUndoneRewards implements OutboxListener {
    private static final int MOST_WITHDRAWALS = 100;

    private final RewardParts parts;
    private final WithdrawalStore withdrawals;
    private final EndRewards ending;

    EndUndoneRewards(RewardParts parts, WithdrawalStore withdrawals, EndRewards ending) {
        this.parts = parts;
        this.withdrawals = withdrawals;
        this.ending = ending;
    }

    @Override
    public String name() {
        return "undone-rewards";
    }

    @Override
    public void happened(Event event) {
        if (event.kind().equals(RewardEvents.USE_UNDONE)) {
            event.facts().number("reward").ifPresent(id -> parts.rewards()
                    .find(new RewardId(id))
                    .ifPresent(reward ->
                            lookAgain(reward, event.facts().text("ended").isPresent())));
        }
    }

    private void lookAgain(Reward reward, boolean wasVoided) {
        if (wasVoided) {
            ending.spare(reward);
        } else if (reward.state(parts.time().now()).isOpen()) {
            withdrawals.of(reward.bought().offer().id(), MOST_WITHDRAWALS).stream()
                    .filter(withdrawal ->
                            withdrawal.begunAt().isAfter(reward.bought().at()))
                    .findFirst()
                    .ifPresent(withdrawal -> ending.withdraw(reward, withdrawal.actor(), withdrawal.reason()));
        }
    }
}
