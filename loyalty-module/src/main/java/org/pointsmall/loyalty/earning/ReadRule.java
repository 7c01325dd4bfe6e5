package org.pointsmall.loyalty.earning;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.ConditionProblem;
import org.pointsmall.loyalty.condition.ConditionText;
import org.pointsmall.loyalty.condition.ReadCondition;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.ReadDraft;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.definition.WindowDraft;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * Reads a rule that an operator wrote. What can be wrong, beyond what {@link ReadDraft} and {@link WindowDraft} say:
 * {@code UNKNOWN_FIELD}, {@code NOT_WELL_FORMED} of a group's code, {@code DUPLICATE} of a limit, what {@link ReadEffect}
 * says, and {@link ConditionProblem.Code} of a part of the condition, {@code condition/0/values/1}. What the rule means among the others and to the store, {@link RuleChecks} says.
 */
final class ReadRule {
    static final long MOST_POINTS = 1_000_000_000_000L;

    private static final int MOST_PRIORITY = 1_000_000;
    private static final int USUAL_PRIORITY = 100;
    private static final int MOST_IDS = 1_000;
    private static final int MOST_CODES = 100;
    private static final int LONGEST_CODE = 100;
    private static final int MOST_DAYS_NEW = 3_650;
    private static final int ALL = 100;

    private final ReadDraft reading;
    private final Currency currency;
    private final ZoneId zone;
    private final ConditionText conditions;

    private ReadRule(Draft draft, Currency currency, ZoneId zone, ConditionText conditions) {
        reading = new ReadDraft(draft);
        this.conditions = conditions;
        this.currency = currency;
        this.zone = zone;
    }

    /**
     * What was read.
     *
     * @param terms the rule; where something is wrong, harmless terms in its place
     * @param wrong all that is, of the fields alone
     */
    record Result(RuleTerms terms, boolean active, List<Invalid> wrong) {
        /** Whether what is said of this field is said of what the operator wrote. */
        boolean isRight(String path) {
            return ReadDraft.isRight(wrong, path);
        }
    }

    /**
     * @param currency the programme's, which amounts are in
     * @param zone the programme's, for a window that names none
     */
    static Result read(Draft draft, Currency currency, ZoneId zone, ConditionText conditions) {
        ReadRule rule = new ReadRule(draft, currency, zone, conditions);
        rule.reading.requireFields(RuleDraft::isField);
        RuleTerms terms = rule.terms();
        return new Result(terms, rule.reading.flag("active"), rule.reading.wrong());
    }

    private RuleTerms terms() {
        String name = reading.text("name", RuleTerms.LONGEST_NAME, "?");
        RuleGroup group = group();
        OptionalLong priority = reading.numberOrNone("priority", 0, 0, MOST_PRIORITY);
        RuleScope scope = scope();
        RuleAudience audience = audience();
        Window window = WindowDraft.read(reading, "window", zone);
        Condition condition = condition();
        Effect effect = new ReadEffect(reading, currency).effect();
        OptionalLong perOrder = reading.numberOrNone("perOrder", 0, 1, MOST_POINTS);
        return new RuleTerms(
                name,
                group,
                Math.toIntExact(priority.orElse(USUAL_PRIORITY)),
                scope,
                audience,
                window,
                condition,
                effect,
                perOrder.isPresent() ? Points.of(perOrder.getAsLong()) : null,
                limits());
    }

    private RuleGroup group() {
        String code = reading.draft().text("group.code");
        if (code.isEmpty()) {
            return RuleGroup.EVERYONE;
        }
        if (!RuleGroup.isCode(code)) {
            reading.refuse(Invalid.of("group.code", "NOT_WELL_FORMED"));
        }
        Optional<Stacking> stacking = reading.choice("group.stacking", Stacking.class);
        return reading.isRight("group") ? new RuleGroup(code, stacking.orElseThrow()) : RuleGroup.EVERYONE;
    }

    private RuleScope scope() {
        Set<Long> products = ids("scope.products");
        Set<Long> categories = ids("scope.categories");
        OptionalLong days = reading.numberOrNone("scope.newForDays", 0, 1, MOST_DAYS_NEW);
        return new RuleScope(
                products,
                categories,
                days.isPresent() ? Math.toIntExact(days.getAsLong()) : null,
                codes("scope.stores"),
                codes("scope.channels"));
    }

    private RuleAudience audience() {
        return new RuleAudience(
                codes("audience.tiers"),
                codes("audience.segments"),
                reading.flag("audience.firstOrder"),
                reading.flag("audience.birthdayMonth"));
    }

    private Set<Long> ids(String path) {
        return reading.ids(path, MOST_IDS);
    }

    private Set<String> codes(String path) {
        return reading.codes(path, LONGEST_CODE, MOST_CODES);
    }

    private Condition condition() {
        String text = reading.draft().text("condition");
        if (text.isEmpty()) {
            return Condition.always();
        }
        ReadCondition read = conditions.read(text);
        if (read instanceof ReadCondition.Refused refused) {
            refused.problems()
                    .forEach(problem -> reading.refuse(new Invalid(
                            "condition" + problem.path(), problem.code().name(), problem.operands())));
            return Condition.always();
        }
        return ((ReadCondition.Read) read).condition();
    }

    private List<Limit> limits() {
        List<Limit> limits = new ArrayList<>();
        Set<Map.Entry<Limit.Subject, Limit.Period>> known = new HashSet<>();
        for (String row : reading.draft().rows("limits")) {
            Optional<Limit.Subject> of = reading.choice(row + ".of", Limit.Subject.class);
            Optional<Limit.Period> period = reading.choice(row + ".period", Limit.Period.class);
            long points = reading.number(row + ".points", 0, 1, MOST_POINTS);
            OptionalLong thinning = reading.numberOrNone(row + ".thinning", 0, 0, ALL);
            if (of.isEmpty() || period.isEmpty()) {
                continue;
            }
            if (known.add(Map.entry(of.get(), period.get()))) {
                limits.add(new Limit(of.get(), period.get(), Points.of(points), Math.toIntExact(thinning.orElse(0))));
            } else {
                reading.refuse(Invalid.of(row + ".period", "DUPLICATE"));
            }
        }
        return limits;
    }
}
