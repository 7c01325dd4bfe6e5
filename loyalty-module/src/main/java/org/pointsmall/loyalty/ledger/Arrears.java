package org.pointsmall.loyalty.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;

/**
 * What an account's lots owe, while it is being paid. The lots of one order owe together: a point that comes back to any
 * of them pays.
 */
final class Arrears {
    private final List<OwedLot> lots;

    Arrears(List<OwedLot> owed) {
        lots = new ArrayList<>(owed);
        lots.sort(Comparator.comparing(row -> row.lot().value()));
    }

    /** Who owes together: an order's id, or a lot that owes alone. */
    record Debtor(@Nullable OrderRef order, LotId first) {}

    /** Who owes what points that come back to the lot have to pay; empty where nobody does. */
    Optional<Debtor> debtor(LotId origin) {
        return lots.stream()
                .filter(row -> row.lot().equals(origin))
                .findFirst()
                .map(this::debtor)
                .filter(debtor -> !owedBy(debtor).isZero());
    }

    private Debtor debtor(OwedLot lot) {
        return lots.stream()
                .filter(other -> together(lot, other))
                .findFirst()
                .map(first -> new Debtor(lot.order(), first.lot()))
                .orElseThrow();
    }

    private static boolean together(OwedLot one, OwedLot two) {
        OrderRef order = one.order();
        OrderRef other = two.order();
        return order == null || other == null ? one.lot().equals(two.lot()) : order.id() == other.id();
    }

    Points owedBy(Debtor debtor) {
        return Points.of(Math.max(0, sum(debtor)));
    }

    private long sum(Debtor debtor) {
        return lots.stream()
                .filter(row -> debtor(row).first().equals(debtor.first()))
                .mapToLong(OwedLot::owed)
                .sum();
    }

    /** The orders whose points were to be taken back, the first one's first. */
    List<OrderRef> orders() {
        Map<Long, OrderRef> orders = new LinkedHashMap<>();
        lots.stream().flatMap(row -> Stream.ofNullable(row.order())).forEach(order -> orders.put(order.id(), order));
        return List.copyOf(orders.values());
    }

    /** What nobody has given for: written off until it is paid. */
    Points writtenOff() {
        return Points.of(Math.max(0, balance()));
    }

    /** What is written off; below zero for what is to be given back. */
    private long balance() {
        return lots.stream().mapToLong(OwedLot::owed).sum();
    }

    /**
     * Pays what a debtor owes: first what is written off, and beyond that the lots that have given for others.
     *
     * @return what lots get back, by the lot
     */
    Map<OwedLot, Points> pay(EntryLines lines, Debtor debtor, Points points) {
        Points left = points;
        for (int i = 0; i < lots.size() && !left.isZero(); i++) {
            OwedLot row = lots.get(i);
            if (row.owed() > 0 && debtor(row).first().equals(debtor.first())) {
                Points paid = left.min(Points.of(row.owed()));
                lines.owes(row.lot(), -paid.value());
                lots.set(i, row.after(paid.value()));
                left = left.minus(paid);
            }
        }
        return giveBack(lines, Points.of(Math.max(0, -balance())));
    }

    private Map<OwedLot, Points> giveBack(EntryLines lines, Points points) {
        Map<OwedLot, Points> back = new LinkedHashMap<>();
        Points left = points;
        for (int i = 0; i < lots.size() && !left.isZero(); i++) {
            OwedLot row = lots.get(i);
            long toCome = Math.min(-row.owed(), -sum(debtor(row)));
            if (toCome > 0) {
                Points given = left.min(Points.of(toCome));
                lines.owes(row.lot(), given.value());
                lots.set(i, row.after(-given.value()));
                back.put(row, given);
                left = left.minus(given);
            }
        }
        return back;
    }

    /** Whether points that come to the lot wait as the rest of it does: a lot waits as a whole. */
    static boolean waits(OwedLot lot, Instant now) {
        return !lot.terms().expiredAt(now)
                && (lot.terms().availableAt().isAfter(now) || !lot.pending().isZero());
    }
}
