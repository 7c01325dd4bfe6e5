package org.pointsmall.loyalty.mall;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.stock.StockKey;

/**
 * An offer at its latest version.
 *
 * @param ref which one, at which version
 * @param terms what it says
 * @param active whether it is in force
 * @param publishedAt when it was first put into force; null where it never was
 */
public record MallOffer(VersionRef<OfferTerms> ref, OfferTerms terms, boolean active, @Nullable Instant publishedAt) {
    private static final String KIND = "offer";

    public long id() {
        return ref.id();
    }

    /** What its pieces are counted under. */
    public StockKey stockKey() {
        return stockKey(id());
    }

    static StockKey stockKey(long id) {
        return StockKey.of(KIND, id);
    }

    /** What the pieces at the price of the first ones are counted under. */
    public StockKey firstKey() {
        return firstKey(stockKey());
    }

    static StockKey firstKey(StockKey offer) {
        return offer.part("first");
    }

    /** Whether somebody whom it is for sees it now. */
    boolean isSeen(Instant at) {
        return active && terms.seen().contains(at);
    }

    /** Whether it can be had now. */
    boolean isExchangeable(Instant at) {
        return isSeen(at) && terms.exchangeable().contains(at);
    }
}
