package org.pointsmall.loyalty.redemption;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.pointsmall.loyalty.purchase.OrderRef;

/** Kept in maps, for tests on one thread; and it can fail. */
public final class InMemoryUnsettledOrders implements UnsettledOrders {
    private final Map<Long, UnsettledOrder> waiting = new TreeMap<>();
    private final Map<Long, Instant> settled = new TreeMap<>();
    private boolean fails;

    /** An order that has failed once. */
    public static UnsettledOrder failed(long orderId, Instant at) {
        return UnsettledOrder.failed(new OrderRef(orderId, null), at, "broken");
    }

    void fails(boolean nowOn) {
        fails = nowOn;
    }

    /** When the order was settled that had waited; null where it was not. */
    Instant settledAt(long orderId) {
        return settled.get(orderId);
    }

    @Override
    public Optional<UnsettledOrder> find(long orderId) {
        if (fails) {
            throw new IllegalStateException("there is no such table");
        }
        return Optional.ofNullable(waiting.get(orderId));
    }

    @Override
    public void add(UnsettledOrder order) {
        if (!settled.containsKey(order.order().id())) {
            waiting.put(order.order().id(), order);
        }
    }

    @Override
    public void replace(UnsettledOrder before, UnsettledOrder now) {
        waiting.replace(before.order().id(), before, now);
    }

    @Override
    public void settled(long orderId, Instant at) {
        if (waiting.remove(orderId) != null) {
            settled.put(orderId, at);
        }
    }

    @Override
    public List<UnsettledOrder> due(Instant at, long after, int limit) {
        return waiting.values().stream()
                .filter(order -> order.isDue(at) && order.order().id() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public List<UnsettledOrder> waiting(int limit) {
        return byFirstFailure().limit(limit).toList();
    }

    @Override
    public Summary now() {
        return new Summary(
                waiting.size(),
                byFirstFailure().map(UnsettledOrder::firstFailedAt).findFirst().orElse(null),
                waiting.values().stream()
                        .map(UnsettledOrder::nextAt)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    private Stream<UnsettledOrder> byFirstFailure() {
        return waiting.values().stream().sorted(Comparator.comparing(UnsettledOrder::firstFailedAt));
    }
}
