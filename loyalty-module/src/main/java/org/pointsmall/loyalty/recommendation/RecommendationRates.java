package org.pointsmall.loyalty.recommendation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/** How often something came of what was recommended. */
public final class RecommendationRates {
    /** So many days back. */
    public static final int DAYS = 30;

    private final FeedbackStore store;
    private final Transactions transactions;
    private final BusinessTime time;

    public RecommendationRates(FeedbackStore store, Transactions transactions, BusinessTime time) {
        this.store = store;
        this.transactions = transactions;
        this.time = time;
    }

    /** What was seen, and what of it was clicked and had. */
    public record Rate<K>(K of, long seen, long clicked, long exchanged) {
        private Rate<K> and(Rate<K> other) {
            return new Rate<>(of, seen + other.seen, clicked + other.clicked, exchanged + other.exchanged);
        }
    }

    /**
     * The same counted three times.
     *
     * @param places from 0 on
     */
    public record Rates(
            List<Rate<Placement>> placements,
            List<Rate<RecommendationReason.Code>> reasons,
            List<Rate<Integer>> places) {}

    public Rates ofTheLastDays() {
        List<FeedbackStore.Count> counts =
                transactions.required(() -> store.counts(time.now().minus(Duration.ofDays(DAYS))));
        return new Rates(
                by(counts, FeedbackStore.Count::placement),
                by(counts, FeedbackStore.Count::reason),
                by(counts, FeedbackStore.Count::place));
    }

    private static <K extends Comparable<K>> List<Rate<K>> by(
            List<FeedbackStore.Count> counts, Function<FeedbackStore.Count, K> key) {
        Map<K, Rate<K>> rates = new TreeMap<>();
        for (FeedbackStore.Count count : counts) {
            K of = key.apply(count);
            rates.merge(of, new Rate<>(of, count.seen(), count.clicked(), count.exchanged()), Rate::and);
        }
        return List.copyOf(rates.values());
    }
}
