package org.pointsmall.loyalty.mall;

import java.util.Objects;
import org.pointsmall.loyalty.flag.OfferedItems;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Which products offers are for, whether they are in force or not: what stands against an offer is said where its line is
 * charged ({@link CartOffers}).
 */
final class OfferedGoods implements OfferedItems {
    private final OfferStore store;
    private final Transactions transactions;

    OfferedGoods(OfferStore store, Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    @Override
    public boolean covers(long offerId, long productId) {
        return transactions
                .required(() -> store.find(offerId))
                .map(offer -> offer.terms().content())
                .filter(content -> Objects.equals(content.givenProduct(), productId))
                .isPresent();
    }
}
