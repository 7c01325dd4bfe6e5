package org.pointsmall.loyalty.earning;

import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A rule in force, at one version. */
public record EarningRule(RuleRef ref, RuleTerms terms) {
    /** The order of rules, where it matters. */
    public static final Comparator<EarningRule> ORDER = Comparator.comparingInt(
                    (EarningRule rule) -> rule.terms().priority())
            .thenComparing(rule -> rule.ref().id());

    boolean isCeiling() {
        return terms.effect() instanceof Effect.Ceiling;
    }

    /** Whether it applies to a purchase at all, whatever its lines. */
    boolean applies(Occasion occasion) {
        return terms.window().contains(occasion.at())
                && terms.scope().covers(occasion)
                && terms.audience().includes(occasion.buyer(), today(occasion));
    }

    boolean covers(@Nullable ProductFacts product, Occasion occasion) {
        return terms.scope().covers(product, today(occasion));
    }

    private LocalDate today(Occasion occasion) {
        return occasion.at().atZone(terms.window().zone()).toLocalDate();
    }
}
