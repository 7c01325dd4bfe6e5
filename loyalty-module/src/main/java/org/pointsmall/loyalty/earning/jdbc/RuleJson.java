package org.pointsmall.loyalty.earning.jdbc;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.jdbc.ConditionJson;
import org.pointsmall.loyalty.definition.jdbc.WindowJson;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.Limit;
import org.pointsmall.loyalty.earning.RuleAudience;
import org.pointsmall.loyalty.earning.RuleGroup;
import org.pointsmall.loyalty.earning.RuleScope;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.earning.Stacking;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;

/** What a rule says as JSON, in the words of this class's own records, which stay as they are for years. */
final class RuleJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RuleJson() {}

    @JsonInclude(Include.NON_EMPTY)
    private record Rule(
            String name,
            String group,
            Stacking stacking,
            int priority,
            @Nullable Set<Long> products,
            @Nullable Set<Long> categories,
            @Nullable Integer newForDays,
            @Nullable Set<String> stores,
            @Nullable Set<String> channels,
            @Nullable Set<String> tiers,
            @Nullable Set<String> segments,
            boolean firstOrder,
            boolean birthdayMonth,
            WindowJson when,
            @Nullable JsonNode condition,
            What what,
            @Nullable Long perOrder,
            @Nullable List<Most> limits) {}

    /** @param money of a rate, in minor units */
    @JsonInclude(Include.NON_EMPTY)
    private record What(
            Kind kind,
            @Nullable Long points,
            @Nullable Long money,
            @Nullable String currency,
            @Nullable Integer hundredths,
            @Nullable List<Step> steps) {

        private enum Kind {
            BASE_RATE,
            MULTIPLIER,
            ORDER_STEPS,
            FIXED_BONUS,
            CEILING
        }

        static What of(Effect effect) {
            if (effect instanceof Effect.BaseRate base) {
                PointsRate rate = base.rate();
                return new What(
                        Kind.BASE_RATE,
                        rate.points().value(),
                        rate.money().minorUnits(),
                        rate.money().currency().getCurrencyCode(),
                        null,
                        null);
            }
            if (effect instanceof Effect.Multiplier multiplier) {
                return new What(Kind.MULTIPLIER, null, null, null, multiplier.hundredths(), null);
            }
            if (effect instanceof Effect.OrderSteps steps) {
                List<Step> each = steps.steps().stream()
                        .map(step ->
                                new Step(step.from().minorUnits(), step.bonus().value()))
                        .toList();
                Currency currency = steps.steps().get(0).from().currency();
                return new What(Kind.ORDER_STEPS, null, null, currency.getCurrencyCode(), null, each);
            }
            if (effect instanceof Effect.Ceiling) {
                return new What(Kind.CEILING, null, null, null, null, null);
            }
            Points bonus = ((Effect.FixedBonus) effect).bonus();
            return new What(Kind.FIXED_BONUS, bonus.value(), null, null, null, null);
        }

        Effect effect() {
            return switch (kind) {
                case BASE_RATE ->
                    new Effect.BaseRate(new PointsRate(Points.of(required(points)), money(required(money))));
                case MULTIPLIER -> new Effect.Multiplier(required(hundredths));
                case ORDER_STEPS ->
                    new Effect.OrderSteps(required(steps).stream()
                            .map(step -> new Effect.Step(money(step.from()), Points.of(step.bonus())))
                            .toList());
                case FIXED_BONUS -> new Effect.FixedBonus(Points.of(required(points)));
                case CEILING -> new Effect.Ceiling();
            };
        }

        private Money money(long minorUnits) {
            return new Money(minorUnits, Currency.getInstance(required(currency)));
        }
    }

    private record Step(long from, long bonus) {}

    private record Most(Limit.Subject of, Limit.Period period, long points, int thinning) {}

    static String write(RuleTerms terms) {
        try {
            return JSON.writeValueAsString(rule(terms));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a rule that is no JSON: " + terms, e);
        }
    }

    private static Rule rule(RuleTerms terms) throws JsonProcessingException {
        RuleScope scope = terms.scope();
        RuleAudience audience = terms.audience();
        return new Rule(
                terms.name(),
                terms.group().code(),
                terms.group().stacking(),
                terms.priority(),
                new TreeSet<>(scope.products()),
                new TreeSet<>(scope.categories()),
                scope.newForDays(),
                new TreeSet<>(scope.stores()),
                new TreeSet<>(scope.channels()),
                new TreeSet<>(audience.tiers()),
                new TreeSet<>(audience.segments()),
                audience.firstOrder(),
                audience.birthdayMonth(),
                WindowJson.of(terms.window()),
                terms.condition().isAlways() ? null : JSON.readTree(ConditionJson.write(terms.condition())),
                What.of(terms.effect()),
                terms.perOrder() == null ? null : terms.perOrder().value(),
                terms.limits().stream()
                        .map(limit -> new Most(
                                limit.of(), limit.period(), limit.points().value(), limit.thinning()))
                        .toList());
    }

    static RuleTerms read(String json) {
        try {
            return terms(JSON.readValue(json, Rule.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("there is a rule that can't be read: " + json, e);
        }
    }

    private static RuleTerms terms(Rule rule) {
        return new RuleTerms(
                rule.name(),
                new RuleGroup(rule.group(), rule.stacking()),
                rule.priority(),
                new RuleScope(
                        given(rule.products()),
                        given(rule.categories()),
                        rule.newForDays(),
                        given(rule.stores()),
                        given(rule.channels())),
                new RuleAudience(given(rule.tiers()), given(rule.segments()), rule.firstOrder(), rule.birthdayMonth()),
                rule.when().window(),
                rule.condition() == null
                        ? Condition.always()
                        : ConditionJson.stored(rule.condition().toString()),
                rule.what().effect(),
                rule.perOrder() == null ? null : Points.of(rule.perOrder()),
                rule.limits() == null
                        ? List.of()
                        : rule.limits().stream()
                                .map(most ->
                                        new Limit(most.of(), most.period(), Points.of(most.points()), most.thinning()))
                                .toList());
    }

    private static <T> Set<T> given(@Nullable Set<T> values) {
        return values == null ? Set.of() : values;
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("an effect lacks what it is made of");
        }
        return value;
    }
}
