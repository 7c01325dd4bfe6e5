package org.pointsmall.loyalty.tier;

import java.time.Period;
import java.util.List;
import java.util.regex.Pattern;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.ReadDraft;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.PointsRate;

/**
 * A scheme as an operator writes it: which fields there are, and a scheme in them. {@link ReadScheme} is the other way.
 * Money is in the main unit of the currency, a multiplier is a factor: {@code 1.2}.
 */
public final class TierDraft {
    /** Ticked where members of a tier that is removed are to be given the one that they have reached without it. */
    public static final String MOVE_MEMBERS = "moveMembers";

    static final int FACTOR_DECIMALS = 2;

    private static final Pattern FIELDS =
            Pattern.compile(MOVE_MEMBERS + "|measure|period\\.(kind|months)|grace\\.(count|unit)"
                    + "|tiers\\[[0-9]{1,3}]\\.(code|name\\.(en|zh-CN)|rank|threshold|earningMultiplier|mallPercent"
                    + "|offsetRate\\.(points|money))");

    private TierDraft() {}

    /** Over which time, as {@code period.kind} says. */
    public enum PeriodKind {
        ROLLING,
        MONTH,
        QUARTER,
        YEAR
    }

    /** What a grace is counted in. */
    public enum GraceUnit {
        DAYS,
        MONTHS
    }

    /** Whether a scheme has such a field. */
    public static boolean isField(String path) {
        return FIELDS.matcher(path).matches();
    }

    /** The scheme in an operator's words. */
    public static Draft of(TierScheme scheme) {
        Draft draft = grace(period(Draft.EMPTY.with("measure", scheme.measure()), scheme.period()), scheme.grace());
        List<Tier> tiers = scheme.tiers();
        for (int i = 0; i < tiers.size(); i++) {
            draft = tier(draft, "tiers[" + i + "].", tiers.get(i), scheme);
        }
        return draft;
    }

    private static Draft period(Draft draft, QualifyingPeriod period) {
        return period instanceof QualifyingPeriod.Rolling rolling
                ? draft.with("period.kind", PeriodKind.ROLLING).with("period.months", rolling.months())
                : draft.with("period.kind", ((QualifyingPeriod.Calendar) period).unit());
    }

    private static Draft grace(Draft draft, Period grace) {
        boolean months = grace.toTotalMonths() > 0;
        return draft.with("grace.count", months ? grace.toTotalMonths() : grace.getDays())
                .with("grace.unit", months ? GraceUnit.MONTHS : GraceUnit.DAYS);
    }

    private static Draft tier(Draft draft, String at, Tier tier, TierScheme scheme) {
        int decimals = scheme.measure() == Measure.SPEND
                ? Money.zero(scheme.currency()).amount().scale()
                : 0;
        Draft written = draft.with(at + "code", tier.code())
                .with(at + "name.en", tier.name().english())
                .with(at + "name.zh-CN", tier.name().chinese())
                .with(at + "rank", tier.rank())
                .with(at + "threshold", ReadDraft.plain(tier.threshold(), decimals))
                .with(at + "earningMultiplier", ReadDraft.plain(tier.benefits().earningMultiplier(), FACTOR_DECIMALS))
                .with(at + "mallPercent", tier.benefits().mallPercent());
        PointsRate rate = tier.benefits().offsetRate();
        return rate == null
                ? written
                : written.with(at + "offsetRate.points", rate.points().value())
                        .with(at + "offsetRate.money", rate.money().amount().toPlainString());
    }
}
