package org.pointsmall.loyalty.recommendation.taste;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Learns which products speak for which. Of the longest histories the latest part counts: who buys for a shop of their own
 * would else tie everything to everything, at a cost that grows with the square.
 */
final class NeighbourLearning implements Learning {
    private static final int LONGEST_HISTORY = 1000;

    private final TasteStore store;
    private final CoBought.Builder gathered = new CoBought.Builder();
    private @Nullable CoBought orders;
    private @Nullable RidgeRegression regression;

    NeighbourLearning(TasteStore store) {
        this.store = store;
    }

    @Override
    public void add(List<MemberOrder> orders) {
        Set<Long> bought = new LinkedHashSet<>();
        for (int i = orders.size() - 1; i >= 0 && bought.size() < LONGEST_HISTORY; i--) {
            bought.addAll(orders.get(i).products());
        }
        gathered.add(bought);
    }

    @Override
    public Kept keepNext(TasteRun run, int limit) {
        CoBought all = orders;
        RidgeRegression solving = regression;
        if (all == null || solving == null) {
            orders = all = gathered.build();
            regression = solving = new RidgeRegression(all, TasteFormula.NEAREST, TasteFormula.PENALTY);
        }
        int first = all.after(run.upTo());
        int end = Math.min(all.products(), first + limit);
        if (first == end) {
            return Kept.NOTHING;
        }
        Map<Long, Map<Long, Float>> weights = new TreeMap<>();
        for (int product = first; product < end; product++) {
            weights.put(all.product(product), inFloats(solving.weights(product)));
        }
        store.keepNeighbours(run.generation(), weights);
        return new Kept(end - first, all.product(end - 1));
    }

    private static Map<Long, Float> inFloats(Map<Long, Double> weights) {
        Map<Long, Float> floats = new TreeMap<>();
        for (Map.Entry<Long, Double> weight : new ArrayList<>(weights.entrySet())) {
            floats.put(weight.getKey(), weight.getValue().floatValue());
        }
        return floats;
    }
}
