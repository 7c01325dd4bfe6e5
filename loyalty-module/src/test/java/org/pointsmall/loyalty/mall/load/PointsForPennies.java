package org.pointsmall.loyalty.mall.load;

import java.time.Duration;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.redemption.OffsetPolicy;
import org.pointsmall.loyalty.redemption.RedemptionTerms;

/** A point is worth a penny, for everybody. */
final class PointsForPennies implements RedemptionTerms {
    static final PointsRate POINT_A_PENNY = new PointsRate(Points.of(1), new Money(1, OfferFixture.GBP));

    @Override
    public PointsRate standardRate() {
        return POINT_A_PENNY;
    }

    @Override
    public OffsetPolicy offset(MemberId member) {
        return standardOffset();
    }

    @Override
    public OffsetPolicy standardOffset() {
        return OffsetPolicy.of(standardRate(), Points.ZERO);
    }

    @Override
    public Duration holdLasting() {
        return MallRacesFixture.A_CHECKOUT;
    }
}
