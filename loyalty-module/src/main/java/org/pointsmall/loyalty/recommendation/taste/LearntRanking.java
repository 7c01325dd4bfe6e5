package org.pointsmall.loyalty.recommendation.taste;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.pointsmall.loyalty.recommendation.Ranking;
import org.pointsmall.loyalty.transaction.Transactions;

/** Ranks by the weights that serve, and by the signs of items that were measured last. */
public final class LearntRanking implements Ranking {
    private final RankingStore rankings;
    private final ItemSignsStore items;
    private final Transactions transactions;

    public LearntRanking(RankingStore rankings, ItemSignsStore items, Transactions transactions) {
        this.rankings = rankings;
        this.items = items;
        this.transactions = transactions;
    }

    /** Reads the signs of items, as the last measuring of sales that is in force has them. */
    @FunctionalInterface
    public interface ItemSignsStore {

        /** By product; those that were never sold are left out. */
        Map<Long, ItemSigns> of(Collection<Long> products);
    }

    @Override
    public Order of(Collection<Long> products) {
        return transactions.required(() -> {
            Optional<RankingWeights> weights = rankings.weights();
            if (weights.isEmpty()) {
                return AS_FOUND;
            }
            Map<Long, ItemSigns> signs = items.of(products);
            return (product, found) -> weights.get().rank(found, product == null ? null : signs.get(product));
        });
    }
}
