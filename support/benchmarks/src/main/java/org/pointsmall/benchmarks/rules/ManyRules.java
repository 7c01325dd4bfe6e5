package org.pointsmall.benchmarks.rules;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.earning.EarningRule;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.RuleAudience;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.earning.RuleGroup;
import org.pointsmall.loyalty.earning.RuleScope;
import org.pointsmall.loyalty.earning.RuleTerms;
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
            add(about(i), RuleAudience.EVERYONE, ALWAYS);
        }
        few = new RuleBook(1, rules);
        for (int i = 0; i < others; i++) {
            other(i);
        }
        all = new RuleBook(2, rules);
    }

    /** By turns a product's, and that of all categories. */
    private static RuleScope about(int number) {
        return number % 2 == 0
                ? RuleScope.ofProducts(LargeOrder.product(number))
                : RuleScope.ofCategories(LargeOrder.ALL_CATEGORIES);
    }

    private void other(int number) {
        long id = OTHERS + number;
        switch (number % 20) {
            case 0 -> add(RuleScope.EVERYTHING, RuleAudience.EVERYONE, LATER);
            case 1, 2 -> add(RuleScope.EVERYTHING, RuleAudience.ofSegments("segment-" + id), ALWAYS);
            case 3, 4 -> add(RuleScope.EVERYTHING, RuleAudience.ofTiers("tier-" + id), ALWAYS);
            case 5 -> add(RuleScope.ofStores("store-" + id), RuleAudience.EVERYONE, ALWAYS);
            case 6 -> add(RuleScope.ofChannels("channel-" + id), RuleAudience.EVERYONE, ALWAYS);
            case 7, 8, 9, 10, 11 -> add(RuleScope.ofProducts(id, id + 1, id + 2), RuleAudience.EVERYONE, ALWAYS);
            default -> add(RuleScope.ofCategories(id), RuleAudience.EVERYONE, ALWAYS);
        }
    }

    private void add(RuleScope scope, RuleAudience audience, Window window) {
        int number = rules.size() + 1;
        Effect effect = number % 3 == 0
                ? new Effect.FixedBonus(Points.of(5))
                : new Effect.Multiplier(100 + number % 9 * 10 + 10);
        rules.add(new EarningRule(
                new VersionRef<RuleTerms>(number, 1),
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
