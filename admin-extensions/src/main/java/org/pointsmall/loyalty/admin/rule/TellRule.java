package org.pointsmall.loyalty.admin.rule;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.pointsmall.loyalty.admin.definition.Telling;
import org.pointsmall.loyalty.admin.definition.Told;
import org.pointsmall.loyalty.admin.page.Phrases;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.RuleAudience;
import org.pointsmall.loyalty.earning.RuleScope;
import org.pointsmall.loyalty.earning.RuleTerms;

/** Tells a rule: "On Wednesdays, gold members earn 1.5 times the points on tea and tableware." */
final class TellRule implements Telling<RuleTerms> {
    private static final Set<String> UNTOLD =
            Set.of("name", "chineseName", "priority", "group", "group.code", "group.stacking");

    @Override
    public Set<String> untold() {
        return UNTOLD;
    }

    @Override
    public List<List<String>> sentences(RuleTerms rule, Told told) {
        Phrases say = told.say();
        List<List<String>> sentences = new ArrayList<>();
        sentences.add(told.inOrder(Map.of(
                "when", told.when(rule.window()),
                "main", List.of(effect(rule, told)),
                "occasion", occasion(rule.audience(), say),
                "where", where(rule.scope(), say),
                "condition", told.condition().isEmpty() ? List.of() : List.of(say.say("If", told.condition())))));
        List<String> limits = RuleInWords.limits(rule).stream().map(say::say).toList();
        sentences.add(limits);
        List<Sentence> lasts = RuleInWords.lasts(rule);
        if (!lasts.isEmpty()) {
            sentences.add(
                    List.of(say.say("Lasts", joined(lasts.stream().map(say::say).toList(), "Space", say))));
        }
        return sentences;
    }

    private static String effect(RuleTerms rule, Told told) {
        String whom = told.whom(rule.audience().members());
        String what = told.what(rule.scope().things(), rule.scope().newForDays());
        Phrases say = told.say();
        return rule.effect()
                .decide(
                        base -> of(
                                "BASE_RATE",
                                whom,
                                what,
                                say,
                                base.rate().points().value(),
                                base.rate().money().toString()),
                        multiplier -> of("MULTIPLIER", whom, what, say, RuleInWords.factor(multiplier)),
                        order -> of("ORDER_STEPS", whom, what, say, steps(order, say)),
                        bonus ->
                                of("FIXED_BONUS", whom, what, say, bonus.bonus().value()),
                        ceiling -> of("CEILING", whom, "", say));
    }

    private static String of(String kind, String whom, String what, Phrases say, Serializable... operands) {
        List<Serializable> all = new ArrayList<>(List.of(whom, what));
        all.addAll(List.of(operands));
        return say.say("Rule_" + kind + (what.isEmpty() ? "" : "_Of"), all.toArray(new Serializable[0]));
    }

    private static String steps(Effect.OrderSteps order, Phrases say) {
        return joined(
                order.steps().stream()
                        .map(step -> say.say(
                                "Step", step.bonus().value(), step.from().toString()))
                        .toList(),
                "Comma",
                say);
    }

    private static String joined(List<String> parts, String joint, Phrases say) {
        return String.join(say.say(joint), parts);
    }

    private static List<String> occasion(RuleAudience audience, Phrases say) {
        List<String> occasion = new ArrayList<>();
        if (audience.firstOrder()) {
            occasion.add(say.say("FirstOrder"));
        }
        if (audience.birthdayMonth()) {
            occasion.add(say.say("BirthdayMonth"));
        }
        return occasion;
    }

    private static List<String> where(RuleScope scope, Phrases say) {
        List<String> where = new ArrayList<>();
        if (!scope.stores().isEmpty()) {
            where.add(say.say("Stores", say.oneOf(new TreeSet<>(scope.stores()))));
        }
        if (!scope.channels().isEmpty()) {
            where.add(say.say("Channels", say.oneOf(new TreeSet<>(scope.channels()))));
        }
        return where;
    }
}
