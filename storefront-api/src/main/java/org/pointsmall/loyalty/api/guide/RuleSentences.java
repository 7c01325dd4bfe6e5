package org.pointsmall.loyalty.api.guide;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.earning.RulesForShopper.Ahead;

/** Says what a rule does: the effect and what it is about, whom it is for, when, where, on which condition, how far. */
final class RuleSentences {
    private final Words words;
    private final ScopeWords scope;
    private final AudienceWords audience;
    private final WindowWords window;
    private final ConditionWords condition;
    private final LimitSentences limits;

    RuleSentences(GuideContext context) {
        words = context.words();
        scope = new ScopeWords(words, context.names());
        audience = new AudienceWords(context);
        window = new WindowWords(context);
        condition = new ConditionWords(context);
        limits = new LimitSentences(words);
    }

    /** @param rivalled whether other rules of its group are told too, which it does not add to */
    String of(Ahead ahead, boolean rivalled) {
        RuleTerms terms = ahead.rule().terms();
        Map<String, List<String>> clauses = new HashMap<>();
        clauses.put("effect", List.of(effect(terms)));
        clauses.put("whom", audience.of(terms.audience(), ahead.personal()));
        clauses.put("when", window.of(terms.window()));
        clauses.put("where", scope.where(terms.scope()));
        clauses.put("condition", asked(terms.condition()));
        List<String> ordered = List.of(words.say("rule.order").split(" ")).stream()
                .map(clauses::get)
                .flatMap(Collection::stream)
                .toList();
        List<String> sentences = new ArrayList<>();
        sentences.add(words.sentence(ordered));
        if (rivalled) {
            sentences.add(words.say("stacking." + terms.group().stacking()));
        }
        terms.validity().map(own -> ExpirySentences.ofRule(own, words)).ifPresent(sentences::add);
        sentences.addAll(limits.of(terms.perOrder(), terms.limits()));
        return words.text(sentences);
    }

    private List<String> asked(Condition asked) {
        return asked.isAlways() ? List.of() : List.of(words.say("condition", "condition", condition.of(asked)));
    }

    private String effect(RuleTerms terms) {
        String what = scope.what(terms.scope());
        String of = what.isEmpty() ? ".all" : ".of";
        return terms.effect()
                .decide(
                        base -> words.say(
                                "effect.rate" + of,
                                "points",
                                base.rate().points().value(),
                                "money",
                                base.rate().money(),
                                "what",
                                what),
                        multiplier -> words.say(
                                "effect.multiplier" + of,
                                "factor",
                                Words.factor(multiplier.hundredths()),
                                "what",
                                what),
                        order -> words.say("effect.steps" + of, "steps", words.all(steps(order)), "what", what),
                        bonus -> words.say(
                                "effect.bonus" + of, "points", bonus.bonus().value(), "what", what),
                        ceiling -> words.say("effect.ceiling"));
    }

    private List<String> steps(Effect.OrderSteps order) {
        return order.steps().stream()
                .map(step -> words.say("effect.step", "points", step.bonus().value(), "money", step.from()))
                .toList();
    }
}
