package org.pointsmall.loyalty.redemption;

import java.time.Duration;
import org.pointsmall.loyalty.catalogue.CatalogFlags;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;

/** Terms by which a point pays a fen, from so many points on. */
record Terms(Points minimum) implements RedemptionTerms {

    static Terms withoutMinimum() {
        return new Terms(Points.ZERO);
    }

    @Override
    public PointsRate standardRate() {
        return LedgerFixture.A_POINT_IS_A_FEN;
    }

    @Override
    public OffsetPolicy offset(MemberId member) {
        return standardOffset();
    }

    @Override
    public OffsetPolicy standardOffset() {
        return OffsetPolicy.of(standardRate(), minimum);
    }

    /** Quotes by these terms, where the catalogue flags nothing. */
    Quotes quotes() {
        return new Quotes(this, products -> CatalogFlags.Flagged.NOTHING);
    }

    @Override
    public Duration holdLasting() {
        return LedgerFixture.A_CHECKOUT;
    }
}
