package org.pointsmall.loyalty.mall;

import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.refusal.Refusal;
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
    private static final String FIRST = "first";

    public long id() {
        return ref.id();
    }

    /** What its pieces are counted under. */
    public StockKey stockKey() {
        return stockKey(id());
    }

    /** What pieces of the offer with this id are counted under. */
    public static StockKey stockKey(long id) {
        return StockKey.of(KIND, id);
    }

    /** Which offer's pieces are counted under this; none where it is no offer's. */
    public static OptionalLong idOf(StockKey key) {
        String[] parts = key.value().split(":", -1);
        return parts[0].equals(KIND) ? OptionalLong.of(Long.parseLong(parts[1])) : OptionalLong.empty();
    }

    /** What the pieces at the price of the first ones are counted under. */
    public StockKey firstKey() {
        return firstKey(stockKey());
    }

    /** Likewise, of an offer by what its pieces are counted under. */
    public static StockKey firstKey(StockKey offer) {
        return offer.part(FIRST);
    }

    /**
     * Whether it is the pieces at the price of the first ones that a claim was refused for. There may be others: then not
     * the offer is sold out, but its price has changed.
     */
    public static boolean isOfFirst(Refusal refusal) {
        return refusal.operands().get("stock") instanceof String stock && stock.endsWith(":" + FIRST);
    }

    /** Whether it is a gift, which nobody asks for: it comes into a cart by itself. */
    boolean isGift() {
        return terms.kind() == Content.Kind.GIFT;
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
