package org.pointsmall.loyalty.earning;

import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.VersionRef;

/** A rule in force, at one version. */
public record EarningRule(VersionRef<RuleTerms> ref, RuleTerms terms) {
    /** The order of rules, where it matters. */
    public static final Comparator<EarningRule> ORDER = Comparator.comparingInt(
                    (EarningRule rule) -> rule.terms().priority())
            .thenComparing(rule -> rule.ref().id());

    boolean isCeiling() {
        return terms.effect().role() == Effect.Role.LIMITS;
    }

    /** Whether it applies to a purchase at all, whatever its lines. */
    boolean applies(EarningContext context) {
        return terms.window().contains(context.at())
                && terms.scope().covers(context)
                && terms.audience().includes(context.buyer(), today(context));
    }

    boolean covers(@Nullable ProductFacts product, EarningContext context) {
        return terms.scope().covers(product, today(context));
    }

    private LocalDate today(EarningContext context) {
        return context.at().atZone(terms.window().zone()).toLocalDate();
    }
}
