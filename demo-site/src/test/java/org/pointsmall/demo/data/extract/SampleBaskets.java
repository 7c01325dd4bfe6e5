package org.pointsmall.demo.data.extract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.pointsmall.demo.data.Basket;

/**
 * Picks whole shopping histories: customers with several shopper-sized orders, spread evenly over all such customers,
 * and the first few orders of each. So points that an order earned can be spent by a later one.
 */
final class SampleBaskets {
    /** 74,215 pieces, cancelled within minutes: the one order that distorts every sum. */
    static final int CANCELLED_ORDER = 541431;

    private static final int CUSTOMERS = 180;
    private static final int FEWEST_ORDERS = 3;
    private static final int MOST_ORDERS = 5;

    private SampleBaskets() {}

    /** Lines of the chosen orders: by time, then order, then as they stood in the source. */
    static List<SourceLine> choose(List<SourceLine> source, Set<String> products) {
        Map<Integer, List<List<SourceLine>>> histories = new TreeMap<>();
        for (List<SourceLine> order : orders(source, products)) {
            histories
                    .computeIfAbsent(order.get(0).customerId(), customer -> new ArrayList<>())
                    .add(order);
        }
        histories.values().removeIf(orders -> orders.size() < FEWEST_ORDERS);

        List<List<List<SourceLine>>> candidates = List.copyOf(histories.values());
        List<List<SourceLine>> chosen = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            List<List<SourceLine>> orders = candidates.get((int) ((long) i * candidates.size() / CUSTOMERS));
            chosen.addAll(orders.subList(0, Math.min(MOST_ORDERS, orders.size())));
        }
        chosen.sort(
                Comparator.comparing((List<SourceLine> order) -> order.get(0).ts())
                        .thenComparing(order -> order.get(0).orderId()));
        return chosen.stream().flatMap(Collection::stream).toList();
    }

    /** Orders in the source's order (by time), cut down to the products, merged by item; too large ones left out. */
    private static List<List<SourceLine>> orders(List<SourceLine> source, Set<String> products) {
        Map<Integer, Map<String, SourceLine>> orders = new LinkedHashMap<>();
        for (SourceLine line : source) {
            if (products.contains(line.itemId())) {
                orders.computeIfAbsent(line.orderId(), order -> new LinkedHashMap<>())
                        .merge(line.itemId(), line, SampleBaskets::together);
            }
        }
        return orders.values().stream()
                .map(lines -> lines.values().stream()
                        .filter(line -> line.quantity() <= Basket.Line.MAX_QUANTITY)
                        .toList())
                .filter(lines -> !lines.isEmpty() && lines.size() <= Basket.MAX_LINES)
                .toList();
    }

    private static SourceLine together(SourceLine one, SourceLine other) {
        return new SourceLine(
                one.orderId(),
                one.customerId(),
                one.itemId(),
                one.itemName(),
                Math.addExact(one.quantity(), other.quantity()),
                one.unitPrice(),
                one.ts());
    }
}
