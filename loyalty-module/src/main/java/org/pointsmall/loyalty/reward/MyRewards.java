package org.pointsmall.loyalty.reward;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.Account;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;

/** What a member sees of their rewards: never another's. */
public final class MyRewards {
    private final RewardParts parts;

    public MyRewards(RewardParts parts) {
        this.parts = parts;
    }

    /**
     * A reward with what only its owner sees.
     *
     * @param state at this moment
     * @param code what is to be entered or shown somewhere; null where there is none
     */
    public record Shown(Reward reward, RewardState state, boolean givesBack, @Nullable String code) {}

    /**
     * The member's rewards, the latest first, without codes from pools: those are read one by one.
     *
     * @param states those wanted; none for all
     * @param before the last one of the page before
     */
    public List<Shown> page(MemberId member, Set<RewardState> states, @Nullable RewardId before, int limit) {
        return parts.transactions()
                .required(() -> parts
                        .rewards()
                        .of(owner(member), states, parts.time().now(), before, limit)
                        .stream()
                        .map(reward -> shown(reward, reward.storeCode()))
                        .toList());
    }

    /** One of the member's rewards, with its code; nothing where it is not theirs. */
    public Optional<Shown> one(MemberId member, RewardId id) {
        return parts.transactions().required(() -> parts.rewards()
                .find(id)
                .filter(reward -> reward.member().equals(owner(member)))
                .map(reward -> shown(reward, code(reward))));
    }

    /**
     * The store's offer whose coupon was the member's last exchange, where that can still be used.
     *
     * @param since an earlier exchange doesn't count
     */
    public Optional<Long> lastCoupon(MemberId member, Instant since) {
        return page(member, Set.of(), null, 1).stream()
                .filter(shown -> shown.state().isOpen())
                .map(shown -> shown.reward().bought())
                .filter(bought ->
                        bought.kind() == Content.Kind.COUPON && bought.at().isAfter(since))
                .map(bought -> Long.parseLong(bought.subject()))
                .findFirst();
    }

    /** How many points all members have given for this cause. */
    public Points donated(String cause) {
        return parts.transactions().required(() -> parts.rewards().donated(cause));
    }

    private @Nullable String code(Reward reward) {
        return reward.bought().kind() == Content.Kind.CODE
                ? parts.codes().codeOf(reward.id()).orElse(null)
                : reward.storeCode();
    }

    private Shown shown(Reward reward, @Nullable String code) {
        return new Shown(
                reward,
                reward.state(parts.time().now()),
                reward.givesBack(parts.time().now()),
                code);
    }

    private MemberId owner(MemberId member) {
        return parts.ledger().account(member).map(Account::member).orElse(member);
    }
}
