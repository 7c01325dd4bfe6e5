package org.pointsmall.loyalty.earning;

import java.time.ZoneOffset;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.points.PointsRate;

/** Terms by which points are earned at one rate, at once and for ever. */
public record FixedEarning(PointsRate rate, EarningRules rules) implements EarningTerms {
    public FixedEarning(PointsRate rate) {
        this(rate, new EarningRules(rate, RuleBook.EMPTY, ZoneOffset.UTC));
    }

    @Override
    public LotPolicy lots() {
        return LotPolicy.LASTING;
    }
}
