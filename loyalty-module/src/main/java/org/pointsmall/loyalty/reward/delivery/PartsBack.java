package org.pointsmall.loyalty.reward.delivery;

import org.pointsmall.loyalty.ledger.GiveBack;
import org.pointsmall.loyalty.ledger.LockedAccount;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.reward.Reward;
import org.pointsmall.loyalty.reward.RewardParts;

/** Gives back what single deliveries of a reward were paid for, each once. */
final class PartsBack {
    private final RewardParts parts;

    PartsBack(RewardParts parts) {
        this.parts = parts;
    }

    /** Answers how much came back: nothing where the account is closed. */
    Points give(LockedAccount account, Reward reward, int nth, String actor, String reason) {
        Points part = reward.worthOf(nth);
        if (part.isZero()) {
            return Points.ZERO;
        }
        boolean refused = account.giveBack(new GiveBack(
                        account.account().member(),
                        new PostingKey("give-back-delivery:" + reward.id().value() + ":" + nth),
                        reward.bought().entry(),
                        part,
                        actor,
                        reason))
                instanceof Outcome.Refused;
        if (refused) {
            return Points.ZERO;
        }
        parts.rewards().addBack(reward.id(), part);
        return part;
    }
}
