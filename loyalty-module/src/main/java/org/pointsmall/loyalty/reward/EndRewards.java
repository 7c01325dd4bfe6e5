package org.pointsmall.loyalty.reward;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.pointsmall.loyalty.ledger.AccountStatus;
import org.pointsmall.loyalty.ledger.GiveBack;
import org.pointsmall.loyalty.ledger.LockedAccount;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.mall.MallOffer;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.OutboxListener;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.refusal.RefusedException;
import org.pointsmall.loyalty.stock.Claimant;
import org.pointsmall.loyalty.stock.StockKey;

/**
 * Brings rewards to an end before they are used up: a member gives one back, the merchant withdraws an offer. What was
 * paid then comes back for what is unused, whatever has become of the offer. Each happens once, however often it is asked
 * for.
 */
public final class EndRewards {
    private static final int CHUNK = 100;

    private final RewardParts parts;
    private final UseReward using;
    private final RewardEvents events;

    public EndRewards(RewardParts parts) {
        this.parts = parts;
        using = new UseReward(parts);
        events = new RewardEvents(parts.outbox());
    }

    /**
     * The member gives a reward back. One that was given back before answers with itself. Refused with
     *
     * <ul>
     *   <li>{@code CONFLICT} ({@code state}) where it has been used up or has expired;
     *   <li>{@code NOT_ELIGIBLE} ({@code rewardId}) where the offer did not allow it, or it is a partner's code;
     *   <li>{@code ACCOUNT_FROZEN} where the account is closed.
     * </ul>
     *
     * @return nothing where the member has no such reward
     */
    public Optional<Outcome<Reward>> giveBack(MemberId member, RewardId id) {
        using.noteUseInTheStore(id);
        return isolated(() -> {
            LockedAccount account = parts.ledger().lock(member);
            return parts.rewards()
                    .lock(id)
                    .filter(reward -> reward.member().equals(account.account().member()))
                    .map(reward -> giveBack(account, reward));
        });
    }

    private Reward giveBack(LockedAccount account, Reward reward) {
        RewardState state = reward.state(account.now());
        if (state == RewardState.VOIDED) {
            return reward;
        }
        if (!state.isOpen()) {
            throw new RefusedException(Refusal.of(RefusalCode.CONFLICT).with("state", state.name()));
        }
        if (!reward.givesBack()) {
            throw new RefusedException(Refusal.of(RefusalCode.NOT_ELIGIBLE)
                    .with("rewardId", reward.id().value()));
        }
        return voided(account, reward, "member", "given back");
    }

    /** What came of a withdrawal: rewards that ended, and those whose account is closed, which are left as they are. */
    public record Withdrawn(long ended, long left) {}

    /**
     * Ends all rewards of an offer that are still open, in transactions of their own. Repeated, it ends what has been
     * bought since.
     */
    public Withdrawn withdraw(long offerId, String actor, String reason) {
        long ended = 0;
        long left = 0;
        long last = 0;
        while (true) {
            long after = last;
            List<Reward> chunk =
                    parts.transactions().required(() -> parts.rewards().open(offerId, after, CHUNK));
            for (Reward reward : chunk) {
                last = reward.id().value();
                Optional<Outcome<Reward>> outcome = withdraw(reward, actor, reason);
                ended += outcome.filter(one -> !one.isRefused()).isPresent() ? 1 : 0;
                left += outcome.filter(Outcome::isRefused).isPresent() ? 1 : 0;
            }
            if (chunk.size() < CHUNK) {
                return new Withdrawn(ended, left);
            }
        }
    }

    /** The merchant ends one reward; nothing where it has ended meanwhile. Refused where the account is closed. */
    public Optional<Outcome<Reward>> withdraw(Reward reward, String actor, String reason) {
        if (reward.storeCode() != null) {
            using.noteUseInTheStore(reward.id());
        }
        return isolated(() -> {
            LockedAccount account = parts.ledger().lock(reward.member());
            return parts.rewards()
                    .lock(reward.id())
                    .filter(found -> found.state(account.now()).isOpen())
                    .map(found -> voided(account, found, actor, reason));
        });
    }

    private Reward voided(LockedAccount account, Reward reward, String actor, String reason) {
        Instant now = account.now();
        Points back = reward.worth();
        if (!back.isZero()) {
            account.giveBack(new GiveBack(
                            account.account().member(),
                            PostingKey.of("give-back-reward", reward.id().value()),
                            reward.bought().entry(),
                            back,
                            actor,
                            reason))
                    .orElseThrow(RefusedException::new);
        }
        parts.rewards().end(reward.id(), RewardState.VOIDED, reward.pointsBack().plus(back), now);
        parts.deliveries().end(reward.id());
        String code = reward.storeCode();
        if (code != null) {
            parts.coupons().end(code, now);
        }
        putBack(reward, reward.unusedPieces());
        events.points(RewardEvents.VOIDED, reward, back.value(), now);
        return parts.rewards().find(reward.id()).orElseThrow();
    }

    /** Sees to rewards that had ended, or whose offer was withdrawn, before a use was taken back: as if it had never been. */
    public OutboxListener afterUndone(WithdrawalStore withdrawals) {
        return new EndUndoneRewards(parts, withdrawals, this);
    }

    /** What was paid for a use that was taken back after the reward had been voided; nothing to a closed account. */
    void spare(Reward seen) {
        isolated(() -> {
            LockedAccount account = parts.ledger().lock(seen.member());
            return parts.rewards()
                    .lock(seen.id())
                    .filter(reward -> account.account().status() != AccountStatus.CLOSED)
                    .filter(reward -> parts.rewards().spare(reward.id()))
                    .map(reward -> spare(account, reward));
        });
    }

    private Reward spare(LockedAccount account, Reward before) {
        Reward reward = parts.rewards().find(before.id()).orElseThrow();
        Points back = reward.worth().minus(before.worth());
        if (!back.isZero()) {
            account.giveBack(new GiveBack(
                            account.account().member(),
                            new PostingKey("give-back-reward:" + reward.id().value() + ":" + reward.usesLeft()),
                            reward.bought().entry(),
                            back,
                            "rewards",
                            "a use was taken back"))
                    .orElseThrow(RefusedException::new);
            parts.rewards().addBack(reward.id(), back);
        }
        putBack(reward, reward.unusedPieces() - before.unusedPieces());
        return reward;
    }

    private void putBack(Reward reward, long pieces) {
        if (pieces > 0) {
            Claimant by = ExchangeOffer.claimant(reward.id());
            StockKey offer = MallOffer.stockKey(reward.bought().offer().id());
            parts.stock().comeBack(by, Map.of(offer, pieces, MallOffer.firstKey(offer), pieces));
        }
    }

    private Optional<Outcome<Reward>> isolated(Supplier<Optional<Reward>> work) {
        try {
            return parts.transactions().isolated(work).map(Outcome::done);
        } catch (RefusedException e) {
            return Optional.of(Outcome.refused(e.refusal()));
        }
    }
}
