package org.pointsmall.loyalty.recommendation.taste;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts the members who bought each product, ever and lately, as of a moment. Counts are of members, never of pieces. */
final class ItemSales {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration TWO_MONTHS = Duration.ofDays(60);

    private final Instant asOf;
    private final Map<Long, int[]> counts = new HashMap<>();

    private enum Count {
        EVER,
        MONTH,
        WEEK,
        FIRST_IN_WEEK,
        NEWCOMERS
    }

    ItemSales(Instant asOf) {
        this.asOf = asOf;
    }

    /**
     * Members who bought a product.
     *
     * @param ever at any time
     * @param month in the last 30 days
     * @param week in the last 7 days
     * @param firstInWeek in the last 7 days, and never before
     * @param newcomers with their first order, in the last 60 days
     */
    record Buyers(int ever, int month, int week, int firstInWeek, int newcomers) {
        static final Buyers NONE = new Buyers(0, 0, 0, 0, 0);
    }

    /** @param orders all orders of one member, the first one first */
    void add(List<MemberOrder> orders) {
        Set<Long> before = new HashSet<>();
        Map<Long, Set<Count>> noted = new HashMap<>();
        boolean first = true;
        for (MemberOrder order : orders) {
            for (Long product : order.products()) {
                Set<Count> counted = noted.computeIfAbsent(product, any -> new HashSet<>());
                boolean isNew = before.add(product);
                note(product, counted, Count.EVER, true);
                note(product, counted, Count.MONTH, isWithin(MONTH, order));
                note(product, counted, Count.WEEK, isWithin(WEEK, order));
                note(product, counted, Count.FIRST_IN_WEEK, isNew && isWithin(WEEK, order));
                note(product, counted, Count.NEWCOMERS, first && isWithin(TWO_MONTHS, order));
            }
            first = false;
        }
    }

    private void note(Long product, Set<Count> counted, Count count, boolean holds) {
        if (holds && counted.add(count)) {
            counts.computeIfAbsent(product, any -> new int[Count.values().length])[count.ordinal()]++;
        }
    }

    private boolean isWithin(Duration span, MemberOrder order) {
        return !order.at().isBefore(asOf.minus(span));
    }

    Buyers of(long product) {
        int[] found = counts.get(product);
        return found == null ? Buyers.NONE : new Buyers(found[0], found[1], found[2], found[3], found[4]);
    }

    Set<Long> products() {
        return counts.keySet();
    }
}
