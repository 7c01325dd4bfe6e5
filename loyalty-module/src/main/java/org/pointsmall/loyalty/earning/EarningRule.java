package org.pointsmall.loyalty.earning;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.window.Window;

/**
 * A rule in force, at one version.
 *
 * @param group those that it competes with
 * @param priority the lowest comes first; among equals, the rule that is older
 * @param perOrder the most that it adds to an order; null where there is no such limit
 * @param limits the most that it adds in a time
 */
public record EarningRule(
        RuleRef ref,
        RuleGroup group,
        int priority,
        Scope scope,
        Audience audience,
        Window window,
        Effect effect,
        @Nullable Points perOrder,
        List<Limit> limits) {
    /** The order of rules, where it matters. */
    public static final Comparator<EarningRule> ORDER = Comparator.comparingInt(EarningRule::priority)
            .thenComparing(rule -> rule.ref().id());

    public EarningRule {
        limits = List.copyOf(limits);
    }

    /** Whether it applies to a purchase at all, whatever its lines. */
    boolean applies(Occasion occasion) {
        return window.contains(occasion.at())
                && scope.covers(occasion)
                && audience.includes(occasion.buyer(), today(occasion));
    }

    boolean covers(@Nullable ProductFacts product, Occasion occasion) {
        return scope.covers(product, today(occasion));
    }

    private LocalDate today(Occasion occasion) {
        return occasion.at().atZone(window.zone()).toLocalDate();
    }
}
