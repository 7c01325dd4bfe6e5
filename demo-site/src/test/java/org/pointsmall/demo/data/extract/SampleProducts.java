package org.pointsmall.demo.data.extract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Picks the items that stood on most orders, with a tidy name, a shelf and the price that was asked most often. */
final class SampleProducts {
    private static final int PRODUCTS = 500;

    private SampleProducts() {}

    record Sample(String itemId, String name, Shelf shelf, BigDecimal price) {}

    private static final class Sales {
        private final String tillName;
        private final Set<Integer> orders = new HashSet<>();
        private final Map<BigDecimal, Integer> prices = new TreeMap<>();

        Sales(String tillName) {
            this.tillName = tillName;
        }

        /** The lower price where two were asked equally often. */
        BigDecimal usualPrice() {
            BigDecimal usual = BigDecimal.ZERO;
            int times = 0;
            for (Map.Entry<BigDecimal, Integer> price : prices.entrySet()) {
                if (price.getValue() > times) {
                    usual = price.getKey();
                    times = price.getValue();
                }
            }
            return usual.setScale(2, RoundingMode.HALF_UP);
        }
    }

    /** Most ordered first, ties by item code. Of two items with one name the one that sells better stays. */
    static Map<String, Sample> bestSellers(List<SourceLine> source) {
        Map<String, Sales> sales = new TreeMap<>();
        for (SourceLine line : source) {
            Sales item = sales.computeIfAbsent(line.itemId(), id -> new Sales(line.itemName()));
            item.orders.add(line.orderId());
            item.prices.merge(line.unitPrice(), 1, Integer::sum);
        }
        Map<String, Sample> samples = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        sales.entrySet().stream()
                .sorted(Comparator.comparing(
                        (Map.Entry<String, Sales> item) ->
                                item.getValue().orders.size(),
                        Comparator.reverseOrder()))
                .forEach(item -> {
                    String name = ProductName.tidy(item.getValue().tillName);
                    if (samples.size() < PRODUCTS && names.add(name)) {
                        samples.put(
                                item.getKey(),
                                new Sample(
                                        item.getKey(),
                                        name,
                                        Shelf.of(name),
                                        item.getValue().usualPrice()));
                    }
                });
        return samples;
    }
}
