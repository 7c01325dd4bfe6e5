package org.pointsmall.loyalty.reward.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.reward.RewardId;

/** Deliveries for tests of one thread that need no database. */
public final class InMemoryDeliveries implements DeliveryStore {
    private final Map<Long, DeliveryPlan> plans = new TreeMap<>();
    private final List<Delivery> deliveries = new ArrayList<>();

    /** Forgets everything. */
    public void clear() {
        plans.clear();
        deliveries.clear();
    }

    @Override
    public void begin(DeliveryPlan plan) {
        update(plan);
    }

    @Override
    public List<RewardId> due(Instant at, long after, int limit) {
        return plans.values().stream()
                .filter(plan -> plan.isToBeTried(at) && plan.reward().value() > after)
                .map(DeliveryPlan::reward)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<DeliveryPlan> lock(RewardId reward) {
        return Optional.ofNullable(plans.get(reward.value()));
    }

    @Override
    public void update(DeliveryPlan plan) {
        plans.put(plan.reward().value(), plan);
    }

    private boolean change(RewardId reward, UnaryOperator<DeliveryPlan> change) {
        DeliveryPlan plan = plans.get(reward.value());
        if (plan == null || plan.tryAt() == null) {
            return false;
        }
        update(change.apply(plan));
        return true;
    }

    private static DeliveryPlan with(DeliveryPlan plan, long address, Instant tryAt) {
        return new DeliveryPlan(
                plan.reward(),
                plan.product(),
                plan.everyMonths(),
                plan.first(),
                address,
                plan.next(),
                plan.due(),
                tryAt,
                plan.trouble(),
                plan.waitsSince());
    }

    @Override
    public void end(RewardId reward) {
        change(reward, plan -> with(plan, plan.address(), null));
    }

    @Override
    public void hurryAll(Instant at) {
        for (DeliveryPlan plan : List.copyOf(plans.values())) {
            if (plan.trouble() != null && !plan.isToBeTried(at)) {
                change(plan.reward(), waiting -> with(waiting, waiting.address(), at));
            }
        }
    }

    @Override
    public boolean move(RewardId reward, long address) {
        return change(reward, plan -> with(plan, address, plan.tryAt()));
    }

    @Override
    public boolean hurry(RewardId reward, Instant at) {
        DeliveryPlan waiting = plans.get(reward.value());
        return waiting != null && waiting.trouble() != null && change(reward, plan -> with(plan, plan.address(), at));
    }

    @Override
    public void add(Delivery delivery) {
        deliveries.add(delivery);
    }

    @Override
    public Optional<RewardId> rewardOf(long orderId) {
        return lockByOrder(orderId).map(Delivery::reward);
    }

    @Override
    public Optional<Delivery> lockByOrder(long orderId) {
        return deliveries.stream()
                .filter(delivery -> Optional.ofNullable(delivery.order())
                        .map(OrderRef::id)
                        .filter(id -> id == orderId)
                        .isPresent())
                .findFirst();
    }

    @Override
    public void returned(Delivery delivery, Points back) {
        deliveries.replaceAll(one -> one.equals(delivery)
                ? new Delivery(
                        one.reward(), one.nth(), one.due(), Delivery.How.RETURNED, one.order(), null, back, one.at())
                : one);
    }

    @Override
    public List<DeliveryPlan> plans(Collection<RewardId> rewards) {
        return plans.values().stream()
                .filter(plan -> rewards.contains(plan.reward()))
                .toList();
    }

    @Override
    public List<Delivery> deliveries(Collection<RewardId> rewards) {
        return deliveries.stream().filter(one -> rewards.contains(one.reward())).toList();
    }
}
