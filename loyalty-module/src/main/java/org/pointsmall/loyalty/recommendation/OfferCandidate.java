package org.pointsmall.loyalty.recommendation;

import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.mall.OfferView;
import org.pointsmall.loyalty.points.Points;

/**
 * An offer that may be recommended: what it is by the database, and how much it is wanted.
 *
 * @param lacking how many points are lacking
 * @param category what of one kind is limited by on a page: of goods their category
 * @param round in which it was found: what was found in an earlier one comes first
 * @param score within its round
 * @param coupon what the coupon that was just exchanged is to it: what it is good for comes first
 */
record OfferCandidate(
        OfferView view,
        Points lacking,
        @Nullable Long category,
        String family,
        int round,
        double score,
        CouponUse coupon) {

    /** Where no coupon is at hand. */
    OfferCandidate(OfferView view, Points lacking, @Nullable Long category, String family, int round, double score) {
        this(view, lacking, category, family, round, score, CouponUse.NONE);
    }

    long id() {
        return view.offer().id();
    }

    OfferCandidate ranked(Ranking.Order order) {
        return new OfferCandidate(view, lacking, category, family, round, order.rank(product(), score), coupon);
    }

    OfferCandidate withCoupon(CouponUse use) {
        return new OfferCandidate(view, lacking, category, family, round, score, use);
    }

    boolean isWithinReach() {
        return !lacking.isZero();
    }

    @Nullable
    Long product() {
        return view.offer().terms().content().givenProduct();
    }
}
