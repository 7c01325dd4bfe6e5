package org.pointsmall.loyalty.insight.figure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.insight.figure.OrderTimes.Seen;
import org.pointsmall.loyalty.insight.figure.OrderTimes.Walk;
import org.pointsmall.loyalty.insight.figure.StoreOrders.Moment;
import org.pointsmall.loyalty.insight.figure.StoreOrders.Order;

/**
 * Follows the store's orders: keeps when each was placed, and says whose hours become others. Most changes are told, by the
 * checkout and by the after-sale service. Others are seen: new orders among those with the highest ids, and everything else
 * by a patrol that goes through all orders, some at a time, whatever they are. So no look grows with the store's table.
 */
final class FollowOrders {
    private static final Duration FOLLOWED_WITHIN = Duration.ofDays(FigureCounting.FOLLOWED_WITHIN_DAYS);

    private final StoreOrders orders;
    private final OrderTimes times;
    private final int atOnce;

    /** @param atOnce at how many it looks in each of its walks */
    FollowOrders(StoreOrders orders, OrderTimes times, int atOnce) {
        this.orders = orders;
        this.times = times;
        this.atOnce = atOnce;
    }

    /** Of orders that were told of: moments in all hours that they have to do with, for their returns may be others, too. */
    Set<Instant> told(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        List<Order> these = orders.these(ids);
        Set<Instant> moments = moments(keep(these, times.of(ids)));
        for (Order order : these) {
            if (order.placedAt() != null) {
                moments.add(order.placedAt());
            }
        }
        return moments;
    }

    /** Of orders that nobody told of, as far as a look of a few milliseconds finds them. */
    Set<Instant> untold() {
        Set<Instant> moments = moments(keep(orders.last(atOnce)));
        moments.addAll(moments(keep(walk(Walk.PATROL))));
        return moments;
    }

    /** From the first order on, whatever is kept. */
    void beginAnew() {
        times.walkedTo(Walk.REBUILD, 0);
    }

    /** Sees the next orders on the way through all of them; answers whether that was the end. */
    boolean anew() {
        List<Order> part = walk(Walk.REBUILD);
        keep(part);
        return part.size() < atOnce;
    }

    private List<Order> walk(Walk walk) {
        List<Order> part = orders.after(times.walked(walk), atOnce);
        times.walkedTo(
                walk, part.size() < atOnce ? 0 : part.get(part.size() - 1).id());
        return part;
    }

    private List<Change> keep(List<Order> part) {
        return part.isEmpty()
                ? List.of()
                : keep(
                        part,
                        times.between(
                                part.get(0).id(), part.get(part.size() - 1).id()));
    }

    /** An order that is not what it was, or was not there. */
    private record Change(long customer, @Nullable Seen before, @Nullable Seen now) {}

    private List<Change> keep(List<Order> these, Map<Long, Seen> known) {
        List<Change> changes = new ArrayList<>();
        for (Order order : these) {
            Seen before = known.get(order.id());
            Seen now = order.placedAt() == null ? null : new Seen(order.id(), order.placedAt(), order.stands());
            if (!Objects.equals(before, now)) {
                changes.add(new Change(order.customer(), before, now));
            }
        }
        List<Seen> added = new ArrayList<>();
        List<Seen> changed = new ArrayList<>();
        List<Long> gone = new ArrayList<>();
        for (Change change : changes) {
            if (change.now() == null) {
                gone.add(Objects.requireNonNull(change.before()).order());
            } else {
                (change.before() == null ? added : changed).add(change.now());
            }
        }
        times.add(added);
        times.change(changed);
        times.remove(gone);
        return changes;
    }

    /** Which order is the first to follow an exchange depends on the orders before it: later ones have to do with it, too. */
    private Set<Instant> moments(List<Change> changes) {
        Set<Moment> moments = new HashSet<>();
        for (Change change : changes) {
            for (Seen seen : Arrays.asList(change.before(), change.now())) {
                if (seen != null) {
                    moments.add(new Moment(change.customer(), seen.placedAt()));
                }
            }
        }
        Set<Instant> all = new TreeSet<>();
        moments.forEach(moment -> all.add(moment.at()));
        if (!moments.isEmpty()) {
            all.addAll(orders.placedAfter(moments, FOLLOWED_WITHIN));
        }
        return all;
    }
}
