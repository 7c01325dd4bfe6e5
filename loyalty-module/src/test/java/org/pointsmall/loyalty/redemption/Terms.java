package org.pointsmall.loyalty.redemption;

import java.time.Duration;
import org.pointsmall.loyalty.account.LedgerFixture;
import org.pointsmall.loyalty.points.Points;

/** Terms by which a point pays a fen, from so many points on. */
record Terms(Points minimum) implements RedemptionTerms {

    static Terms withoutMinimum() {
        return new Terms(Points.ZERO);
    }

    @Override
    public OffsetPolicy offset() {
        return new OffsetPolicy(LedgerFixture.A_POINT_IS_A_FEN, minimum);
    }

    @Override
    public Duration holdLasting() {
        return LedgerFixture.A_CHECKOUT;
    }
}
