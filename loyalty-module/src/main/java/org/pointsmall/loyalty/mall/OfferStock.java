package org.pointsmall.loyalty.mall;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.stock.Quota;
import org.pointsmall.loyalty.stock.StockKey;
import org.pointsmall.loyalty.stock.Want;

/** What of limited quantities an offer takes, and how it is counted. */
final class OfferStock {
    private OfferStock() {}

    /** Whether its pieces are counted in any way. */
    static boolean isLimited(MallOffer offer) {
        Supply supply = offer.terms().supply();
        return supply.total() != null
                || supply.perMember() != null
                || offer.terms().price().first() != null;
    }

    /** What its pieces are counted under: nothing where they are not. */
    static List<StockKey> keys(MallOffer offer) {
        List<StockKey> keys = new ArrayList<>();
        if (isLimited(offer)) {
            keys.add(offer.stockKey());
        }
        if (offer.terms().price().first() != null) {
            keys.add(offer.firstKey());
        }
        return keys;
    }

    /** How many each member may take now; null for no such limit. */
    static @Nullable Quota quota(MallOffer offer, LocalDate today) {
        Supply supply = offer.terms().supply();
        Long most = supply.perMember();
        return most == null ? null : new Quota(most, supply.period().of(today));
    }

    /**
     * What to claim for so many pieces.
     *
     * @param first whether they are had at the price of the first pieces
     */
    static List<Want> wants(MallOffer offer, long quantity, boolean first, LocalDate today) {
        List<Want> wants = new ArrayList<>();
        Supply supply = offer.terms().supply();
        if (isLimited(offer)) {
            wants.add(new Want(
                    offer.stockKey(),
                    quantity,
                    supply.total(),
                    quota(offer, today),
                    supply.stockComesBack(),
                    supply.quotaComesBack()));
        }
        Price.First pieces = offer.terms().price().first();
        if (first && pieces != null) {
            wants.add(new Want(offer.firstKey(), quantity, pieces.pieces(), null, supply.stockComesBack(), false));
        }
        return wants;
    }
}
