package org.pointsmall.loyalty.recommendation.feed;

import java.util.Collection;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.recommendation.SearchFeed;
import org.pointsmall.loyalty.transaction.Transactions;

/** Has the search told of the offers of products that somebody has changed in the store's own admin. */
public final class NoteProducts {
    private final OfferStore offers;
    private final SearchFeed feed;
    private final Transactions transactions;

    public NoteProducts(OfferStore offers, SearchFeed feed, Transactions transactions) {
        this.offers = offers;
        this.feed = feed;
        this.transactions = transactions;
    }

    /** In the transaction that changes them, if there is one. */
    public void changed(Collection<Long> products) {
        transactions.required(() -> {
            feed.note(offers.ofProducts(products));
            return true;
        });
    }
}
