package org.pointsmall.loyalty.reward.delivery;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.ledger.Account;
import org.pointsmall.loyalty.ledger.LockedAccount;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.reward.Reward;
import org.pointsmall.loyalty.reward.RewardEvents;
import org.pointsmall.loyalty.reward.RewardId;
import org.pointsmall.loyalty.reward.RewardParts;

/** What was and will be sent for rewards, as members and staff see and change it. */
public final class RewardDeliveries {
    private final RewardParts parts;
    private final DeliveryStore store;
    private final PartsBack partsBack;
    private final RewardEvents events;

    public RewardDeliveries(RewardParts parts, DeliveryStore store) {
        this.parts = parts;
        this.store = store;
        partsBack = new PartsBack(parts);
        events = new RewardEvents(parts.outbox());
    }

    /**
     * What is known of a reward's deliveries.
     *
     * @param past what became of those so far, the first first
     */
    public record Shown(DeliveryPlan plan, List<Delivery> past) {
        public Shown {
            past = List.copyOf(past);
        }
    }

    /** Those of these rewards that send anything, by the reward's id; two looks, however many there are. */
    public Map<RewardId, Shown> of(Collection<RewardId> rewards) {
        if (rewards.isEmpty()) {
            return Map.of();
        }
        return parts.transactions().required(() -> {
            List<DeliveryPlan> plans = store.plans(rewards);
            if (plans.isEmpty()) {
                return Map.of();
            }
            Map<RewardId, List<Delivery>> past =
                    new HashMap<>(store.deliveries(rewards).stream().collect(Collectors.groupingBy(Delivery::reward)));
            return plans.stream()
                    .map(plan -> new Shown(plan, past.getOrDefault(plan.reward(), List.of())))
                    .collect(Collectors.toMap(shown -> shown.plan().reward(), Function.identity()));
        });
    }

    /**
     * What is still to be sent goes to another address from now on. Refused with {@code ADDRESS_MISSING} where the member
     * has no such, and with {@code CONFLICT} ({@code rewardId}) where nothing is sent any more.
     *
     * @return nothing where the member has no such reward
     */
    public Optional<Outcome<Reward>> sendTo(MemberId member, RewardId id, long address) {
        return parts.transactions().required(() -> parts.rewards()
                .find(id)
                .filter(reward -> reward.member().equals(owner(member)))
                .map(reward -> sendTo(member, reward, address)));
    }

    private Outcome<Reward> sendTo(MemberId member, Reward reward, long address) {
        Optional<Long> known = parts.deliveries().address(member, address);
        if (known.isEmpty()) {
            return Outcome.refused(Refusal.of(RefusalCode.ADDRESS_MISSING)
                    .with("rewardId", reward.id().value()));
        }
        return store.move(reward.id(), known.get())
                ? Outcome.done(reward)
                : Outcome.refused(Refusal.of(RefusalCode.CONFLICT)
                        .with("rewardId", reward.id().value()));
    }

    private MemberId owner(MemberId member) {
        return parts.ledger().account(member).map(Account::member).orElse(member);
    }

    /** What waits is tried by the next run; answers whether anything waits. */
    public boolean tryNow(RewardId id) {
        return parts.transactions().required(() -> store.hurry(id, parts.time().now()));
    }

    /** An order of the store's was cancelled or came back, in that transaction: what was paid for it comes back, once. */
    public void cameBack(Cart order) {
        if (order.context().isDelivery()) {
            long id = order.order().id();
            store.rewardOf(id).flatMap(parts.rewards()::find).ifPresent(reward -> cameBack(reward, id));
        }
    }

    private void cameBack(Reward seen, long order) {
        LockedAccount account = parts.ledger().lock(seen.member());
        Reward reward = parts.rewards().lock(seen.id()).orElseThrow();
        store.lockByOrder(order)
                .filter(delivery -> delivery.how() == Delivery.How.MADE)
                .ifPresent(delivery -> cameBack(account, reward, delivery));
    }

    private void cameBack(LockedAccount account, Reward reward, Delivery delivery) {
        Points back = partsBack.give(account, reward, delivery.nth(), "after-sale", "its order came back");
        store.returned(delivery, back);
        events.delivery(
                RewardEvents.DELIVERY_RETURNED,
                reward,
                delivery.nth(),
                facts -> facts.with("points", back.value()),
                account.now());
    }
}
