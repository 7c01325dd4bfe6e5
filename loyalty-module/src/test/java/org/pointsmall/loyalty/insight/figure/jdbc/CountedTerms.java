package org.pointsmall.loyalty.insight.figure.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import org.pointsmall.loyalty.ledger.ClawbackPolicy;
import org.pointsmall.loyalty.ledger.LedgerTerms;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.redemption.OffsetPolicy;
import org.pointsmall.loyalty.redemption.RedemptionTerms;

/** The terms of a programme whose figures are counted. */
final class CountedTerms implements LedgerTerms, RedemptionTerms {
    static final PointsRate RATE = new PointsRate(Points.of(3), new Money(10, Currency.getInstance("CNY")));

    @Override
    public Duration grace() {
        return Duration.ofDays(3);
    }

    @Override
    public ClawbackPolicy clawback(Instant placedAt) {
        return ClawbackPolicy.REVOKE_BELOW_ZERO;
    }

    @Override
    public PointsRate standardRate() {
        return RATE;
    }

    @Override
    public OffsetPolicy offset(MemberId member) {
        return standardOffset();
    }

    @Override
    public OffsetPolicy standardOffset() {
        return OffsetPolicy.of(RATE, Points.of(1));
    }

    @Override
    public Duration holdLasting() {
        return Duration.ofMinutes(15);
    }
}
