package org.pointsmall.loyalty.earning;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.condition.ConditionText;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.ReadDraft;
import org.pointsmall.loyalty.definition.WindowDraft;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;

/**
 * A rule as an operator writes it: which fields there are, and a rule in them. {@link ReadRule} is the other way.
 *
 * <p>Amounts are in the main unit of the programme's currency, {@code 100.50}; a multiplier is a factor, {@code 1.5}.
 */
public final class RuleDraft {
    static final int FACTOR_DECIMALS = 2;

    private static final Pattern FIELDS =
            Pattern.compile("name|active|priority|perOrder|condition|group\\.(code|stacking)"
                    + "|scope\\.(products|categories|newForDays|stores|channels)"
                    + "|audience\\.(tiers|segments|firstOrder|birthdayMonth)"
                    + "|window\\.(" + String.join("|", WindowDraft.FIELDS) + ")"
                    + "|effect\\.(kind|points|money|factor|bonus|steps\\[[0-9]{1,3}]\\.(from|bonus))"
                    + "|limits\\[[0-9]{1,3}]\\.(of|period|points|thinning)");

    private RuleDraft() {}

    /** What a rule does, as {@code effect.kind} says. */
    public enum Kind {
        BASE_RATE,
        MULTIPLIER,
        ORDER_STEPS,
        FIXED_BONUS,
        CEILING
    }

    /** Whether a rule has such a field. */
    public static boolean isField(String path) {
        return FIELDS.matcher(path).matches();
    }

    /** The rule in an operator's words. */
    static Draft of(RuleTerms rule, boolean active, ConditionText conditions) {
        Draft draft = Draft.EMPTY
                .with("name", rule.name())
                .with("active", active)
                .with("group.code", rule.group().code())
                .with("group.stacking", rule.group().stacking())
                .with("priority", rule.priority());
        draft = scope(draft, rule.scope());
        draft = audience(draft, rule.audience());
        draft = WindowDraft.write(draft, "window", rule.window());
        draft = effect(draft, rule.effect());
        if (!rule.condition().isAlways()) {
            draft = draft.with("condition", conditions.write(rule.condition()));
        }
        draft = points(draft, "perOrder", rule.perOrder());
        return limits(draft, rule.limits());
    }

    private static Draft scope(Draft draft, RuleScope scope) {
        Draft written = draft.withAll("scope.products", scope.products())
                .withAll("scope.categories", scope.categories())
                .withAll("scope.stores", scope.stores())
                .withAll("scope.channels", scope.channels());
        Integer days = scope.newForDays();
        return days == null ? written : written.with("scope.newForDays", days);
    }

    private static Draft audience(Draft draft, RuleAudience audience) {
        return draft.withAll("audience.tiers", audience.tiers())
                .withAll("audience.segments", audience.segments())
                .with("audience.firstOrder", audience.firstOrder())
                .with("audience.birthdayMonth", audience.birthdayMonth());
    }

    private static Draft effect(Draft draft, Effect effect) {
        if (effect instanceof Effect.BaseRate base) {
            PointsRate rate = base.rate();
            return draft.with("effect.kind", Kind.BASE_RATE)
                    .with("effect.points", rate.points().value())
                    .with("effect.money", amount(rate.money()));
        }
        if (effect instanceof Effect.Multiplier multiplier) {
            return draft.with("effect.kind", Kind.MULTIPLIER)
                    .with("effect.factor", ReadDraft.plain(multiplier.hundredths(), FACTOR_DECIMALS));
        }
        if (effect instanceof Effect.OrderSteps steps) {
            Draft written = draft.with("effect.kind", Kind.ORDER_STEPS);
            for (int i = 0; i < steps.steps().size(); i++) {
                Effect.Step step = steps.steps().get(i);
                written = written.with("effect.steps[" + i + "].from", amount(step.from()))
                        .with("effect.steps[" + i + "].bonus", step.bonus().value());
            }
            return written;
        }
        if (effect instanceof Effect.Ceiling) {
            return draft.with("effect.kind", Kind.CEILING);
        }
        return draft.with("effect.kind", Kind.FIXED_BONUS)
                .with("effect.bonus", ((Effect.FixedBonus) effect).bonus().value());
    }

    private static Draft limits(Draft draft, List<Limit> limits) {
        Draft written = draft;
        for (int i = 0; i < limits.size(); i++) {
            Limit limit = limits.get(i);
            String at = "limits[" + i + "].";
            written = written.with(at + "of", limit.of())
                    .with(at + "period", limit.period())
                    .with(at + "points", limit.points().value())
                    .with(at + "thinning", limit.thinning());
        }
        return written;
    }

    private static Draft points(Draft draft, String path, @Nullable Points points) {
        return points == null ? draft : draft.with(path, points.value());
    }

    private static String amount(Money money) {
        return money.amount().toPlainString();
    }
}
