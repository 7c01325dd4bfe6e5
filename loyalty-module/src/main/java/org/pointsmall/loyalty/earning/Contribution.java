package org.pointsmall.loyalty.earning;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Fraction;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.tier.Tier;

/**
 * What one step gives to a purchase.
 *
 * @param rule whose step; null for what the programme and the member's tier give
 * @param tier whose step; null for what the programme and rules give
 * @param effect what it does
 * @param paid for the lines that it covers
 */
record Contribution(@Nullable EarningRule rule, @Nullable Tier tier, Effect effect, Money paid, PerLine points) {

    /** The rules that it competes with; what is no rule's competes with none. */
    RuleGroup group() {
        return rule == null ? RuleGroup.EVERYONE : rule.terms().group();
    }

    Fraction sum() {
        return points.sum();
    }

    Contribution with(PerLine others) {
        return new Contribution(rule, tier, effect, paid, others);
    }

    Contribution cutTo(Fraction total) {
        return with(points.cutTo(total));
    }

    /** The base of these lines, by whichever rule. */
    static Contribution base(@Nullable EarningRule rule, PointsRate rate, PaidLines lines, IntPredicate covered) {
        return new Contribution(
                rule,
                null,
                new Effect.BaseRate(rate),
                lines.paid(covered),
                PerLine.of(
                        lines.count(),
                        line -> covered.test(line) ? Fraction.of(lines.paid(line), rate) : Fraction.ZERO));
    }

    /** What the member's tier adds to the base of all lines. */
    static Contribution byTier(Tier tier, PaidLines lines, PerLine base) {
        int hundredths = tier.benefits().earningMultiplier();
        return new Contribution(
                null,
                tier,
                new Effect.Multiplier(hundredths),
                lines.paid(line -> true),
                PerLine.of(lines.count(), line -> base.at(line).times(hundredths - Effect.Multiplier.ONCE, 100)));
    }

    /** What a rule adds that is no base rate; nothing to lines that it does not cover. */
    static Contribution added(EarningRule rule, PaidLines lines, PerLine base, Covered covering) {
        boolean[] covered = covering.by(rule);
        Money paid = lines.paid(line -> covered[line]);
        Fraction bonus = paid.isZero()
                ? Fraction.ZERO
                : Fraction.of(rule.terms().effect().bonus(paid));
        int extra = rule.terms().effect().hundredthsMore();
        PerLine points = PerLine.of(lines.count(), line -> {
            if (!covered[line]) {
                return Fraction.ZERO;
            }
            Fraction share = bonus.isZero()
                    ? Fraction.ZERO
                    : bonus.times(lines.paid(line).minorUnits(), paid.minorUnits());
            return share.plus(base.at(line).times(extra, 100));
        });
        return new Contribution(rule, null, rule.terms().effect(), paid, points);
    }
}
