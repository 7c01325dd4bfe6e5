package org.pointsmall.loyalty.mall;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Refusal;

/**
 * An offer as somebody sees it now.
 *
 * @param offer the offer
 * @param price what one piece costs
 * @param remaining how many pieces are left; null where there is no limit
 * @param used how many the member has taken in the period of the offer's limit for each member
 * @param refusals why one can't be had, the most important first; empty where it can
 * @param lacking how many points the member lacks for one
 * @param anchor what its points come to, in things that people know; null where nothing is said
 */
public record OfferView(
        MallOffer offer,
        OfferPrice price,
        @Nullable Long remaining,
        long used,
        List<Refusal> refusals,
        Points lacking,
        @Nullable Anchor anchor) {
    public OfferView {
        refusals = List.copyOf(refusals);
    }

    /** Without an anchor. */
    public OfferView(
            MallOffer offer,
            OfferPrice price,
            @Nullable Long remaining,
            long used,
            List<Refusal> refusals,
            Points lacking) {
        this(offer, price, remaining, used, refusals, lacking, null);
    }

    /** The same, its points said in one of these. */
    OfferView saidIn(Anchors anchors) {
        return new OfferView(
                offer,
                price,
                remaining,
                used,
                refusals,
                lacking,
                anchors.of(price.points()).orElse(null));
    }
}
