package org.pointsmall.loyalty.earning.jdbc;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.condition.Comparison;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.Operator;
import org.pointsmall.loyalty.condition.Value;
import org.pointsmall.loyalty.condition.jdbc.ConditionJson;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Surroundings;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.VersionStore;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.definition.jdbc.Versions;
import org.pointsmall.loyalty.earning.Counted;
import org.pointsmall.loyalty.earning.CountedLine;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.Limit;
import org.pointsmall.loyalty.earning.LimitKey;
import org.pointsmall.loyalty.earning.RuleAudience;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.earning.RuleGroup;
import org.pointsmall.loyalty.earning.RuleKind;
import org.pointsmall.loyalty.earning.RuleScope;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.earning.Stacking;
import org.pointsmall.loyalty.earning.TargetsFixture;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.refusal.Invalid;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.time.TimeFixture.standingAt;

/** Rules and what is counted against their limits, on each database that a store may have. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RulesContract {
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00.123Z");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final RuleTerms DOUBLE = terms("double", RuleGroup.EVERYONE, new Effect.Multiplier(200));

    private TestDatabase database;
    private Transactions transactions;
    private VersionStore<RuleTerms> store;
    private EditDefinitions<RuleTerms> edit;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrate();
        transactions = TransactionsOfAStore.on(database.dataSource());
        store = new Versions<>(database.dataSource(), new RuleKind(ConditionJson.TEXT));
        edit = new EditDefinitions<>(
                new RuleKind(ConditionJson.TEXT),
                store,
                () -> new Surroundings(
                        Currency.getInstance("CNY"), ZoneOffset.UTC, TargetsFixture.targets(), rate -> true),
                transactions,
                // Between two milliseconds: what is saved is what is read.
                standingAt(NOW.plusNanos(456_789)));
    }

    @AfterAll
    void close() throws Exception {
        database.close();
    }

    @BeforeEach
    void empty() {
        JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
        jdbc.update("DELETE FROM LOYALTY_RULE_VERSION");
        jdbc.update("DELETE FROM LOYALTY_RULE");
        jdbc.update("DELETE FROM LOYALTY_LIMIT_COUNT");
        jdbc.update("DELETE FROM LOYALTY_LIMIT_USE");
    }

    @Test
    void aRuleIsReadAsItWasWritten() {
        for (Effect effect : List.of(
                new Effect.Multiplier(150),
                new Effect.BaseRate(new PointsRate(Points.of(2), cny("1.00"))),
                new Effect.OrderSteps(List.of(
                        new Effect.Step(cny("100.00"), Points.of(10)), new Effect.Step(cny("500.00"), Points.of(100)))),
                new Effect.FixedBonus(Points.of(88)))) {
            RuleTerms terms = new RuleTerms(
                    "双倍积分 \"x\"",
                    new RuleGroup("best", Stacking.HIGHEST),
                    -5,
                    new RuleScope(Scope.of(Set.of(1L, 2L), Set.of(3L)), 30, Set.of("s"), Set.of("app")),
                    RuleAudience.of(Set.of("gold"), Set.of("loyal"), true, true),
                    new Window(
                            LocalDateTime.parse("2026-11-01T00:00"),
                            LocalDateTime.parse("2026-11-12T08:30:15"),
                            Set.of(DayOfWeek.WEDNESDAY),
                            Set.of(18, -1),
                            Set.of(LocalDate.parse("2026-11-11")),
                            SHANGHAI),
                    new Comparison(
                            Field.ORDER_CHANNEL,
                            Operator.ONE_OF,
                            List.of(new Value.Text("app"), new Value.Text("小程序"))),
                    effect,
                    Points.of(500),
                    List.of(
                            Limit.perMember(Limit.Period.DAY, 100),
                            Limit.budget(Limit.Period.EVER, 9).thinningOutOverTheLast(20)));

            Version<RuleTerms> saved = saved(edit.add(terms, true, "olga"));

            assertThat(saved.terms()).isEqualTo(terms);
            assertThat(transactions.required(() -> store.find(saved.ref().id())))
                    .contains(saved);
            assertThat(saved.savedAt()).isEqualTo(NOW);
            assertThat(saved.actor()).isEqualTo("olga");
        }
    }

    @Test
    void aChangeIsANewVersionAndTheFormerOnesStay() {
        Version<RuleTerms> first = saved(edit.add(DOUBLE, true, "olga"));
        RuleTerms triple = terms("triple", RuleGroup.EVERYONE, new Effect.Multiplier(300));

        Version<RuleTerms> second = saved(edit.change(first.ref(), triple, false, "piet"));

        assertThat(second.ref()).isEqualTo(new VersionRef<RuleTerms>(first.ref().id(), 2));
        assertThat(transactions.required(() -> store.versions(first.ref().id())))
                .containsExactly(second, first);
        assertThat(transactions.required(store::all)).containsExactly(second);
    }

    @Test
    void ofTwoWhoChangeOneVersionTheSecondIsToldAndChangesNothing() {
        Version<RuleTerms> first = saved(edit.add(DOUBLE, true, "olga"));
        Version<RuleTerms> second = saved(edit.change(first.ref(), DOUBLE, false, "piet"));

        assertThat(edit.change(first.ref(), DOUBLE, true, "olga")).isEqualTo(new EditResult.Outdated<>(second));
        assertThat(transactions.required(store::all)).containsExactly(second);
    }

    @Test
    void eachChangeIsSeenByTheRevisionAndByWhoFollowsIt() {
        Latest<RuleBook> inForce = Latest.inForce(store, RuleBook::of, transactions);
        assertThat(inForce.book().revision()).isEqualTo(transactions.required(store::revision));
        assertThat(inForce.refresh()).isFalse();

        Version<RuleTerms> saved = saved(edit.add(DOUBLE, true, "olga"));

        assertThat(inForce.refresh()).isTrue();
        long revision = inForce.book().revision();
        edit.change(saved.ref(), DOUBLE, false, "olga");
        assertThat(inForce.refresh()).isTrue();
        assertThat(inForce.book().revision()).isGreaterThan(revision);
    }

    @Test
    void aGroupStacksInOneWay() {
        saved(edit.add(terms("a", new RuleGroup("best", Stacking.HIGHEST), new Effect.Multiplier(200)), true, "olga"));

        EditResult<RuleTerms> result =
                edit.add(terms("b", new RuleGroup("best", Stacking.FIRST), new Effect.Multiplier(200)), true, "olga");

        assertThat(result)
                .isEqualTo(new EditResult.Refused<RuleTerms>(
                        List.of(Invalid.of("group.stacking", "DIFFERS_IN_GROUP").with("stacking", "HIGHEST"))));
    }

    @Test
    void whatNoStoreHasIsRefusedWithAllElseThatIsWrong() {
        Draft draft = Draft.EMPTY
                .with("scope.categories", "7", "700")
                .with("audience.tiers", "platinum")
                .with("effect.kind", "MULTIPLIER")
                .with("effect.factor", "1.005");

        assertThat(edit.add(draft, "olga"))
                .isEqualTo(new EditResult.Refused<RuleTerms>(List.of(
                        Invalid.of("name", "MISSING"),
                        Invalid.of("effect.factor", "TOO_FINE").with("decimals", 2),
                        Invalid.of("scope.categories", "UNKNOWN").with("value", "700"),
                        Invalid.of("audience.tiers", "UNKNOWN").with("value", "platinum"))));
        assertThat(edit.all()).isEmpty();
    }

    @Test
    void aRuleIsAddedAndChangedAsItIsWritten() {
        Draft wednesdays = Draft.EMPTY
                .with("name", "Wednesdays x1.5")
                .with("active", "true")
                .with("window.weekdays", "WEDNESDAY")
                .with("effect.kind", "MULTIPLIER")
                .with("effect.factor", "1.5");
        Version<RuleTerms> first = saved(edit.add(wednesdays, "olga"));

        Version<RuleTerms> second = saved(edit.change(first.ref(), wednesdays.with("effect.factor", "1.75"), "pete"));

        assertThat(edit.versions(first.ref().id())).containsExactly(second, first);
        assertThat(second.terms().effect()).isEqualTo(new Effect.Multiplier(175));
        assertThat(second.terms().window())
                .isEqualTo(Window.always(ZoneOffset.UTC).on(DayOfWeek.WEDNESDAY));
        assertThat(edit.change(first.ref(), wednesdays, "olga")).isEqualTo(new EditResult.Outdated<>(second));
    }

    @Test
    void ofAGroupInWhichTheFirstCountsOneIsFirst() {
        Draft first = Draft.EMPTY
                .with("name", "Wednesdays")
                .with("active", "true")
                .with("group.code", "days")
                .with("group.stacking", "FIRST")
                .with("scope.products", "1", "2")
                .with("window.weekdays", "WEDNESDAY")
                .with("effect.kind", "MULTIPLIER")
                .with("effect.factor", "2");
        long id = saved(edit.add(first, "olga")).ref().id();
        Draft second = first.with("name", "The 18th").with("window.weekdays").with("window.daysOfMonth", "18");

        assertThat(edit.add(second, "olga"))
                .isEqualTo(new EditResult.Refused<RuleTerms>(List.of(Invalid.of("priority", "OVERLAPS")
                        .with("rule", Long.toString(id))
                        .with("name", "Wednesdays"))));
        saved(edit.add(second.with("priority", "99"), "olga"));
        saved(edit.add(second.with("active", "false"), "olga"));
        saved(edit.add(second.with("scope.products", "3"), "olga"));
        saved(edit.add(second.with("priority", "101").with("window.weekdays", "THURSDAY"), "olga"));
        saved(edit.add(
                first.with("name", "Thursdays")
                        .with("window.weekdays", "THURSDAY")
                        .with("scope.products", "2"),
                "olga"));
    }

    @Test
    void aRuleIsSwitchedOffWhateverHasBecomeOfWhatItNames() {
        RuleTerms gone = new RuleTerms(
                "gone",
                RuleGroup.EVERYONE,
                100,
                RuleScope.ofCategories(700L),
                RuleAudience.EVERYONE,
                Window.always(SHANGHAI),
                Condition.always(),
                new Effect.Multiplier(200),
                null,
                List.of());
        Version<RuleTerms> saved = transactions.required(() -> store.add(gone, true, NOW, "olga"));

        Version<RuleTerms> off = saved(edit.change(saved.ref(), gone, false, "olga"));

        assertThat(off.active()).isFalse();
        assertThat(edit.change(off.ref(), gone, true, "olga")).isInstanceOf(EditResult.Refused.class);
    }

    @Test
    void aCeilingLimitsWholeOrdersAndHasALimit() {
        RuleTerms terms = new RuleTerms(
                "ceiling",
                RuleGroup.EVERYONE,
                100,
                new RuleScope(Scope.of(Set.of(1L), Set.of(2L)), 30, Set.of("s"), Set.of("app")),
                RuleAudience.EVERYONE,
                Window.always(SHANGHAI),
                new Comparison(Field.LINE_QUANTITY, Operator.IS, List.of(new Value.Whole(1))),
                new Effect.Ceiling(),
                null,
                List.of());

        assertThat(edit.add(terms, true, "olga"))
                .isEqualTo(new EditResult.Refused<RuleTerms>(List.of(
                        Invalid.of("scope.products", "NOT_FOR_CEILINGS"),
                        Invalid.of("scope.categories", "NOT_FOR_CEILINGS"),
                        Invalid.of("scope.newForDays", "NOT_FOR_CEILINGS"),
                        Invalid.of("condition", "NOT_FOR_CEILINGS"),
                        Invalid.of("limits", "MISSING"))));
    }

    @Test
    void amountsAreInTheProgrammesCurrency() {
        Effect steps = new Effect.OrderSteps(
                List.of(new Effect.Step(new Money(100, Currency.getInstance("EUR")), Points.of(1))));

        assertThat(edit.add(terms("a", RuleGroup.EVERYONE, steps), true, "olga"))
                .isEqualTo(new EditResult.Refused<RuleTerms>(List.of(
                        Invalid.of("effect.steps[0].from", "OTHER_CURRENCY").with("currency", "CNY"))));
    }

    @Test
    void manyWhoAwardAtOncePassNoBudget() throws Exception {
        JdbcLimitCounts counts = new JdbcLimitCounts(database.dataSource(), transactions);
        LimitKey budget = new LimitKey("rule-1/all/2026-11");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<Long>> awards = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            long order = i;
            awards.add(() -> transactions.required(() -> {
                long used = counts.lock(Set.of(budget)).get(budget).value();
                long points = Math.min(30, 1_000 - used);
                if (points > 0) {
                    counts.count(order, List.of(new Counted(budget, 1, Points.of(points), Points.of(points))));
                }
                return points;
            }));
        }
        long awarded = 0;
        try {
            for (Future<Long> award : threads.invokeAll(awards)) {
                awarded += award.get();
            }
        } finally {
            threads.shutdown();
            assertThat(threads.awaitTermination(Duration.ofMinutes(5).toMillis(), TimeUnit.MILLISECONDS))
                    .isTrue();
        }

        assertThat(awarded).isEqualTo(1_000);
        assertThat(transactions.required(() -> counts.read(Set.of(budget))))
                .isEqualTo(Map.of(budget, Points.of(1_000)));
    }

    @Test
    void manyWhoAwardAndGiveBackAtOncePassNoBudgetAndLeaveWhatStands() throws Exception {
        JdbcLimitCounts counts = new JdbcLimitCounts(database.dataSource(), transactions);
        LimitKey budget = new LimitKey("rule-1/all/2026-12");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<Long>> orders = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            long order = 100 + i;
            orders.add(() -> {
                long points = transactions.required(() -> award(counts, budget, order, 20));
                if (order % 3 != 0 && points > 0) {
                    transactions.required(() -> giveBack(counts, budget, order, points / 2));
                    transactions.required(() -> giveBack(counts, budget, order, points - points / 2));
                }
                return order % 3 == 0 ? points : 0;
            });
        }
        long stands = 0;
        try {
            for (Future<Long> order : threads.invokeAll(orders)) {
                stands += order.get();
            }
        } finally {
            threads.shutdown();
            assertThat(threads.awaitTermination(Duration.ofMinutes(5).toMillis(), TimeUnit.MILLISECONDS))
                    .isTrue();
        }

        assertThat(transactions.required(() -> counts.read(Set.of(budget))))
                .isEqualTo(Map.of(budget, Points.of(stands)));
        assertThat(transactions.required(() -> award(counts, budget, 1_000, Long.MAX_VALUE)))
                .as("all the room that came back, and not a point more")
                .isEqualTo(100 - stands);
    }

    /** Of a budget of 100; answers how many there were room for. */
    private static long award(JdbcLimitCounts counts, LimitKey budget, long order, long most) {
        long used = counts.lock(Set.of(budget)).get(budget).value();
        assertThat(used).isBetween(0L, 100L);
        long points = Math.min(most, 100 - used);
        if (points > 0) {
            counts.count(order, List.of(new Counted(budget, 1, Points.of(points), Points.of(points))));
        }
        return points;
    }

    private static boolean giveBack(JdbcLimitCounts counts, LimitKey budget, long order, long points) {
        List<CountedLine> lines = counts.counted(order).stream()
                .map(line -> new CountedLine(
                        line.counted(),
                        line.takenBack().plus(Points.of(points)),
                        line.room().plus(Points.of(points))))
                .toList();
        counts.giveBack(order, lines, Map.of(budget, Points.of(points)));
        return true;
    }

    private static Version<RuleTerms> saved(EditResult<RuleTerms> result) {
        assertThat(result).isInstanceOf(EditResult.Saved.class);
        return ((EditResult.Saved<RuleTerms>) result).version();
    }

    private static RuleTerms terms(String name, RuleGroup group, Effect effect) {
        return new RuleTerms(
                name,
                group,
                100,
                RuleScope.EVERYTHING,
                RuleAudience.EVERYONE,
                Window.always(SHANGHAI),
                Condition.always(),
                effect,
                null,
                List.of());
    }

    private static Money cny(String amount) {
        return Money.exactly(new BigDecimal(amount), Currency.getInstance("CNY"));
    }
}
