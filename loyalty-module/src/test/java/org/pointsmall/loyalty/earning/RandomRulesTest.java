package org.pointsmall.loyalty.earning;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.RandomRuns;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartFixture;
import org.pointsmall.loyalty.trace.TraceLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.earning.BuyerFixture.aBuyer;
import static org.pointsmall.loyalty.earning.EarningContextFixture.aContext;
import static org.pointsmall.loyalty.earning.RuleFixture.SHANGHAI;
import static org.pointsmall.loyalty.earning.RuleFixture.aRule;

/** What must be so for any rules, any purchase and any limits; {@code -Dearning.seed} repeats a run. */
class RandomRulesTest {
    private static final int RUNS = RandomRuns.of(3_000);
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final MemberId ANA = new MemberId(1);
    private static final PointsRate RATE = new PointsRate(Points.of(3), new Money(700, CNY));
    private static final List<RuleGroup> GROUPS = List.of(
            RuleGroup.EVERYONE, new RuleGroup("best", Stacking.HIGHEST), new RuleGroup("first", Stacking.FIRST));

    private final long seed = Long.getLong("earning.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void linesAndStepsSumToTheOrder() {
        for (int run = 0; run < RUNS; run++) {
            EarningDecision decision = decide(under(rules(GROUPS)), cart(), new CountsInMemory());

            assertThat(decision.allocation().points()).as("seed %d", seed).isEqualTo(decision.points());
            assertThat(given(decision))
                    .as("seed %d: %s", seed, decision)
                    .isEqualTo(decision.points().value());
        }
    }

    @Test
    void whatLastsOtherwiseIsJustWhatTheStepsOfThoseRulesGave() {
        for (int run = 0; run < RUNS; run++) {
            List<EarningRule> rules = rules(GROUPS);
            EarningDecision decision = decide(under(rules), cart(), new CountsInMemory());

            Map<Expiry, Long> told = new HashMap<>();
            for (TraceLine step : decision.trace()) {
                rules.stream()
                        .filter(rule -> Long.toString(rule.ref().id())
                                .equals(step.operands().get("rule")))
                        .findFirst()
                        .flatMap(rule -> rule.terms().validity())
                        .ifPresent(validity -> told.merge(
                                validity, Long.parseLong(step.operands().get("points")), Long::sum));
            }
            told.values().removeIf(points -> points == 0);
            Map<Expiry, Long> own = new HashMap<>();
            decision.own().forEach((validity, points) -> own.put(validity, points.value()));
            assertThat(own).as("seed %d: %s", seed, decision).isEqualTo(told);
            assertThat(decision.parts(LotPolicy.LASTING, Instant.EPOCH, ZoneOffset.UTC).stream()
                            .mapToLong(part -> part.points().value())
                            .sum())
                    .as("seed %d: %s", seed, decision)
                    .isEqualTo(decision.points().value());
        }
    }

    /** The points that the steps of the trace say to have given. */
    private static long given(EarningDecision decision) {
        return decision.trace().stream()
                .filter(step -> !step.code().equals("earn.rounded-down"))
                .map(TraceLine::operands)
                .mapToLong(operands -> Long.parseLong(operands.getOrDefault("points", "0")))
                .sum();
    }

    @Test
    void theOrderOfRulesIsOfNoImportanceWhereNoneComesFirst() {
        for (int run = 0; run < RUNS; run++) {
            List<EarningRule> rules = rules(GROUPS.subList(0, 2)).stream()
                    .map(RandomRulesTest::unlimitedWhereTheHighestWins)
                    .toList();
            List<EarningRule> shuffled = new ArrayList<>(rules);
            Collections.shuffle(shuffled, random);
            List<EarningRule> renumbered = new ArrayList<>();
            for (EarningRule rule : shuffled) {
                boolean rate = rule.terms().effect() instanceof Effect.BaseRate;
                renumbered.add(
                        rate
                                ? rule
                                : new EarningRule(
                                        new VersionRef<RuleTerms>(1_000 + renumbered.size(), 1), rule.terms()));
            }
            Cart cart = cart();

            Points points = decide(under(rules), cart, new CountsInMemory()).points();

            assertThat(decide(under(renumbered), cart, new CountsInMemory()).points())
                    .as("seed %d", seed)
                    .isEqualTo(points);
        }
    }

    /** Of two that add as much to a line the first one wins, and then its limits count. */
    private static EarningRule unlimitedWhereTheHighestWins(EarningRule rule) {
        RuleTerms terms = rule.terms();
        return terms.group().stacking() == Stacking.ALL
                ? rule
                : new EarningRule(
                        rule.ref(),
                        new RuleTerms(
                                terms.name(),
                                terms.group(),
                                terms.priority(),
                                terms.scope(),
                                terms.audience(),
                                terms.window(),
                                terms.condition(),
                                terms.effect(),
                                null,
                                List.of()));
    }

    @Test
    void theIndexFindsWhatASearchOfAllRulesWouldFind() {
        for (int run = 0; run < RUNS; run++) {
            List<EarningRule> rules = rules(GROUPS);
            EarningContext context = context().of(cart());

            List<EarningRule> found = new RuleBook(1, rules).applying(context);

            List<EarningRule> covering = rules.stream()
                    .filter(rule -> rule.applies(context))
                    .filter(rule -> context.products().values().stream().anyMatch(one -> rule.covers(one, context)))
                    .sorted(EarningRule.ORDER)
                    .toList();
            assertThat(found).as("seed %d", seed).containsAll(covering).isSortedAccordingTo(EarningRule.ORDER);
        }
    }

