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
import org.pointsmall.loyalty.purchase.StandingOrders;
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
     * What one try to check an order out has claimed.
     *
     * @param first whether no other try of the same order had claimed it before: what several rely on none takes back by
     *     itself, as each may be the one that comes to pass
     */
    public record Claim(RewardId reward, String use, long orderId, Instant at, boolean first) {}

    /**
     * Uses the reward of one of the store's offer codes, in the transaction that takes the code into account. Refused with
     * {@code CONFLICT} ({@code code}, {@code state}).
     *
     * @return nothing where nobody bought the code with points
     */
    public Optional<Outcome<Claim>> useStoreCode(String code, OrderRef order, String actor) {
        return parts.transactions()
                .required(() -> parts.rewards().lockByStoreCode(code).map(reward -> claim(reward, order, actor)));
    }

    private Outcome<Claim> claim(Reward reward, OrderRef order, String actor) {
        String use = ofOrder(order.id());
        Instant now = parts.time().now();
        Optional<Instant> before = parts.rewards().usedAt(reward.id(), use);
        if (before.isPresent()) {
            Instant again = now.isAfter(before.get()) ? now : before.get().plusMillis(1);
            parts.rewards().renew(reward.id(), use, again);
            return Outcome.done(new Claim(reward.id(), use, order.id(), again, false));
        }
        return use(reward, use, UsedFor.order(order), actor, now)
                .map(used -> new Claim(used.id(), use, order.id(), now, true));
    }

    /**
     * Takes back what a try to check out has claimed, unless another try of the same order relies on it by now.
     *
     * @return whether it was taken back
     */
    public boolean undo(Claim claim) {
        return claim.first()
                && undoUnlessRenewed(
                        new RewardStore.UseOfReward(claim.reward(), claim.use(), claim.orderId(), null, claim.at()));
    }

    /**
     * Takes a use for an order back that did not come to pass, unless it was renewed since it was read. It is looked at
     * before it is locked: one whose own transaction has yet to fail is not there, and not waited for.
     */
    boolean undoUnlessRenewed(RewardStore.UseOfReward use) {
        return parts.transactions()
                .required(() -> isAsRead(use)
                        && parts.rewards()
                                .lock(use.reward())
                                .filter(reward -> isAsRead(use))
                                .filter(reward -> undo(reward, use.use()))
                                .map(reward -> forget(reward, use.orderId()))
                                .isPresent());
    }

    private boolean isAsRead(RewardStore.UseOfReward use) {
        return parts.rewards()
                .usedAt(use.reward(), use.use())
                .filter(use.at()::equals)
                .isPresent();
    }

    /** Notes a use of which only the store knows, as the programme was switched off then. */
    boolean noteUseInTheStore(RewardId id) {
        return parts.transactions().required(() -> parts.rewards()
                .lock(id)
                .filter(reward -> reward.ended() == null)
                .flatMap(reward -> Optional.ofNullable(reward.storeCode())
                        .flatMap(parts.coupons()::usedFor)
                        .map(order -> noteUseInTheStore(reward, order)))
                .isPresent());
    }

    private Outcome<Reward> noteUseInTheStore(Reward reward, OrderRef order) {
        Outcome<Reward> used = use(reward, ofOrder(order.id()), UsedFor.order(order), "store");
        parts.rewards().settle(order);
        return used;
    }

    private static String ofOrder(long orderId) {
        return "order:" + orderId;
    }

    private Outcome<Reward> use(Reward reward, String use, @Nullable UsedFor purpose, String actor) {
        if (parts.rewards().usedAt(reward.id(), use).isPresent()) {
            AuditScope.nothingToNote();
            return Outcome.done(reward);
        }
        return use(reward, use, purpose, actor, parts.time().now());
    }

    private Outcome<Reward> use(Reward reward, String use, @Nullable UsedFor purpose, String actor, Instant now) {
        if (reward.bought().kind() == Content.Kind.RECURRING) {
            return Outcome.refused(Refusal.of(RefusalCode.CONFLICT)
                    .with("rewardId", reward.id().value())
                    .with("kind", Content.Kind.RECURRING.name()));
        }
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
     * stays so, and what was paid for the use comes back ({@link EndRewards#afterUndone}).
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

    private Reward forget(Reward reward, long orderId) {
        String code = reward.storeCode();
        if (code != null) {
            parts.coupons().forget(code, orderId);
        }
        return reward;
    }

    private boolean undo(Reward reward, String use) {
        Instant now = parts.time().now();
        boolean wasVoided = reward.ended() == RewardState.VOIDED
                && parts.rewards().usedAt(reward.id(), use).isPresent();
        boolean undone = parts.rewards().undo(reward.id(), use, now);
        if (undone || wasVoided) {
            events.undone(reward, now);
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
    public Job recovering(StandingOrders orders) {
        return new RecoverUses(parts, this, orders);
    }
}
