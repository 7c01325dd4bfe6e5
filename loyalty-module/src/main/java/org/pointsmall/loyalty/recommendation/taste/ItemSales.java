package org.pointsmall.loyalty.recommendation.taste;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts the members who bought each product, ever and lately, as of a moment. Counts are of members, never of pieces. */
final class ItemSales {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration FORTNIGHT = Duration.ofDays(14);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration TWO_MONTHS = Duration.ofDays(60);

    private final Instant asOf;
    private final Map<Long, int[]> counts = new HashMap<>();
    private final Map<Long, Span> spans = new HashMap<>();

    private enum Count {
        EVER,
        MONTH,
        WEEK,
        FIRST_IN_WEEK,
        NEWCOMERS,
        TWO_WEEKS
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

    /** When a product was first sold, and when last. */
    private record Span(Instant first, Instant last) {
        private Span and(Span other) {
            return new Span(
                    first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
        }
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
                note(product, counted, Count.TWO_WEEKS, isWithin(FORTNIGHT, order));
                spans.merge(product, new Span(order.at(), order.at()), Span::and);
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

    /** By what a product that was sold is ranked beside taste; none of one that was not. */
    Optional<ItemSigns> signs(long product) {
        int[] found = counts.get(product);
        Span span = spans.get(product);
        return found == null || span == null
                ? Optional.empty()
                : Optional.of(ItemSigns.of(
                        of(product),
                        found[Count.TWO_WEEKS.ordinal()],
                        Duration.between(span.first(), asOf),
                        Duration.between(span.last(), asOf)));
    }

    Set<Long> products() {
        return counts.keySet();
    }
}
