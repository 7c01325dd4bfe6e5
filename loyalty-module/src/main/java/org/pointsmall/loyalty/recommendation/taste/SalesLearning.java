package org.pointsmall.loyalty.recommendation.taste;

import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.recommendation.taste.ItemSales.Buyers;

/** Learns how products sell and what their names tell: of all in the catalogue, those that nobody bought yet included. */
final class SalesLearning implements Learning {
    private static final int NAMES_AT_ONCE = 1000;

    private final TasteStore store;
    private final ProductNames names;
    private final ItemSales sales;
    private @Nullable Catalogued catalogue;

    SalesLearning(TasteStore store, ProductNames names, ItemSales sales) {
        this.store = store;
        this.names = names;
        this.sales = sales;
    }

    private record Catalogued(Map<Long, String> names, WordWeights words, NavigableSet<Long> products) {}

    @Override
    public void add(List<MemberOrder> orders) {
        sales.add(orders);
    }

    @Override
    public Kept keepNext(TasteRun run, int limit) {
        Catalogued all = catalogue;
        if (all == null) {
            catalogue = all = read();
        }
        List<Long> next =
                all.products().tailSet(run.upTo(), false).stream().limit(limit).toList();
        if (next.isEmpty()) {
            return Kept.NOTHING;
        }
        Map<Long, ItemFigures> figures = new TreeMap<>();
        for (Long product : next) {
            Buyers buyers = sales.of(product);
            figures.put(
                    product,
                    new ItemFigures(
                            all.words().of(all.names().getOrDefault(product, "")),
                            TasteFormula.trend(buyers),
                            TasteFormula.popularity(buyers),
                            sales.signs(product).orElse(null)));
        }
        store.keepFigures(run.generation(), figures);
        return new Kept(next.size(), next.get(next.size() - 1));
    }

    private Catalogued read() {
        Map<Long, String> found = new TreeMap<>();
        WordWeights words = new WordWeights();
        long last = 0;
        SortedMap<Long, String> page;
        do {
            page = names.next(last, NAMES_AT_ONCE);
            page.values().forEach(words::count);
            found.putAll(page);
            last = page.isEmpty() ? last : page.lastKey();
        } while (page.size() == NAMES_AT_ONCE);
        NavigableSet<Long> products = new TreeSet<>(found.keySet());
        products.addAll(sales.products());
        return new Catalogued(found, words, products);
    }
}
