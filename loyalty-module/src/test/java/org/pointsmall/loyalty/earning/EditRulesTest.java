package org.pointsmall.loyalty.earning;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pointsmall.loyalty.condition.Comparison;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.Operator;
import org.pointsmall.loyalty.condition.Value;
import org.pointsmall.loyalty.condition.jdbc.ConditionJson;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.InMemoryVersions;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Surroundings;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore;
import org.pointsmall.loyalty.ledger.InMemoryTransactions;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.refusal.Invalid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.pointsmall.loyalty.earning.RuleFixture.SHANGHAI;
import static org.pointsmall.loyalty.earning.RuleFixture.aRule;
import static org.pointsmall.loyalty.ledger.LedgerFixture.CNY;
import static org.pointsmall.loyalty.time.TimeFixture.standingAt;

class EditRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final Money EURO = new Money(100, Currency.getInstance("EUR"));
    private static final RuleGroup FIRST_OF_DAYS = new RuleGroup("days", Stacking.FIRST);
    private static final RuleTerms DOUBLE = aRule().times(200).terms();

    private final InMemoryVersions<RuleTerms> store = new InMemoryVersions<>();
    private final EditDefinitions<RuleTerms> edit = new EditDefinitions<>(
            new RuleKind(ConditionJson.TEXT),
            store,
            () -> new Surroundings(CNY, SHANGHAI, TargetsFixture.targets(), rate -> true),
            new InMemoryTransactions(new InMemoryLedgerStore()),
            standingAt(NOW));

    @Test
    void aRuleThatIsAddedStandsWhileOthersAreKeptOut() {
        Version<RuleTerms> saved = saved(edit.add(DOUBLE, true, "olga"));

        assertThat(saved).isEqualTo(new Version<>(new VersionRef<>(1, 1), DOUBLE, true, NOW, "olga"));
        assertThat(edit.all()).containsExactly(saved);
        assertThat(edit.find(1)).contains(saved);
        assertThat(edit.find(2)).isEmpty();
        assertThat(store.locks()).isEqualTo(1);
    }

    @Test
    void aChangeIsANewVersionWhileOthersAreKeptOut() {
        Version<RuleTerms> first = saved(edit.add(DOUBLE, true, "olga"));
        RuleTerms triple = aRule().times(300).terms();

        Version<RuleTerms> second = saved(edit.change(first.ref(), triple, false, "piet"));

        assertThat(second).isEqualTo(new Version<>(new VersionRef<>(1, 2), triple, false, NOW, "piet"));
        assertThat(edit.versions(1)).containsExactly(second, first);
        assertThat(edit.all()).containsExactly(second);
        assertThat(store.locks()).isEqualTo(2);
    }

    @Test
    void whoChangesAVersionThatIsNotTheLastIsToldWhichIs() {
        Version<RuleTerms> first = saved(edit.add(DOUBLE, true, "olga"));
        Version<RuleTerms> second = saved(edit.change(first.ref(), DOUBLE, false, "piet"));

        assertThat(edit.change(first.ref(), DOUBLE, true, "olga")).isEqualTo(new EditResult.Outdated<>(second));
        assertThat(edit.change(first.ref(), edit.written(first), "olga")).isEqualTo(new EditResult.Outdated<>(second));
        assertThat(edit.versions(1)).hasSize(2);
    }

    @Test
    void aRuleThatThereIsNotCanNotBeChanged() {
        assertThatThrownBy(() -> edit.change(new VersionRef<>(4, 1), DOUBLE, true, "olga"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4");
    }

    @Test
    void aRuleIsWrittenAsItCanBeRead() {
        Version<RuleTerms> first = saved(edit.add(aRule().times(150).atMost(9).terms(), true, "olga"));
        Draft written = edit.written(first);

        Version<RuleTerms> second = saved(edit.add(written, "olga"));
        Version<RuleTerms> third = saved(edit.change(first.ref(), written.with("active", "false"), "piet"));

        assertThat(second.terms()).isEqualTo(first.terms());
        assertThat(second.active()).isTrue();
        assertThat(third.terms()).isEqualTo(first.terms());
        assertThat(third.active()).isFalse();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments(aRule().of(RuleScope.ofProducts(99L, 100L)), "scope.products", "UNKNOWN"),
                arguments(aRule().of(RuleScope.ofCategories(100L)), "scope.categories", "UNKNOWN"),
                arguments(aRule().to(RuleAudience.ofTiers("platinum")), "audience.tiers", "UNKNOWN"),
                arguments(aRule().to(RuleAudience.ofSegments("rich")), "audience.segments", "UNKNOWN"),
                arguments(aRule().where(tierIs("platinum")), "condition/values/0", "UNKNOWN"),
                arguments(aRule().in(new RuleGroup("everyone", Stacking.FIRST)), "group.stacking", "DIFFERS_IN_GROUP"),
                arguments(
                        aRule().doing(new Effect.BaseRate(new PointsRate(Points.of(1), EURO))),
                        "effect.money",
                        "OTHER_CURRENCY"),
                arguments(
                        aRule().doing(new Effect.OrderSteps(List.of(new Effect.Step(EURO, Points.of(1))))),
                        "effect.steps[0].from",
                        "OTHER_CURRENCY"),
                arguments(aCeiling().of(RuleScope.ofProducts(1L)), "scope.products", "NOT_FOR_CEILINGS"),
                arguments(aCeiling().of(RuleScope.ofCategories(1L)), "scope.categories", "NOT_FOR_CEILINGS"),
                arguments(aCeiling().of(RuleScope.ofNewProducts(30)), "scope.newForDays", "NOT_FOR_CEILINGS"),
                arguments(aCeiling().where(quantityIs(1)), "condition", "NOT_FOR_CEILINGS"),
                arguments(aRule().doing(new Effect.Ceiling()), "limits", "MISSING"));
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("wrong")
    void whatIsWrongIsRefusedWithItsFieldAndReasonInForceOrNot(RuleFixture rule, String field, String code) {
        for (boolean active : new boolean[] {true, false}) {
            assertThat(wrongOf(edit.add(rule.terms(), active, "olga")))
                    .singleElement()
                    .satisfies(invalid -> {
                        assertThat(invalid.field()).isEqualTo(field);
                        assertThat(invalid.code()).isEqualTo(code);
                    });
        }
        assertThat(edit.all()).isEmpty();
    }

    static Stream<RuleFixture> right() {
        return Stream.of(
                aRule().of(RuleScope.ofProducts(1L, 99L)),
                aRule().of(RuleScope.ofCategories(99L)),
                aRule().to(RuleAudience.of(Set.of("gold"), Set.of("loyal"), true, true)),
                aRule().where(tierIs("gold")),
                aRule().where(quantityIs(1)),
                aRule().in(new RuleGroup("days", Stacking.HIGHEST)),
                aRule().doing(new Effect.BaseRate(new PointsRate(Points.of(1), new Money(100, CNY)))),
                aRule().doing(new Effect.OrderSteps(List.of(new Effect.Step(new Money(100, CNY), Points.of(1))))),
                aRule().doing(new Effect.Ceiling()).atMost(10),
                aRule().doing(new Effect.Ceiling()).limited(Limit.budget(Limit.Period.DAY, 10)),
                aCeiling().of(RuleScope.ofStores("s")).where(tierIs("gold")));
    }

    @ParameterizedTest
    @MethodSource("right")
    void whatTheStoreHasAndTheProgrammeCanPayIsSaved(RuleFixture rule) {
        saved(edit.add(rule.terms(), true, "olga"));
        saved(edit.add(rule.terms(), false, "olga"));
    }

    @Test
    void aGroupStacksInOneWayWhoeverIsInForce() {
        saved(edit.add(aRule().in(new RuleGroup("best", Stacking.HIGHEST)).terms(), false, "olga"));

        assertThat(wrongOf(edit.add(
                        aRule().in(new RuleGroup("best", Stacking.FIRST)).terms(), true, "olga")))
                .containsExactly(
                        Invalid.of("group.stacking", "DIFFERS_IN_GROUP").with("stacking", "HIGHEST"));
        saved(edit.add(aRule().in(new RuleGroup("better", Stacking.FIRST)).terms(), true, "olga"));
        saved(edit.add(aRule().in(new RuleGroup("best", Stacking.HIGHEST)).terms(), true, "olga"));
    }

    /** It is alone in its group, so that it may stack in another way now. */
    @Test
    void aRuleIsNotComparedWithItsOwnFormerVersion() {
        Version<RuleTerms> first = saved(edit.add(aDay().terms(), true, "olga"));

        Version<RuleTerms> second = saved(edit.change(first.ref(), aDay().terms(), true, "olga"));
        saved(edit.change(
                second.ref(), aDay().in(new RuleGroup("days", Stacking.HIGHEST)).terms(), true, "olga"));
    }

    @Test
    void allThatIsWrongIsToldAtOnceButNothingOfWhatCouldNotBeRead() {
        Draft draft = Draft.EMPTY
                .with("active", "true")
                .with("scope.products", "7", "700")
                .with("scope.categories", "x")
                .with("audience.tiers", "platinum")
                .with("effect.kind", "MULTIPLIER")
                .with("effect.factor", "1.005");

        assertThat(edit.add(draft, "olga"))
                .isEqualTo(new EditResult.Refused<RuleTerms>(List.of(
                        Invalid.of("name", "MISSING"),
                        Invalid.of("scope.categories", "NOT_A_NUMBER"),
                        Invalid.of("effect.factor", "TOO_FINE").with("decimals", 2),
                        Invalid.of("scope.products", "UNKNOWN").with("value", "700"),
                        Invalid.of("audience.tiers", "UNKNOWN").with("value", "platinum"))));
    }

    /** What can't be read stands for nothing, of which nothing can be wrong. */
    @Test
    void ofALimitAnEffectOrAConditionThatCanNotBeReadOnlyThatIsSaid() {
        Draft ceiling =
                Draft.EMPTY.with("name", "at most").with("active", "true").with("effect.kind", "CEILING");

        assertThat(wrongOf(edit.add(ceiling, "olga"))).containsExactly(Invalid.of("limits", "MISSING"));
        assertThat(wrongOf(edit.add(ceiling.with("perOrder", "x"), "olga")))
                .extracting(Invalid::field)
                .contains("perOrder");
        assertThat(wrongOf(edit.add(ceiling.with("limits[0].of", "MEMBER").with("limits[0].points", "5"), "olga")))
                .containsExactly(Invalid.of("limits[0].period", "MISSING"));
        assertThat(wrongOf(edit.add(ceiling.with("effect.kind", "NONE"), "olga")))
                .extracting(Invalid::field)
                .containsExactly("effect.kind");
        assertThat(wrongOf(edit.add(ceiling.with("perOrder", "5").with("condition", "{"), "olga")))
                .extracting(Invalid::field)
                .containsExactly("condition");
    }

    @Test
    void whatHasGoneFromTheStoreKeepsNoRuleInForce() {
        Version<RuleTerms> gone =
                store.add(aRule().of(RuleScope.ofProducts(700L)).terms(), true, NOW, "olga");

        Version<RuleTerms> off = saved(edit.change(gone.ref(), gone.terms(), false, "olga"));

        assertThat(wrongOf(edit.change(off.ref(), gone.terms(), true, "olga"))).hasSize(1);
        assertThat(wrongOf(edit.change(
                        off.ref(),
                        aRule().times(300).of(RuleScope.ofProducts(700L)).terms(),
                        false,
                        "olga")))
                .as("it is changed, and not only switched off")
                .hasSize(1);
        assertThat(edit.change(off.ref(), edit.written(off).with("name", ""), "olga"))
                .as("it can not even be read")
                .isInstanceOf(EditResult.Refused.class);
    }

    static Stream<Arguments> rivals() {
        return Stream.of(
                arguments(aDay(), true),
                arguments(aDay().first(99), false),
                arguments(aDay().in(new RuleGroup("nights", Stacking.FIRST)), false),
                arguments(aDay().of(RuleScope.ofProducts(2L, 3L)), true),
                arguments(aDay().of(RuleScope.ofProducts(3L)), false),
                arguments(aDay().of(RuleScope.EVERYTHING), true),
                arguments(aDay().of(days(Set.of(2L), Set.of("s"), Set.of("app"))), true),
                arguments(aDay().of(days(Set.of(3L), Set.of("s"), Set.of("app"))), false),
                arguments(aDay().of(days(Set.of(2L), Set.of("t"), Set.of("app"))), false),
                arguments(aDay().of(days(Set.of(2L), Set.of("s"), Set.of("web"))), false),
                arguments(aDay().to(RuleAudience.of(Set.of("silver"), Set.of("loyal"), false, false)), false),
                arguments(aDay().to(RuleAudience.of(Set.of("gold"), Set.of("champions"), false, false)), false),
                arguments(aDay().to(RuleAudience.of(Set.of("gold", "silver"), Set.of("loyal"), true, true)), true),
                arguments(aDay().within(Window.always(SHANGHAI).on(DayOfWeek.THURSDAY)), false),
                arguments(aDay().within(Window.always(SHANGHAI).onDaysOfMonth(18)), true));
    }

    /** Of a group in which the first counts it must be known which one that is, wherever both may apply. */
    @ParameterizedTest
    @MethodSource("rivals")
    void ofTwoThatMayApplyToTheSameOneIsFirst(RuleFixture other, boolean overlaps) {
        RuleTerms first = aDay().to(RuleAudience.of(Set.of("gold"), Set.of("loyal"), false, false))
                .terms();
        saved(edit.add(first, true, "olga"));
        RuleTerms second = other.number(2).terms();

        if (overlaps) {
            assertThat(wrongOf(edit.add(second, true, "olga")))
                    .containsExactly(
                            Invalid.of("priority", "OVERLAPS").with("rule", "1").with("name", first.name()));
        } else {
            saved(edit.add(second, true, "olga"));
        }
        saved(edit.add(second, false, "olga"));
    }

    /** Categories take part as products do, but a product may be in any of them. */
    @Test
    void rulesOfOtherCategoriesAreNoRivals() {
        saved(edit.add(aDay().of(RuleScope.ofCategories(1L, 2L)).terms(), true, "olga"));

        saved(edit.add(aDay().of(RuleScope.ofCategories(3L)).terms(), true, "olga"));
        assertThat(wrongOf(edit.add(aDay().of(RuleScope.ofCategories(2L)).terms(), true, "olga")))
                .extracting(Invalid::code)
                .containsExactly("OVERLAPS");
        assertThat(wrongOf(edit.add(aDay().of(RuleScope.ofProducts(7L)).terms(), true, "olga")))
                .extracting(Invalid::code)
                .containsExactly("OVERLAPS");
    }

    @Test
    void aRuleThatIsNotInForceIsNoRival() {
        saved(edit.add(aDay().terms(), false, "olga"));

        saved(edit.add(aDay().terms(), true, "olga"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Stacking.class,
            names = {"ALL", "HIGHEST"})
    void whereTheFirstDoesNotCountAllMayApply(Stacking stacking) {
        saved(edit.add(aDay().in(new RuleGroup("days", stacking)).terms(), true, "olga"));

        saved(edit.add(aDay().in(new RuleGroup("days", stacking)).terms(), true, "olga"));
    }

    /** On Wednesdays, of two products in one store and channel. */
    private static RuleFixture aDay() {
        return aRule().in(FIRST_OF_DAYS)
                .of(days(Set.of(1L, 2L), Set.of("s"), Set.of("app")))
                .within(Window.always(SHANGHAI).on(DayOfWeek.WEDNESDAY));
    }

    private static RuleScope days(Set<Long> products, Set<String> stores, Set<String> channels) {
        return new RuleScope(Scope.of(products, Set.of()), null, stores, channels);
    }

    private static RuleFixture aCeiling() {
        return aRule().doing(new Effect.Ceiling()).atMost(10);
    }

    private static Comparison tierIs(String code) {
        return new Comparison(Field.MEMBER_TIER, Operator.IS, List.of(new Value.Text(code)));
    }

    private static Comparison quantityIs(long pieces) {
        return new Comparison(Field.LINE_QUANTITY, Operator.IS, List.of(new Value.Whole(pieces)));
    }

    private static Version<RuleTerms> saved(EditResult<RuleTerms> result) {
        assertThat(result).isInstanceOf(EditResult.Saved.class);
        return ((EditResult.Saved<RuleTerms>) result).version();
    }

    private static List<Invalid> wrongOf(EditResult<RuleTerms> result) {
        assertThat(result).isInstanceOf(EditResult.Refused.class);
        return ((EditResult.Refused<RuleTerms>) result).wrong();
    }
}
