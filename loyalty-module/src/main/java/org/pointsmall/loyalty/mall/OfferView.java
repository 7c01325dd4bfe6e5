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
 */
public record OfferView(
        MallOffer offer,
        OfferPrice price,
        @Nullable Long remaining,
        long used,
        List<Refusal> refusals,
        Points lacking) {
    public OfferView {
        refusals = List.copyOf(refusals);
    }
}