    @Test
    void noLimitIsEverPassedHoweverManyOrdersCome() {
        for (int run = 0; run < RUNS / 20; run++) {
            EarningRules rules = under(rules(GROUPS));
            CountsInMemory counts = new CountsInMemory();
            for (int order = 0; order < 20; order++) {
                EarningDecision decision = decide(rules, cart(), counts);
                counts.add(decision.uses());
                for (EarningRule rule : rules.book().applying(context().of(cart()))) {
                    for (Limit limit : rule.terms().limits()) {
                        LimitKey key = limit.key(
                                "rule-" + rule.ref().id(),
                                ANA,
                                aContext().context().at(),
                                SHANGHAI);
                        assertThat(counts.read(Set.of(key))
                                        .getOrDefault(key, Points.ZERO)
                                        .value())
                                .as("seed %d: %s", seed, rule)
                                .isLessThanOrEqualTo(limit.points().value());
                    }
                }
            }
        }
    }

    @Test
    void nobodyEarnsLessThanTheBaseUnlessThereIsACeiling() {
        for (int run = 0; run < RUNS; run++) {
            List<EarningRule> rules = rules(GROUPS).stream()
                    .filter(rule -> !(rule.terms().effect() instanceof Effect.BaseRate) && !rule.isCeiling())
                    .toList();
            Cart cart = cart();
            EarningRules base = new EarningRules(RATE, RuleBook.EMPTY, SHANGHAI);

            assertThat(decide(under(rules), cart, new CountsInMemory()).points())
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(
                            decide(base, cart, new CountsInMemory()).points());
        }
    }

    private static EarningRules under(List<EarningRule> rules) {
        return new EarningRules(RATE, new RuleBook(1, rules), SHANGHAI);
    }

    private EarningDecision decide(EarningRules rules, Cart cart, CountsInMemory counts) {
        return new EarningPolicy(rules)
                .decide(cart, Allocation.NONE, ANA, context().of(cart), counts::read);
    }

    /** The same for all decisions of a run: everything that rules may name is there. */
    private static EarningContextFixture context() {
        EarningContextFixture context = aContext()
                .inStore("s1")
                .inChannel("c1")
                .by(aBuyer().ofTier("gold", 130)
                        .inSegments("loyal")
                        .withAFirstOrder()
                        .bornOn("--11-30"));
        for (long product = 1; product <= 8; product++) {
            context.inCategories(product, product % 3, 10 + product % 2);
        }
        return context;
    }

    private Cart cart() {
        CartFixture cart = CartFixture.aCart("CNY");
        int lines = 1 + random.nextInt(5);
        for (int line = 0; line < lines; line++) {
            cart.with(new Money(random.nextInt(20_000), CNY), random.nextInt(9) == 0 ? null : 1L + random.nextInt(8));
        }
        return cart.cart();
    }

    private List<EarningRule> rules(List<RuleGroup> groups) {
        List<EarningRule> rules = new ArrayList<>();
        int count = random.nextInt(8);
        for (int id = 1; id <= count; id++) {
            RuleFixture rule = aRule().number(id)
                    .first(random.nextInt(3))
                    .in(groups.get(random.nextInt(groups.size())))
                    .doing(effect())
                    .of(scope())
                    .to(audience())
                    .within(
                            random.nextInt(4) == 0
                                    ? Window.always(SHANGHAI).on(DayOfWeek.of(1 + random.nextInt(7)))
                                    : Window.always(SHANGHAI));
            if (random.nextInt(3) == 0) {
                rule.atMost(random.nextInt(100));
            }
            if (random.nextInt(3) == 0) {
                rule.limited(new Limit(
                        Limit.Subject.values()[random.nextInt(2)],
                        Limit.Period.values()[random.nextInt(4)],
                        Points.of(random.nextInt(300)),
                        random.nextInt(101)));
            }
            if (random.nextInt(3) == 0 && !rule.rule().isCeiling()) {
                rule.lasting(new Expiry.On(LocalDate.of(2027, 1 + random.nextInt(2), 1)));
            }
            rules.add(rule.rule());
        }
        return rules;
    }

    private Effect effect() {
        return switch (random.nextInt(6)) {
            case 5 -> new Effect.Ceiling();
            case 0 -> new Effect.BaseRate(new PointsRate(Points.of(1 + random.nextInt(5)), new Money(100, CNY)));
            case 1 -> new Effect.FixedBonus(Points.of(1 + random.nextInt(50)));
            case 2 ->
                new Effect.OrderSteps(List.of(
                        new Effect.Step(new Money(5_000, CNY), Points.of(10)),
                        new Effect.Step(new Money(20_000, CNY), Points.of(75))));
            default -> new Effect.Multiplier(101 + random.nextInt(400));
        };
    }

    private RuleScope scope() {
        return switch (random.nextInt(6)) {
            case 0 -> RuleScope.ofProducts(1L + random.nextInt(8), 100L);
            case 1 -> RuleScope.ofCategories((long) random.nextInt(3));
            case 2 -> RuleScope.ofStores(random.nextBoolean() ? "s1" : "s2");
            case 3 -> RuleScope.ofChannels(random.nextBoolean() ? "c1" : "c2");
            default -> RuleScope.EVERYTHING;
        };
    }

    private RuleAudience audience() {
        return switch (random.nextInt(8)) {
            case 0 -> RuleAudience.ofTiers("gold");
            case 1 -> RuleAudience.ofSegments(random.nextBoolean() ? "loyal" : "new");
            case 2 -> RuleAudience.inBirthdayMonth();
            case 3 -> RuleAudience.onFirstOrder();
            default -> RuleAudience.EVERYONE;
        };
    }
}
