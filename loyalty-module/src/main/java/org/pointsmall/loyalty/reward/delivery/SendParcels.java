package org.pointsmall.loyalty.reward.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.AccountStatus;
import org.pointsmall.loyalty.ledger.LockedAccount;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.RefusedException;
import org.pointsmall.loyalty.reward.Reward;
import org.pointsmall.loyalty.reward.RewardEvents;
import org.pointsmall.loyalty.reward.RewardId;
import org.pointsmall.loyalty.reward.RewardParts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due of a reward: the order, its row and the reward's use are one transaction, so that it is sent once,
 * wherever that breaks off and on however many nodes it is tried. What can't be sent is tried again for a week; then its
 * part of the points comes back, and the next one is waited for.
 */
final class SendParcels {
    private static final Logger LOG = LoggerFactory.getLogger(SendParcels.class);
    private static final Duration AGAIN = Duration.ofHours(1);
    private static final Duration LONGEST_WAIT = Duration.ofDays(7);
    private static final String ACTOR = "deliveries";

    private final RewardParts parts;
    private final DeliveryStore store;
    private final DeliveryOrders orders;
    private final PartsBack partsBack;
    private final RewardEvents events;

    SendParcels(RewardParts parts, DeliveryStore store, DeliveryOrders orders) {
        this.parts = parts;
        this.store = store;
        this.orders = orders;
        partsBack = new PartsBack(parts);
        events = new RewardEvents(parts.outbox());
    }

    /**
     * Sends the next one of the reward, if it is due; answers whether it was sent. One that can't even be noted as failed must
     * not keep the others waiting: it is logged and tried again by the next run.
     */
    boolean send(RewardId id) {
        try {
            return parts.transactions().required(() -> store.plans(List.of(id))).stream()
                    .anyMatch(plan -> send(id, plan.next()));
        } catch (RuntimeException e) {
            LOG.error("What is due of reward {} could not be tried; it stays", id.value(), e);
            return false;
        }
    }

    private boolean send(RewardId id, int nth) {
        Trouble trouble;
        try {
            return parts.transactions().required(() -> sendLocked(id, nth));
        } catch (UndeliverableException e) {
            trouble = e.trouble();
        } catch (RefusedException e) {
            trouble = Trouble.REFUSED;
            LOG.info("Delivery {} of reward {} is refused: {}", nth, id.value(), e.refusal());
        } catch (RuntimeException e) {
            trouble = Trouble.FAILED;
            LOG.warn("Delivery {} of reward {} could not be made; it will be tried again", nth, id.value(), e);
        }
        Trouble why = trouble;
        parts.transactions().required(() -> failed(id, nth, why));
        return false;
    }

    /** A reward whose next delivery is due, with all that it stands on locked. */
    private record Due(LockedAccount account, Reward reward, DeliveryPlan plan) {}

    private Optional<Due> due(RewardId id, int nth) {
        return parts.rewards().find(id).flatMap(seen -> {
            LockedAccount account = parts.ledger().lock(seen.member());
            return parts.rewards()
                    .lock(id)
                    // Another one's by now: the next run takes it up.
                    .filter(reward -> reward.member().equals(account.account().member()))
                    .flatMap(reward -> store.lock(id)
                            .filter(plan -> plan.next() == nth && plan.isToBeTried(account.now()))
                            .filter(plan -> isOpen(reward, account.now()))
                            .map(plan -> new Due(account, reward, plan)));
        });
    }

    private boolean isOpen(Reward reward, Instant now) {
        boolean open = reward.state(now).isOpen();
        if (!open) {
            store.end(reward.id());
        }
        return open;
    }

    private boolean sendLocked(RewardId id, int nth) {
        Optional<Due> due = due(id, nth);
        due.ifPresent(this::sendLocked);
        return due.isPresent();
    }

    private void sendLocked(Due due) {
        AccountStatus status = due.account().account().status();
        if (status != AccountStatus.ACTIVE) {
            throw new UndeliverableException(
                    status == AccountStatus.FROZEN ? Trouble.ACCOUNT_FROZEN : Trouble.ACCOUNT_CLOSED);
        }
        Reward reward = due.reward();
        DeliveryPlan plan = due.plan();
        OrderRef order = orders.place(new Parcel(
                reward.member(),
                reward.id(),
                plan.next(),
                reward.bought().offer().id(),
                plan.product(),
                plan.address()));
        over(due, Delivery.How.MADE, order, null, Points.ZERO);
        events.delivery(
                RewardEvents.DELIVERY_MADE,
                reward,
                plan.next(),
                facts -> facts.with("orderNumber", order.number()),
                due.account().now());
    }

    private void over(Due due, Delivery.How how, @Nullable OrderRef order, @Nullable Trouble trouble, Points back) {
        Reward reward = due.reward();
        DeliveryPlan plan = due.plan();
        Instant now = due.account().now();
        if (!parts.rewards().use(reward.id(), "delivery:" + plan.next(), null, ACTOR, now)) {
            throw new IllegalStateException("nothing is left to be sent of reward " + reward.id());
        }
        store.add(new Delivery(reward.id(), plan.next(), plan.due(), how, order, trouble, back, now));
        Schedule schedule =
                new Schedule(plan.first(), plan.everyMonths(), parts.time().zone());
        store.update(plan.past(schedule, reward.bought().uses()));
    }

    /** Where it was not sent after all: what fails once the transaction is committed has not undone it. */
    private boolean failed(RewardId id, int nth, Trouble trouble) {
        Optional<Due> due = due(id, nth);
        due.ifPresent(found -> failed(found, trouble));
        return due.isPresent();
    }

    private void failed(Due due, Trouble trouble) {
        Instant now = due.account().now();
        DeliveryPlan plan = due.plan();
        Instant before = plan.waitsSince();
        Instant since = before == null ? now : before;
        if (trouble == Trouble.ACCOUNT_CLOSED) {
            store.update(plan.ended(trouble));
        } else if (trouble == Trouble.ACCOUNT_FROZEN) {
            store.update(plan.waiting(trouble, null, now.plus(AGAIN)));
            told(plan, due, trouble);
        } else if (now.isBefore(since.plus(LONGEST_WAIT))) {
            store.update(plan.waiting(trouble, since, now.plus(AGAIN)));
            told(plan, due, trouble);
        } else {
            lapse(due, trouble);
        }
    }

    /** Once for each reason. */
    private void told(DeliveryPlan plan, Due due, Trouble trouble) {
        if (plan.trouble() != trouble) {
            events.delivery(
                    RewardEvents.DELIVERY_WAITS,
                    due.reward(),
                    plan.next(),
                    facts -> facts.with("trouble", trouble.name()),
                    due.account().now());
        }
    }

    private void lapse(Due due, Trouble trouble) {
        DeliveryPlan plan = due.plan();
        Points back = partsBack.give(due.account(), due.reward(), plan.next(), ACTOR, "could not be sent");
        over(due, Delivery.How.LAPSED, null, trouble, back);
        events.delivery(
                RewardEvents.DELIVERY_LAPSED,
                due.reward(),
                plan.next(),
                facts -> facts.with("trouble", trouble.name()).with("points", back.value()),
                due.account().now());
    }
}
