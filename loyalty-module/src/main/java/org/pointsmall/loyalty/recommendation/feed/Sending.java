package org.pointsmall.loyalty.recommendation.feed;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.pointsmall.loyalty.recommendation.OfferIndex;
import org.pointsmall.loyalty.recommendation.SearchUnavailable;
import org.pointsmall.loyalty.recommendation.feed.DescribeOffers.Described;

/** Offers that the search is being told of, by a thread of their own, which asks no database. */
final class Sending {
    private final Collection<Long> ids;
    private final FutureTask<Map<Long, String>> answer;

    private Sending(OfferIndex index, Collection<Long> ids, Described described) {
        this.ids = ids;
        answer = new FutureTask<>(() -> TellSearch.put(index, described));
    }

    static Sending begin(OfferIndex index, Collection<Long> ids, Described described) {
        Sending sending = new Sending(index, ids, described);
        Thread thread = new Thread(sending.answer, "loyalty-search-feed");
        thread.setDaemon(true);
        thread.start();
        return sending;
    }

    Collection<Long> ids() {
        return ids;
    }

    /**
     * Waits until the search has taken them; those that it refused are answered, with why.
     *
     * @throws SearchUnavailable where the search can't be told now
     */
    Map<Long, String> failed() {
        try {
            return answer.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SearchUnavailable("feed: it was stopped", stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}
