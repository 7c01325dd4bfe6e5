package org.pointsmall.loyalty.recommendation.taste;

import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.transaction.Transactions;

/** Which ranking serves, and what came of those that were learnt last. */
public final class RankingNews {
    private static final int LATEST = 10;

    private final RankingStore store;
    private final Transactions transactions;

    public RankingNews(RankingStore store, Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    /**
     * How it stands.
     *
     * @param live the run whose ranking serves; nothing where offers come as the search has found them
     * @param latest the runs that were finished last, the latest first
     */
    public record News(Optional<RankingRun> live, List<RankingRun> latest) {
        public News {
            latest = List.copyOf(latest);
        }
    }

    public News latest() {
        return transactions.required(() -> new News(store.live(), store.latest(LATEST)));
    }
}
