package org.pointsmall.loyalty.tier;

import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * Which schemes can be saved. Each field that is wrong is named with its reason: {@code MISSING}, {@code NOT_WELL_FORMED},
 * {@code DUPLICATE}, {@code NOT_ASCENDING} ({@code above}), {@code OUT_OF_RANGE} ({@code least}, {@code most}),
 * {@code OTHER_CURRENCY} ({@code currency}), {@code NOT_USABLE}, {@code LONGER_THAN_PERIOD}, {@code MONTHS_AND_DAYS}.
 */
final class SchemeRules {
    static final int MOST_TIERS = 20;
    static final int MOST_RANK = 1_000;
    static final int MOST_MONTHS = 60;
    static final int LONGEST_NAME = 100;
    static final int LEAST_MULTIPLIER = 100;
    static final int MOST_MULTIPLIER = 1_000;
    static final long MOST_THRESHOLD = 1_000_000_000_000L;
    static final long MOST_OF_RATE = 1_000_000_000L;
    /** The days of the shortest month. */
    private static final int DAYS_OF_MONTH = 28;

    private final Predicate<PointsRate> usableRate;

    /** @param usableRate whether a checkout can count with this rate, by what the store's settings say of steps */
    public SchemeRules(Predicate<PointsRate> usableRate) {
        this.usableRate = usableRate;
    }

    /** All that is wrong with the scheme; nothing where it can be saved. */
    public List<Invalid> check(TierScheme scheme) {
        List<Invalid> wrong = new ArrayList<>();
        checkTime(scheme, wrong);
        range(wrong, "tiers", scheme.tiers().size(), 0, MOST_TIERS);
        Set<TierCode> codes = new HashSet<>();
        Set<Integer> ranks = new HashSet<>();
        Tier below = null;
        for (Tier tier : scheme.tiers()) {
            String at = "tiers." + tier.code() + ".";
            if (!tier.code().isWellFormed()) {
                wrong.add(Invalid.of(at + "code", "NOT_WELL_FORMED"));
            }
            if (!codes.add(tier.code())) {
                wrong.add(Invalid.of(at + "code", "DUPLICATE"));
            }
            if (!ranks.add(tier.rank())) {
                wrong.add(Invalid.of(at + "rank", "DUPLICATE"));
            }
            checkTier(tier, at, wrong);
            checkThreshold(tier, below, at, wrong);
            checkRate(tier.benefits().offsetRate(), scheme, at + "offsetRate", wrong);
            below = tier;
        }
        return wrong;
    }

    private static void checkTime(TierScheme scheme, List<Invalid> wrong) {
        int months = 0;
        if (scheme.period() instanceof QualifyingPeriod.Rolling rolling) {
            months = rolling.months();
            range(wrong, "period.months", months, 1, MOST_MONTHS);
        } else if (scheme.period() instanceof QualifyingPeriod.Calendar calendar) {
            months = calendar.unit().months();
        }
        Period grace = scheme.grace();
        if (grace.isNegative()) {
            wrong.add(Invalid.of("grace", "OUT_OF_RANGE")
                    .with("value", grace.toString())
                    .with("least", 0)
                    .with("most", months));
        } else if (grace.toTotalMonths() > 0 && grace.getDays() > 0) {
            wrong.add(Invalid.of("grace", "MONTHS_AND_DAYS"));
        } else if (grace.toTotalMonths() > months || grace.getDays() > DAYS_OF_MONTH * months) {
            // Else the next review would be due before this one has come to its end.
            wrong.add(Invalid.of("grace", "LONGER_THAN_PERIOD").with("months", months));
        }
    }

    private static void checkTier(Tier tier, String at, List<Invalid> wrong) {
        checkName(tier.name().english(), at + "name.en", wrong);
        checkName(tier.name().chinese(), at + "name.zh-CN", wrong);
        range(wrong, at + "rank", tier.rank(), 1, MOST_RANK);
        range(wrong, at + "threshold", tier.threshold(), 1, MOST_THRESHOLD);
        Benefits benefits = tier.benefits();
        range(wrong, at + "earningMultiplier", benefits.earningMultiplier(), LEAST_MULTIPLIER, MOST_MULTIPLIER);
        range(wrong, at + "mallPercent", benefits.mallPercent(), 1, Benefits.NONE.mallPercent());
    }

    private static void checkName(String name, String field, List<Invalid> wrong) {
        if (name.isBlank()) {
            wrong.add(Invalid.of(field, "MISSING"));
        }
        range(wrong, field, name.length(), 0, LONGEST_NAME);
    }

    private static void checkThreshold(Tier tier, @Nullable Tier below, String at, List<Invalid> wrong) {
        if (below != null && tier.threshold() <= below.threshold()) {
            wrong.add(Invalid.of(at + "threshold", "NOT_ASCENDING")
                    .with("threshold", tier.threshold())
                    .with("above", below.threshold()));
        }
    }

    private void checkRate(@Nullable PointsRate rate, TierScheme scheme, String field, List<Invalid> wrong) {
        if (rate == null) {
            return;
        }
        if (!rate.money().currency().equals(scheme.currency())) {
            wrong.add(Invalid.of(field, "OTHER_CURRENCY")
                    .with("currency", scheme.currency().getCurrencyCode()));
            return;
        }
        range(wrong, field + ".points", rate.points().value(), 1, MOST_OF_RATE);
        range(wrong, field + ".money", rate.money().minorUnits(), 1, MOST_OF_RATE);
        if (!usableRate.test(rate)) {
            wrong.add(Invalid.of(field, "NOT_USABLE"));
        }
    }

    private static void range(List<Invalid> wrong, String field, long value, long least, long most) {
        if (value < least || value > most) {
            wrong.add(Invalid.of(field, "OUT_OF_RANGE")
                    .with("value", value)
                    .with("least", least)
                    .with("most", most));
        }
    }
}
