package org.pointsmall.benchmarks.rules;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.earning.Audience;
import org.pointsmall.loyalty.earning.EarningRule;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.earning.RuleGroup;
import org.pointsmall.loyalty.earning.RuleRef;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.earning.Scope;
import org.pointsmall.loyalty.points.Points;

/**
 * Rules of a shop with many of them: a few are about the order, all others about other products, categories, segments,
 * tiers, stores and channels, and a twentieth about everything, but at another time.
 */
final class ManyRules {
    private static final Window ALWAYS = Window.always(ZoneOffset.UTC);
    private static final Window LATER =
            ALWAYS.within(LocalDateTime.ofInstant(LargeOrder.AT, ZoneOffset.UTC).plusDays(1), null);
    private static final long OTHERS = 1_000_000;

    private final List<EarningRule> rules = new ArrayList<>();
    private final RuleBook few;
    private final RuleBook all;

    ManyRules(int about, int others) {
        for (int i = 0; i < about; i++) {
            add(about(i), Audience.EVERYONE, ALWAYS);
        }
        few = new RuleBook(1, rules);
        for (int i = 0; i < others; i++) {
            other(i);
        }
        all = new RuleBook(2, rules);
    }

    /** By turns a product's, and that of all categories. */
    private static Scope about(int number) {
        return number % 2 == 0
                ? Scope.ofProducts(LargeOrder.product(number))
                : Scope.ofCategories(LargeOrder.ALL_CATEGORIES);
    }

    private void other(int number) {
        long id = OTHERS + number;
        switch (number % 20) {
            case 0 -> add(Scope.EVERYTHING, Audience.EVERYONE, LATER);
            case 1, 2 -> add(Scope.EVERYTHING, Audience.ofSegments("segment-" + id), ALWAYS);
            case 3, 4 -> add(Scope.EVERYTHING, Audience.ofTiers("tier-" + id), ALWAYS);
            case 5 -> add(Scope.ofStores("store-" + id), Audience.EVERYONE, ALWAYS);
            case 6 -> add(Scope.ofChannels("channel-" + id), Audience.EVERYONE, ALWAYS);
            case 7, 8, 9, 10, 11 -> add(Scope.ofProducts(id, id + 1, id + 2), Audience.EVERYONE, ALWAYS);
            default -> add(Scope.ofCategories(id), Audience.EVERYONE, ALWAYS);
        }
    }

    private void add(Scope scope, Audience audience, Window window) {
        int number = rules.size() + 1;
        Effect effect = number % 3 == 0
                ? new Effect.FixedBonus(Points.of(5))
                : new Effect.Multiplier(100 + number % 9 * 10 + 10);
        rules.add(new EarningRule(
                new RuleRef(number, 1),
                new RuleTerms(
                        "rule " + number,
                        RuleGroup.EVERYONE,
                        100,
                        scope,
                        audience,
                        window,
                        Condition.always(),
                        effect,
                        null,
                        List.of())));
    }

    RuleBook aboutTheOrder() {
        return few;
    }

    RuleBook all() {
        return all;
    }
}
