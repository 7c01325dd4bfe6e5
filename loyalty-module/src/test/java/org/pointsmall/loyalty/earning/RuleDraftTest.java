package org.pointsmall.loyalty.earning;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.RandomRuns;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.RandomConditions;
import org.pointsmall.loyalty.condition.jdbc.ConditionJson;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.ReadAs;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Surroundings;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;

import static org.assertj.core.api.Assertions.assertThat;

/** What is written of a rule says the same rule again; {@code -Dearning.seed} repeats a run. */
class RuleDraftTest {
    private static final RuleKind RULES = new RuleKind(ConditionJson.TEXT);
    private static final int RUNS = RandomRuns.of(2_000);
    private static final List<String> CURRENCIES = List.of("CNY", "JPY", "KWD");

    private final long seed = Long.getLong("earning.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void aRuleThatIsWrittenAndReadIsTheSame() {
        for (int run = 0; run < RUNS; run++) {
            Currency currency = Currency.getInstance(CURRENCIES.get(random.nextInt(CURRENCIES.size())));
            RuleTerms rule = rule(currency);
            boolean active = random.nextBoolean();
            Draft draft = ReadAs.written(rule, active, RULES);

            ReadAs<RuleTerms> read = ReadAs.of(
                    draft, RULES, new Surroundings(currency, ZoneId.of("UTC"), TargetsFixture.targets(), rate -> true));

            assertThat(read).as("seed %d: %s", seed, draft).isEqualTo(new ReadAs<>(rule, active, List.of()));
            assertThat(ReadAs.written(read.terms(), active, RULES)).isEqualTo(draft);
        }
    }

    private RuleTerms rule(Currency currency) {
        return new RuleTerms(
                "Rule 第 " + random.nextInt(),
                random.nextBoolean()
                        ? RuleGroup.EVERYONE
                        : new RuleGroup("group-" + random.nextInt(9), Stacking.values()[random.nextInt(3)]),
                random.nextInt(1_000_001),
                new RuleScope(
                        Scope.of(some(i -> (long) i - 5), some(i -> (long) i * 1_000_000_007)),
                        random.nextBoolean() ? 1 + random.nextInt(3_650) : null,
                        some(i -> "store " + i),
                        some(i -> "channel:" + i)),
                RuleAudience.of(
                        some(i -> "tier-" + i), some(i -> "segment-" + i), random.nextBoolean(), random.nextBoolean()),
                window(),
                random.nextBoolean() ? Condition.always() : new RandomConditions(random.nextLong()).next(),
                effect(currency),
                random.nextBoolean() ? points() : null,
                limits());
    }

    private Window window() {
        LocalDateTime from = LocalDateTime.of(2026, 1, 1, 0, 0).plusSeconds(random.nextInt(100_000_000));
        return new Window(
                random.nextBoolean() ? from : null,
                random.nextBoolean() ? from.plusYears(500).plusSeconds(random.nextInt()) : null,
                some(i -> DayOfWeek.of(1 + i % 7)),
                some(i -> i % 2 == 0 ? 1 + i : -1 - i),
                random.nextInt(8) == 0 ? everyDayOfAnEra() : Set.of(),
                ZoneId.of(random.nextBoolean() ? "Asia/Shanghai" : "America/St_Johns"));
    }

    /** So many that each weekday and day of the month is among them. */
    private static Set<LocalDate> everyDayOfAnEra() {
        LocalDate first = LocalDate.of(2032, 1, 1);
        Set<LocalDate> days = new HashSet<>();
        for (int i = 0; i < 999; i++) {
            days.add(first.plusDays(i));
        }
        return days;
    }

    private Effect effect(Currency currency) {
        switch (random.nextInt(5)) {
            case 0:
                return new Effect.BaseRate(
                        new PointsRate(points(), new Money(1 + random.nextInt(1_000_000), currency)));
            case 1:
                return new Effect.Multiplier(101 + random.nextInt(9_900));
            case 2:
                return new Effect.FixedBonus(points());
            case 3:
                return new Effect.Ceiling();
            default:
                List<Effect.Step> steps = new ArrayList<>();
                long from = random.nextInt(100);
                for (int i = 0; i <= random.nextInt(12); i++) {
                    steps.add(new Effect.Step(new Money(from, currency), points()));
                    from += 1 + random.nextInt(100_000);
                }
                return new Effect.OrderSteps(steps);
        }
    }

    private List<Limit> limits() {
        List<Limit> limits = new ArrayList<>();
        for (Limit.Subject of : Limit.Subject.values()) {
            for (Limit.Period period : Limit.Period.values()) {
                if (random.nextInt(3) == 0) {
                    limits.add(new Limit(of, period, points(), random.nextInt(101)));
                }
            }
        }
        return limits;
    }

    private Points points() {
        return Points.of(1 + random.nextInt(1_000_000_000));
    }

    private <T> Set<T> some(IntFunction<T> each) {
        Set<T> some = new HashSet<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            some.add(each.apply(random.nextInt(15)));
        }
        return some;
    }
}
