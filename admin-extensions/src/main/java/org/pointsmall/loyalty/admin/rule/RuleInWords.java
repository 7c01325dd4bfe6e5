package org.pointsmall.loyalty.admin.rule;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.pointsmall.loyalty.admin.choice.TargetNames;
import org.pointsmall.loyalty.admin.choice.WindowInWords;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.Limit;
import org.pointsmall.loyalty.earning.RuleAudience;
import org.pointsmall.loyalty.earning.RuleScope;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.points.Points;

/** Says what a rule does, when, and for whom, a few words at a time. */
final class RuleInWords {
    private static final int HUNDREDTHS = 2;

    private final WindowInWords windows;
    private final String zone;
    private final TargetNames names;

    /** @param zone the programme's */
    RuleInWords(Locale locale, String zone, TargetNames names) {
        this.zone = zone;
        windows = new WindowInWords(locale);
        this.names = names;
    }

    List<Sentence> does(RuleTerms rule) {
        List<Sentence> does = new ArrayList<>();
        Effect effect = rule.effect();
        if (effect instanceof Effect.BaseRate base) {
            does.add(say(
                    "Does_BASE_RATE",
                    base.rate().points().value(),
                    base.rate().money().toString()));
        } else if (effect instanceof Effect.Multiplier multiplier) {
            does.add(say(
                    "Does_MULTIPLIER",
                    BigDecimal.valueOf(multiplier.hundredths(), HUNDREDTHS)
                            .stripTrailingZeros()
                            .toPlainString()));
        } else if (effect instanceof Effect.OrderSteps steps) {
            steps.steps()
                    .forEach(step -> does.add(say(
                            "Does_STEP", step.from().toString(), step.bonus().value())));
        } else if (effect instanceof Effect.FixedBonus fixed) {
            does.add(say("Does_FIXED_BONUS", fixed.bonus().value()));
        } else {
            does.add(say("Does_CEILING"));
        }
        Points perOrder = rule.perOrder();
        if (perOrder != null) {
            does.add(say("AtMost_ORDER", perOrder.value()));
        }
        rule.limits().forEach(limit -> does.add(limit(limit)));
        return does;
    }

    private static Sentence limit(Limit limit) {
        return say(
                "AtMost_" + limit.of().name() + "_" + limit.period().name(),
                limit.points().value());
    }

    List<Sentence> when(RuleTerms rule) {
        return windows.when(rule.window(), zone);
    }

    List<Sentence> whom(RuleTerms rule) {
        List<Sentence> whom = new ArrayList<>();
        RuleScope scope = rule.scope();
        add(whom, "For_Products", scope.products().stream().map(names::product).toList());
        add(
                whom,
                "For_Categories",
                scope.categories().stream().map(names::category).toList());
        Integer days = scope.newForDays();
        if (days != null) {
            whom.add(say("For_New", days.longValue()));
        }
        add(whom, "For_Stores", scope.stores());
        add(whom, "For_Channels", scope.channels());
        RuleAudience audience = rule.audience();
        add(whom, "For_Tiers", audience.tiers().stream().map(names::tier).toList());
        add(
                whom,
                "For_Segments",
                audience.segments().stream().map(names::segment).toList());
        if (audience.firstOrder()) {
            whom.add(say("For_FirstOrder"));
        }
        if (audience.birthdayMonth()) {
            whom.add(say("For_BirthdayMonth"));
        }
        if (!rule.condition().isAlways()) {
            whom.add(say("For_Condition"));
        }
        return whom.isEmpty() ? List.of(say("For_Everything")) : whom;
    }

    private static void add(List<Sentence> whom, String code, Collection<String> named) {
        if (!named.isEmpty()) {
            whom.add(say(code, WindowInWords.some(named)));
        }
    }

    private static Sentence say(String code, Serializable... operands) {
        return Sentence.of("LoyaltyRule_" + code, operands);
    }
}
