package org.pointsmall.loyalty.admin.rule;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.pointsmall.loyalty.admin.definition.InWords;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.RuleAudience;
import org.pointsmall.loyalty.earning.RuleScope;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.points.Points;

/** Says the parts of a rule, each by itself, as its list shows them. */
final class RuleInWords {
    private static final int HUNDREDTHS = 2;

    private RuleInWords() {}

    static List<Sentence> group(RuleTerms rule) {
        return List.of(
                InWords.plain(rule.group().code()),
                say("Stacking_" + rule.group().stacking()),
                InWords.plain(Integer.toString(rule.priority())));
    }

    static List<Sentence> does(RuleTerms rule) {
        List<Sentence> does = new ArrayList<>(effect(rule.effect()));
        does.addAll(lasts(rule));
        does.addAll(limits(rule));
        return does;
    }

    /** How many points it gives at most; nothing where there is no limit. */
    static List<Sentence> limits(RuleTerms rule) {
        List<Sentence> limits = new ArrayList<>();
        Points perOrder = rule.perOrder();
        if (perOrder != null) {
            limits.add(say("AtMost_ORDER", perOrder.value()));
        }
        rule.limits()
                .forEach(limit -> limits.add(say(
                        "AtMost_" + limit.of() + "_" + limit.period(),
                        limit.points().value())));
        return limits;
    }

    /** How long its points last; nothing for as long as others. */
    static List<Sentence> lasts(RuleTerms rule) {
        return rule.validity().map(RuleInWords::lasts).orElse(List.of());
    }

    /** Its factor as people write it. */
    static String factor(Effect.Multiplier multiplier) {
        return BigDecimal.valueOf(multiplier.hundredths(), HUNDREDTHS)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static List<Sentence> lasts(Expiry validity) {
        if (validity instanceof Expiry.On on) {
            return List.of(say("Lasts_LAST_DAY", on.lastDay().toString()));
        }
        Expiry.After after = (Expiry.After) validity;
        long months = after.period().toTotalMonths();
        int days = after.period().getDays();
        List<Sentence> lasts = new ArrayList<>();
        if (months > 0 && days > 0) {
            lasts.add(say("Lasts_Both", months, days));
        } else {
            lasts.add(months > 0 ? lasts("Lasts_Month", months) : lasts("Lasts_Day", days));
        }
        if (after.until() != Expiry.End.DAY) {
            lasts.add(say("Lasts_" + after.until()));
        }
        return lasts;
    }

    /** One of them has a text of its own. */
    private static Sentence lasts(String code, long units) {
        return say(units == 1 ? code : code + "s", units);
    }

    private static List<Sentence> effect(Effect effect) {
        return effect.decide(
                base -> List.of(say(
                        "Does_BASE_RATE",
                        base.rate().points().value(),
                        base.rate().money().toString())),
                multiplier -> List.of(say("Does_MULTIPLIER", factor(multiplier))),
                order -> order.steps().stream()
                        .map(step -> say(
                                "Does_STEP",
                                step.from().toString(),
                                step.bonus().value()))
                        .toList(),
                bonus -> List.of(say("Does_FIXED_BONUS", bonus.bonus().value())),
                ceiling -> List.of(say("Does_CEILING")));
    }

    static List<Sentence> whom(RuleTerms rule, InWords words) {
        RuleScope scope = rule.scope();
        List<Sentence> whom = new ArrayList<>(words.what(scope.things()));
        Integer days = scope.newForDays();
        if (days != null) {
            whom.add(say("For_New", days.longValue()));
        }
        InWords.some("For_Stores", scope.stores(), whom);
        InWords.some("For_Channels", scope.channels(), whom);
        RuleAudience audience = rule.audience();
        whom.addAll(words.whom(audience.members()));
        if (audience.firstOrder()) {
            whom.add(say("For_FirstOrder"));
        }
        if (audience.birthdayMonth()) {
            whom.add(say("For_BirthdayMonth"));
        }
        if (!rule.condition().isAlways()) {
            whom.add(say("For_Condition"));
        }
        return InWords.orEverything(whom);
    }

    private static Sentence say(String code, Serializable... operands) {
        return Sentence.of("LoyaltyRule_" + code, operands);
    }
}
