package org.pointsmall.loyalty.reward;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.audit.AuditScope;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.outbox.EventKind;
import org.pointsmall.loyalty.outbox.OutboxListener;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.purchase.PlacedOrders;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

/** A reward is used: by staff, by the store, at a checkout. Each use has a name and happens once. */
public final class UseReward {
    private final RewardParts parts;
    private final RewardEvents events;

    public UseReward(RewardParts parts) {
        this.parts = parts;
        events = new RewardEvents(parts.outbox());
    }

    /**
     * Uses a reward once. The same name again answers with the reward, and uses it no further. Refused with
     * {@code CONFLICT} ({@code state}) where it can't be used now, or ({@code kind}) where only its deliveries use it.
     *
     * @param use names the use, such as the order's or the voucher's number: 1 to 80 characters
     * @return nothing where there is no such reward
     */
    public Optional<Outcome<Reward>> use(RewardId id, String use, @Nullable OrderRef order, String actor) {
        return useFor(id, use, UsedFor.order(order), actor);
    }

    /** The same for one item of an order, to which the reward belongs from then on: it is shown on that line. */
    public Optional<Outcome<Reward>> useForLine(RewardId id, String use, OrderRef order, long item, String actor) {
        return useFor(id, use, new UsedFor(order, item), actor);
    }

    private Optional<Outcome<Reward>> useFor(RewardId id, String use, @Nullable UsedFor purpose, String actor) {
        return parts.transactions()
                .required(() -> parts.rewards().lock(id).map(reward -> use(reward, use, purpose, actor)));
    }

    /**
     * Uses the reward of one of the store's offer codes, in the transaction that takes the code into account. Refused with
     * {@code CONFLICT} ({@code code}, {@code state}).
     *
     * @return nothing where nobody bought the code with points
     */
    public Optional<Outcome<Reward>> useStoreCode(String code, OrderRef order, String actor) {
        return parts.transactions().required(() -> parts.rewards()
                .lockByStoreCode(code)
                .map(reward -> use(reward, ofOrder(order.id()), UsedFor.order(order), actor)));
    }

    private static String ofOrder(long orderId) {
        return "order:" + orderId;
    }

    private Outcome<Reward> use(Reward reward, String use, @Nullable UsedFor purpose, String actor) {
        if (parts.rewards().isUsed(reward.id(), use)) {
            AuditScope.nothingToNote();
            return Outcome.done(reward);
        }
        if (reward.bought().kind() == Content.Kind.RECURRING) {
            return Outcome.refused(Refusal.of(RefusalCode.CONFLICT)
                    .with("rewardId", reward.id().value())
                    .with("kind", Content.Kind.RECURRING.name()));
        }
        Instant now = parts.time().now();
        if (!parts.rewards().use(reward.id(), use, purpose, actor, now)) {
            Refusal refusal = Refusal.of(RefusalCode.CONFLICT)
                    .with("rewardId", reward.id().value())
                    .with("state", reward.state(now).name());
            return Outcome.refused(refusal);
        }
        events.uses(RewardEvents.USED, reward, reward.usesLeft() - 1, now);
        return Outcome.done(parts.rewards().find(reward.id()).orElseThrow());
    }

    /**
     * Takes a use back, once: the reward can be used once more for as long as it could be. One that was voided meanwhile
     * stays so.
     *
     * @return whether it can be used once more
     */
    public boolean undo(RewardId id, String use) {
        return parts.transactions().required(() -> parts.rewards()
                .lock(id)
                .filter(reward -> undo(reward, use))
                .isPresent());
    }

    /** Takes all uses for an order back: it did not come to pass, or was cancelled. Answers how many. */
    public int undoOf(long orderId) {
        return undoOf(orderId, any -> true);
    }

    /** Takes back the uses for these items of an order, which have come back: the rewards are not theirs any more. */
    public int undoOfLines(long orderId, Set<Long> items) {
        return items.isEmpty() ? 0 : undoOf(orderId, use -> use.item() != null && items.contains(use.item()));
    }

    private int undoOf(long orderId, Predicate<RewardStore.UseOfReward> which) {
        return parts.transactions().required(() -> {
            int undone = 0;
            for (RewardStore.UseOfReward use :
                    parts.rewards().usesOf(orderId).stream().filter(which).toList()) {
                undone += undo(use.reward(), use.use()) ? 1 : 0;
                parts.rewards().find(use.reward()).ifPresent(reward -> forget(reward, orderId));
            }
            return undone;
        });
    }

    private void forget(Reward reward, long orderId) {
        String code = reward.storeCode();
        if (code != null) {
            parts.coupons().forget(code, orderId);
        }
    }

    private boolean undo(Reward reward, String use) {
        Instant now = parts.time().now();
        boolean undone = parts.rewards().undo(reward.id(), use, now);
        if (undone) {
            events.uses(RewardEvents.USE_UNDONE, reward, reward.usesLeft() + 1, now);
        }
        return undone;
    }

    /**
     * Has uses say the numbers of their orders once these are settled.
     *
     * @param settled the kind of event that says which {@code order} was settled, and its {@code orderNumber}
     */
    public OutboxListener numbering(EventKind settled) {
        return new NumberUses(parts, settled);
    }

    /** The job that asks orders for which rewards were used whether they were placed. */
    public Job recovering(PlacedOrders placedOrders) {
        return new RecoverUses(parts, this, placedOrders);
    }
}
