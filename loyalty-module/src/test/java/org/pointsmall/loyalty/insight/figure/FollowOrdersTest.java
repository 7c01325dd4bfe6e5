package org.pointsmall.loyalty.insight.figure;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever becomes of orders, and whoever tells of it, a round of the patrol later everything is seen. */
class FollowOrdersTest {
    private static final int AT_ONCE = 4;
    private static final Instant NOW = Instant.parse("2026-03-20T09:30:00Z");

    private final Store store = new Store();
    private final Times times = new Times();
    private final FollowOrders follow = new FollowOrders(store, times, AT_ONCE);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aRoundSeesEverythingThatHasChanged(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            Map<Long, OrderTimes.Seen> before = Map.copyOf(times.seen);
            for (int change = random.nextInt(6); change > 0; change--) {
                store.change(random);
            }
            Set<Instant> seen = new TreeSet<>();
            for (int look = 0; look <= store.orders.size() / AT_ONCE + 1; look++) {
                seen.addAll(follow.untold());
            }

            assertThat(times.seen).isEqualTo(store.placed());
            assertThat(seen).containsAll(others(before, times.seen));
        }
    }

    private static Set<Instant> others(Map<Long, OrderTimes.Seen> before, Map<Long, OrderTimes.Seen> now) {
        Set<Instant> moments = new TreeSet<>();
        before.values().stream()
                .filter(one -> !one.equals(now.get(one.order())))
                .forEach(one -> moments.add(one.placedAt()));
        now.values().stream()
                .filter(one -> !one.equals(before.get(one.order())))
                .forEach(one -> moments.add(one.placedAt()));
        return moments;
    }

    @Test
    void aLookIsAtFewHoweverManyThereAre() {
        for (long id = 1; id <= 1_000; id++) {
            store.orders.put(id, new StoreOrders.Order(id, id, NOW.plusSeconds(id), true));
        }

        assertThat(follow.untold()).as("the newest, and the patrol's first").hasSize(2 * AT_ONCE);
        assertThat(follow.untold()).as("the patrol's next").hasSize(AT_ONCE);
        assertThat(store.most).isEqualTo(AT_ONCE);
    }

    @Test
    void allOrdersAreSeenPartByPartBeforeAllIsCountedAnew() {
        for (long id = 1; id <= 10; id++) {
            store.orders.put(id, new StoreOrders.Order(id, id, NOW.plusSeconds(id), true));
        }

        assertThat(follow.anew()).isFalse();
        assertThat(follow.anew()).isFalse();
        assertThat(follow.anew()).isTrue();
        assertThat(times.seen).isEqualTo(store.placed());
        times.seen.clear();
        follow.beginAnew();
        assertThat(follow.anew()).isFalse();
        assertThat(times.seen).hasSize(AT_ONCE);
    }

    /** What is told of an order may be a return, by which its row is not another. */
    @Test
    void anOrderThatIsToldOfHasToDoWithItsHourThoughItsRowIsTheSame() {
        store.orders.put(7L, new StoreOrders.Order(7, 1, NOW, true));
        assertThat(follow.told(List.of(7L, 8L))).containsExactly(NOW);
        assertThat(follow.told(List.of(7L))).containsExactly(NOW);
    }

    private static final class Store implements StoreOrders {
        final TreeMap<Long, Order> orders = new TreeMap<>();
        int most;

        /** Whatever may become of an order. */
        void change(Random random) {
            long id = 1 + random.nextInt(60);
            Instant at = NOW.plus(Duration.ofHours(random.nextInt(24 * 60)));
            orders.put(
                    id,
                    switch (random.nextInt(4)) {
                        case 0 -> new Order(id, id % 7, null, false);
                        case 1 -> new Order(id, id % 7, at, false);
                        default -> new Order(id, id % 7, at, true);
                    });
        }

        Map<Long, OrderTimes.Seen> placed() {
            return orders.values().stream()
                    .filter(order -> order.placedAt() != null)
                    .collect(Collectors.toMap(
                            Order::id, order -> new OrderTimes.Seen(order.id(), order.placedAt(), order.stands())));
        }

        @Override
        public List<Order> after(long id, int limit) {
            return some(orders.tailMap(id, false).values(), limit);
        }

        @Override
        public List<Order> last(int limit) {
            List<Order> last = some(orders.descendingMap().values(), limit);
            return last.stream()
                    .sorted((one, other) -> Long.compare(one.id(), other.id()))
                    .toList();
        }

        private List<Order> some(Collection<Order> of, int limit) {
            List<Order> some = of.stream().limit(limit).toList();
            most = Math.max(most, some.size());
            return some;
        }

        @Override
        public List<Order> these(Collection<Long> ids) {
            return ids.stream().filter(orders::containsKey).map(orders::get).toList();
        }

        @Override
        public List<Instant> placedAfter(Collection<Moment> moments, Duration within) {
            return orders.values().stream()
                    .filter(order -> order.placedAt() != null
                            && moments.stream()
                                    .anyMatch(moment -> moment.customer() == order.customer()
                                            && order.placedAt().isAfter(moment.at())
                                            && !order.placedAt()
                                                    .isAfter(moment.at().plus(within))))
                    .map(Order::placedAt)
                    .toList();
        }
    }

    private static final class Times implements OrderTimes {
        final Map<Long, Seen> seen = new HashMap<>();
        final Map<Walk, Long> walks = new EnumMap<>(Walk.class);

        @Override
        public Map<Long, Seen> of(Collection<Long> orders) {
            return seen.values().stream()
                    .filter(one -> orders.contains(one.order()))
                    .collect(Collectors.toMap(Seen::order, one -> one));
        }

        @Override
        public Map<Long, Seen> between(long first, long last) {
            return seen.values().stream()
                    .filter(one -> one.order() >= first && one.order() <= last)
                    .collect(Collectors.toMap(Seen::order, one -> one));
        }

        @Override
        public void add(List<Seen> more) {
            more.forEach(one -> assertThat(seen.put(one.order(), one)).isNull());
        }

        @Override
        public void change(List<Seen> others) {
            others.forEach(one -> assertThat(seen.put(one.order(), one)).isNotNull());
        }

        @Override
        public void remove(List<Long> orders) {
            orders.forEach(order -> assertThat(seen.remove(order)).isNotNull());
        }

        @Override
        public long walked(Walk walk) {
            return walks.getOrDefault(walk, 0L);
        }

        @Override
        public void walkedTo(Walk walk, long order) {
            walks.put(walk, order);
        }
    }
}
