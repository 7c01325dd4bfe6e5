package org.pointsmall.loyalty.earning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.pointsmall.loyalty.definition.Targets;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * Whether a rule fits the store and its other rules: {@code UNKNOWN} ({@code value}) of what it names,
 * {@code OTHER_CURRENCY} ({@code currency}), {@code DIFFERS_IN_GROUP} ({@code stacking}), and {@code OVERLAPS}
 * ({@code rule}, {@code name}) of its priority where, of a group in which the first counts, another one in force may apply
 * to the same line at the same moment and neither is said to be first. Of the condition what {@link ConditionChecks} says.
 */
final class RuleChecks {
    private final Targets targets;
    private final List<Invalid> wrong = new ArrayList<>();

    RuleChecks(Targets targets) {
        this.targets = targets;
    }

    /**
     * All that is wrong.
     *
     * @param others the latest versions of all other rules
     * @param currency the programme's
     */
    List<Invalid> check(RuleTerms rule, List<SavedRule> others, Currency currency) {
        checkGroup(rule.group(), others);
        RuleScope scope = rule.scope();
        targets.requireProducts("scope.products", scope.products(), wrong);
        targets.requireCategories("scope.categories", scope.categories(), wrong);
        targets.requireTiers("audience.tiers", rule.audience().tiers(), wrong);
        targets.requireSegments("audience.segments", rule.audience().segments(), wrong);
        checkCurrency(rule.effect(), currency);
        new ConditionChecks(targets, currency, wrong).check(rule.condition());
        if (rule.effect() instanceof Effect.Ceiling) {
            checkCeiling(rule);
        }
        return wrong;
    }

    /** Of {@code NOT_FOR_CEILINGS} what is about lines, and of {@code MISSING} the limits. */
    private void checkCeiling(RuleTerms rule) {
        RuleScope scope = rule.scope();
        refuse(!scope.products().isEmpty(), "scope.products", "NOT_FOR_CEILINGS");
        refuse(!scope.categories().isEmpty(), "scope.categories", "NOT_FOR_CEILINGS");
        refuse(scope.newForDays() != null, "scope.newForDays", "NOT_FOR_CEILINGS");
        refuse(rule.condition().isOfLines(), "condition", "NOT_FOR_CEILINGS");
        refuse(rule.perOrder() == null && rule.limits().isEmpty(), "limits", "MISSING");
    }

    private void refuse(boolean isWrong, String field, String code) {
        if (isWrong) {
            wrong.add(Invalid.of(field, code));
        }
    }

    /** What else is wrong with a rule that is to be in force. */
    List<Invalid> checkInForce(RuleTerms rule, List<SavedRule> others) {
        if (rule.group().stacking() == Stacking.FIRST) {
            others.stream()
                    .filter(SavedRule::active)
                    .filter(other -> rivals(rule, other.terms()))
                    .findFirst()
                    .ifPresent(other -> wrong.add(Invalid.of("priority", "OVERLAPS")
                            .with("rule", Long.toString(other.ref().id()))
                            .with("name", other.terms().name())));
        }
        return wrong;
    }

    private static boolean rivals(RuleTerms rule, RuleTerms other) {
        return other.group().equals(rule.group())
                && other.priority() == rule.priority()
                && share(rule.scope().products(), other.scope().products())
                && share(rule.scope().categories(), other.scope().categories())
                && share(rule.scope().stores(), other.scope().stores())
                && share(rule.scope().channels(), other.scope().channels())
                && share(rule.audience().tiers(), other.audience().tiers())
                && share(rule.audience().segments(), other.audience().segments())
                && rule.window().overlaps(other.window());
    }

    /** No limit is all. */
    private static <T> boolean share(Set<T> one, Set<T> other) {
        return one.isEmpty() || other.isEmpty() || !Collections.disjoint(one, other);
    }

    private void checkGroup(RuleGroup group, List<SavedRule> others) {
        List<RuleGroup> known = new ArrayList<>();
        known.add(RuleGroup.EVERYONE);
        others.forEach(other -> known.add(other.terms().group()));
        known.stream()
                .filter(other -> other.code().equals(group.code()) && !other.equals(group))
                .findFirst()
                .ifPresent(other -> wrong.add(Invalid.of("group.stacking", "DIFFERS_IN_GROUP")
                        .with("stacking", other.stacking().name())));
    }

    private void checkCurrency(Effect effect, Currency currency) {
        if (effect instanceof Effect.BaseRate base) {
            requireCurrency("effect.money", base.rate().money(), currency);
        }
        if (effect instanceof Effect.OrderSteps steps) {
            for (int i = 0; i < steps.steps().size(); i++) {
                requireCurrency(
                        "effect.steps[" + i + "].from", steps.steps().get(i).from(), currency);
            }
        }
    }

    private void requireCurrency(String field, Money money, Currency currency) {
        if (!money.currency().equals(currency)) {
            wrong.add(Invalid.of(field, "OTHER_CURRENCY").with("currency", currency.getCurrencyCode()));
        }
    }
}
