package org.pointsmall.loyalty.tier;

import java.time.Period;
import java.util.Currency;
import java.util.List;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;

/** The tiers of the demo: silver from 1,000, gold from 5,000 and diamond from 20,000 points on. */
public final class SomeTiers {
    public static final Currency CNY = Currency.getInstance("CNY");
    public static final TierCode SILVER = new TierCode("silver");
    public static final TierCode GOLD = new TierCode("gold");
    public static final TierCode DIAMOND = new TierCode("diamond");

    private SomeTiers() {}

    public static QualifyingPeriod rolling(int months) {
        return new QualifyingPeriod.Rolling(months);
    }

    public static QualifyingPeriod calendar(QualifyingPeriod.Unit unit) {
        return new QualifyingPeriod.Calendar(unit);
    }

    public static TierScheme by(QualifyingPeriod period, Period grace) {
        return by(Measure.POINTS, period, grace);
    }

    public static TierScheme by(Measure measure, QualifyingPeriod period, Period grace) {
        return new TierScheme(
                measure,
                period,
                grace,
                CNY,
                List.of(
                        tier(SILVER, "银卡", 10, 1_000, new Benefits(100, null, 100)),
                        tier(GOLD, "金卡", 20, 5_000, new Benefits(120, worth(120), 90)),
                        tier(DIAMOND, "钻石卡", 30, 20_000, new Benefits(150, worth(150), 80))));
    }

    public static Tier tier(TierCode code, String chinese, int rank, long threshold, Benefits benefits) {
        return new Tier(code, new TierName(code.value(), chinese), rank, threshold, benefits);
    }

    /** A hundred points are worth so many fen. */
    public static PointsRate worth(long fen) {
        return new PointsRate(Points.of(100), new Money(fen, CNY));
    }
}
