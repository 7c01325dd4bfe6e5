package org.pointsmall.loyalty.recommendation.feed;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.pointsmall.loyalty.recommendation.OfferIndex;
import org.pointsmall.loyalty.recommendation.feed.DescribeOffers.Described;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/** Tells the search how some offers are now. */
final class TellSearch {
    private final DescribeOffers offers;
    private final FeedStore feed;
    private final Transactions transactions;
    private final BusinessTime time;

    public TellSearch(DescribeOffers offers, FeedStore feed, Transactions transactions, BusinessTime time) {
        this.offers = offers;
        this.feed = feed;
        this.transactions = transactions;
        this.time = time;
    }

    /** How they are now. The version is drawn first, and kept from others until all is read. */
    Described describe(Collection<Long> ids) {
        return transactions.required(() -> {
            Instant now = time.now();
            return offers.describe(ids, feed.drawVersion(now));
        });
    }

    /**
     * Tells how they are now; those that could not be put are answered, with why.
     *
     * @throws org.pointsmall.loyalty.recommendation.SearchUnavailable where the search can't be told now
     */
    Map<Long, String> tell(OfferIndex index, Collection<Long> ids) {
        Described described = describe(ids);
        Map<Long, String> failed = put(index, described);
        noteForLater(ids, described);
        return failed;
    }

    /**
     * The search's part of it, which asks no database.
     *
     * @throws org.pointsmall.loyalty.recommendation.SearchUnavailable where the search can't be told now
     */
    static Map<Long, String> put(OfferIndex index, Described described) {
        Map<Long, String> failed = described.documents().isEmpty() ? Map.of() : index.put(described.documents());
        if (!described.others().isEmpty()) {
            index.remove(described.others(), described.version());
        }
        return failed;
    }

    /** The database's part of it. */
    void noteForLater(Collection<Long> ids, Described described) {
        transactions.required(() -> {
            feed.noteForLater(ids, described.changes());
            return true;
        });
    }
}
