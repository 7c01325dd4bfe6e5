package org.pointsmall.loyalty.earning;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.jdbc.ConditionJson;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.ReadAs;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Surroundings;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.refusal.Invalid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.pointsmall.loyalty.earning.RuleFixture.SHANGHAI;

/** What of a written rule is understood, on both sides of each limit, and what is refused. */
class ReadRuleTest {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Draft RULE = Draft.EMPTY
            .with("name", "Wednesdays x1.5")
            .with("effect.kind", "MULTIPLIER")
            .with("effect.factor", "1.5");
    private static final Draft STEPS = Draft.EMPTY
            .with("name", "Steps")
            .with("effect.kind", "ORDER_STEPS")
            .with("effect.steps[0].from", "100")
            .with("effect.steps[0].bonus", "10");
    private static final Draft LIMIT =
            RULE.with("limits[0].of", "MEMBER").with("limits[0].period", "DAY").with("limits[0].points", "500");

    @Test
    void theLeastThatARuleSays() {
        RuleTerms rule = right(RULE);

        assertThat(rule)
                .isEqualTo(new RuleTerms(
                        "Wednesdays x1.5",
                        RuleGroup.EVERYONE,
                        100,
                        RuleScope.EVERYTHING,
                        RuleAudience.EVERYONE,
                        Window.always(SHANGHAI),
                        Condition.always(),
                        new Effect.Multiplier(150),
                        null,
                        List.of()));
        assertThat(read(RULE).active()).isFalse();
    }

    @Test
    void allThatARuleSays() {
        Draft draft = STEPS.with("active", "true")
                .with("group.code", "member-day")
                .with("group.stacking", "HIGHEST")
                .with("priority", "7")
                .with("scope.products", "12, 15，-3")
                .with("scope.categories", "7", "8")
                .with("scope.newForDays", "30")
                .with("scope.stores", "Main street\nAirport")
                .with("scope.channels", "app")
                .with("audience.tiers", "gold", "silver")
                .with("audience.segments", "at-risk")
                .with("audience.firstOrder", "true")
                .with("audience.birthdayMonth", "true")
                .with("window.from", "2026-11-01")
                .with("window.until", "2027-11-01 08:30")
                .with("window.weekdays", "MONDAY", "WEDNESDAY")
                .with("window.daysOfMonth", "1、-1")
                .with("window.dates", "2026-11-30, 2027-02-01")
                .with("window.zone", "Europe/Berlin")
                .with("effect.steps[2].from", "500.50")
                .with("effect.steps[2].bonus", "100")
                .with("perOrder", "1000")
                .with("limits[3].of", "EVERYONE")
                .with("limits[3].period", "MONTH")
                .with("limits[3].points", "1000000000000")
                .with("limits[3].thinning", "20");

        RuleTerms rule = right(draft);

        assertThat(rule.group()).isEqualTo(new RuleGroup("member-day", Stacking.HIGHEST));
        assertThat(rule.priority()).isEqualTo(7);
        assertThat(rule.scope())
                .isEqualTo(new RuleScope(
                        Scope.of(Set.of(12L, 15L, -3L), Set.of(7L, 8L)),
                        30,
                        Set.of("Main street", "Airport"),
                        Set.of("app")));
        assertThat(rule.audience()).isEqualTo(RuleAudience.of(Set.of("gold", "silver"), Set.of("at-risk"), true, true));
        assertThat(rule.window())
                .isEqualTo(new Window(
                        LocalDateTime.of(2026, 11, 1, 0, 0),
                        LocalDateTime.of(2027, 11, 1, 8, 30),
                        Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY),
                        Set.of(1, -1),
                        Set.of(LocalDate.of(2026, 11, 30), LocalDate.of(2027, 2, 1)),
                        ZoneId.of("Europe/Berlin")));
        assertThat(rule.effect())
                .isEqualTo(new Effect.OrderSteps(List.of(
                        new Effect.Step(cny("100"), Points.of(10)), new Effect.Step(cny("500.50"), Points.of(100)))));
        assertThat(rule.perOrder()).isEqualTo(Points.of(1000));
        assertThat(rule.limits())
                .containsExactly(
                        Limit.budget(Limit.Period.MONTH, 1_000_000_000_000L).thinningOutOverTheLast(20));
        assertThat(read(draft).active()).isTrue();
    }

    @Test
    void aRateInTheProgrammesCurrency() {
        Draft draft = Draft.EMPTY
                .with("name", "Two for one")
                .with("effect.kind", "BASE_RATE")
                .with("effect.points", "2")
                .with("effect.money", "1.00");

        assertThat(right(draft).effect()).isEqualTo(new Effect.BaseRate(new PointsRate(Points.of(2), cny("1.00"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            name                | | MISSING |
            active              | maybe | UNKNOWN | maybe
            group.code          | Member Day | NOT_WELL_FORMED |
            group.code          | a-group | MISSING |
            priority            | -1 | OUT_OF_RANGE | 0 1000000
            priority            | 1000001 | OUT_OF_RANGE | 0 1000000
            priority            | 1.5 | TOO_FINE | 0
            priority            | first | NOT_A_NUMBER |
            scope.products      | 12, teapot | NOT_A_NUMBER |
            scope.newForDays    | 0 | OUT_OF_RANGE | 1 3650
            scope.newForDays    | 3651 | OUT_OF_RANGE | 1 3650
            window.from         | tomorrow | NOT_A_TIME | tomorrow
            window.from         | 2026-02-29 | NOT_A_TIME | 2026-02-29
            window.from         | 2026-02-28T24:01 | NOT_A_TIME | 2026-02-28T24:01
            window.from         | 1969-12-31 | OUT_OF_RANGE | 1970-01-01 9999-12-31
            window.weekdays     | FUNDAY | UNKNOWN | FUNDAY
            window.daysOfMonth  | 32 | OUT_OF_RANGE | -31 31
            window.daysOfMonth  | -32 | OUT_OF_RANGE | -31 31
            window.daysOfMonth  | 0 | NO_DAY_ZERO |
            window.dates        | 2026-13-01 | NOT_A_DATE | 2026-13-01
            window.zone         | Mars/Olympus | NOT_A_ZONE | Mars/Olympus
            effect.kind         | | MISSING |
            effect.kind         | DIVIDER | UNKNOWN | DIVIDER
            effect.factor       | | MISSING |
            effect.factor       | 1 | OUT_OF_RANGE | 1.01 100
            effect.factor       | 100.01 | OUT_OF_RANGE | 1.01 100
            effect.factor       | -2 | OUT_OF_RANGE | 1.01 100
            effect.factor       | 1.505 | TOO_FINE | 2
            effect.factor       | 1e2 | NOT_A_NUMBER |
            effect.factor       | 99999999999999999999999 | OUT_OF_RANGE | 1.01 100
            effect.factor       | x1.5 | NOT_A_NUMBER |
            perOrder            | 0 | OUT_OF_RANGE | 1 1000000000000
            perOrder            | -5 | OUT_OF_RANGE | 1 1000000000000
            perOrder            | 1000000000001 | OUT_OF_RANGE | 1 1000000000000
            rewards             | 5 | UNKNOWN_FIELD |
            limits[0].colour    | red | UNKNOWN_FIELD |
            """)
    void whatDoesNotMakeSenseIsRefusedWithItsField(String field, String text, String code, String operands) {
        Draft draft = RULE.with(field, text == null ? "" : text);
        String at = code.equals("MISSING") && field.equals("group.code") ? "group.stacking" : field;

        assertThat(wrong(draft)).anySatisfy(invalid -> {
            assertThat(invalid.field()).isEqualTo(at);
            assertThat(invalid.code()).isEqualTo(code);
            assertThat(String.join(
                            " ",
                            invalid.operands().entrySet().stream()
                                    .filter(operand -> !code.equals("OUT_OF_RANGE")
                                            || !operand.getKey().equals("value"))
                                    .map(operand -> operand.getValue().toString())
                                    .toList()))
                    .isEqualTo(operands == null ? "" : operands);
        });
    }

    @Test
    void aMultiplierFromItsLeastToItsMost() {
        assertThat(right(RULE.with("effect.factor", "1.01")).effect()).isEqualTo(new Effect.Multiplier(101));
        assertThat(right(RULE.with("effect.factor", "100.00")).effect()).isEqualTo(new Effect.Multiplier(10_000));
    }

    @Test
    void aNameOf100CharactersOnOneLine() {
        assertThat(right(RULE.with("name", "n".repeat(100))).name()).hasSize(100);
        assertThat(wrong(RULE.with("name", "n".repeat(101))))
                .containsExactly(
                        Invalid.of("name", "TOO_LONG").with("length", 101).with("most", 100));
        assertThat(wrong(RULE.with("name", "a\nb"))).containsExactly(Invalid.of("name", "NOT_ONE_LINE"));
    }

    @Test
    void aChineseNameIsOneLineOrNone() {
        assertThat(right(RULE).chineseName()).isNull();
        assertThat(right(RULE.with("chineseName", "周".repeat(100))).chineseName())
                .hasSize(100);
        assertThat(wrong(RULE.with("chineseName", "周".repeat(101))))
                .containsExactly(Invalid.of("chineseName", "TOO_LONG")
                        .with("length", 101)
                        .with("most", 100));
        assertThat(wrong(RULE.with("chineseName", "周\n三"))).containsExactly(Invalid.of("chineseName", "NOT_ONE_LINE"));
    }

    @Test
    void aWindowThatEndsBeforeItStarts() {
        Draft draft = RULE.with("window.from", "2026-11-01T10:00");

        right(draft.with("window.until", "2026-11-01T10:01"));
        assertThat(wrong(draft.with("window.until", "2026-11-01T10:00")))
                .containsExactly(Invalid.of("window.until", "ENDS_BEFORE_START")
                        .with("from", "2026-11-01T10:00")
                        .with("until", "2026-11-01T10:00"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
            2026-11-02       | 2026-11-04       | TUESDAY   | - | - | true
            2026-11-02       | 2026-11-04       | WEDNESDAY | - | - | false
            2026-11-02       | 2026-11-04T00:01 | WEDNESDAY | - | - | true
            2026-11-02T23:59 | 2026-11-03       | MONDAY    | - | - | true
            -                | -                | FRIDAY    | 31 | - | true
            2026-02-01       | 2026-03-01       | -         | 29 | - | false
            2028-02-01       | 2028-03-01       | -         | 29 | - | true
            2026-02-01       | 2026-03-01       | -         | -29 | - | false
            -                | -                | MONDAY    | - | 2026-11-03 | false
            -                | -                | TUESDAY   | - | 2026-11-03 | true
            2026-11-04       | -                | -         | - | 2026-11-03 | false
            2026-11-03T23:00 | -                | -         | - | 2026-11-03 | true
            -                | 2026-11-03       | -         | - | 2026-11-03 | false
            """)
    void aWindowThatNeverApplies(
            String from, String until, String weekdays, String daysOfMonth, String dates, boolean applies) {
        Draft draft = RULE.with("window.from", from == null ? "" : from)
                .with("window.until", until == null ? "" : until)
                .with("window.weekdays", weekdays == null ? "" : weekdays)
                .with("window.daysOfMonth", daysOfMonth == null ? "" : daysOfMonth)
                .with("window.dates", dates == null ? "" : dates);

        assertThat(wrong(draft)).isEqualTo(applies ? List.of() : List.of(Invalid.of("window", "NEVER_APPLIES")));
    }

    @Test
    void aWindowOfAnHourThatTheClocksSkip() {
        Draft skipped = RULE.with("window.zone", "Europe/Berlin")
                .with("window.from", "2026-03-29T02:30")
                .with("window.until", "2026-03-29T03:15");

        assertThat(wrong(skipped)).containsExactly(Invalid.of("window", "NEVER_APPLIES"));
        right(skipped.with("window.until", "2026-03-29T03:31"));
    }

    @Test
    void theLongestWindowIsLookedAtWithoutEnd() {
        right(RULE.with("window.from", "1970-01-01")
                .with("window.until", "9999-12-31")
                .with("window.daysOfMonth", "31"));
    }

    @Test
    void stepsInTheirOrder() {
        Draft second = STEPS.with("effect.steps[1].bonus", "20");

        right(second.with("effect.steps[1].from", "100.01"));
        assertThat(wrong(second.with("effect.steps[1].from", "100")))
                .containsExactly(Invalid.of("effect.steps[1].from", "NOT_ASCENDING")
                        .with("from", "100")
                        .with("above", "100.00"));
        assertThat(wrong(second)).containsExactly(Invalid.of("effect.steps[1].from", "MISSING"));
        assertThat(wrong(STEPS.with("effect.steps[0].from", "100.001")))
                .containsExactly(Invalid.of("effect.steps[0].from", "TOO_FINE").with("decimals", 2));
        assertThat(wrong(Draft.EMPTY.with("name", "none").with("effect.kind", "ORDER_STEPS")))
                .containsExactly(Invalid.of("effect.steps", "MISSING"));
    }

    @Test
    void aRateOfNothing() {
        Draft draft = Draft.EMPTY
                .with("name", "none")
                .with("effect.kind", "BASE_RATE")
                .with("effect.points", "0")
                .with("effect.money", "0.00");

        assertThat(wrong(draft))
                .extracting(Invalid::field, Invalid::code)
                .containsExactly(tuple("effect.points", "OUT_OF_RANGE"), tuple("effect.money", "OUT_OF_RANGE"));
    }

    @Test
    void fieldsOfAnotherKindDoNotCount() {
        assertThat(right(RULE.with("effect.bonus", "nothing that makes sense")).effect())
                .isEqualTo(new Effect.Multiplier(150));
    }

    @Test
    void aConditionIsReadAndRefusedPartByPart() {
        Draft draft = RULE.with(
                "condition",
                """
                {"version":1,"condition":{"field":"order.subtotal","operator":"at-least","values":[10000]}}""");

        assertThat(right(draft).condition().fields()).containsExactly(Field.ORDER_SUBTOTAL);
        assertThat(wrong(RULE.with("condition", "order.subtotal > 100")))
                .containsExactly(Invalid.of("condition", "NOT_JSON"));
        assertThat(wrong(RULE.with("condition", draft.text("condition").replace("subtotal", "total"))))
                .extracting(Invalid::field, Invalid::code)
                .containsExactly(tuple("condition/field", "UNKNOWN_FIELD"));
    }

    @Test
    void limitsOnceForEachSubjectAndPeriod() {
        Draft second = LIMIT.with("limits[1].of", "MEMBER").with("limits[1].points", "5000");

        right(second.with("limits[1].period", "MONTH"));
        assertThat(wrong(second.with("limits[1].period", "DAY")))
                .containsExactly(Invalid.of("limits[1].period", "DUPLICATE"));
        assertThat(wrong(second)).containsExactly(Invalid.of("limits[1].period", "MISSING"));
    }

    @Test
    void thinningInPercent() {
        assertThat(right(LIMIT.with("limits[0].thinning", "100"))
                        .limits()
                        .get(0)
                        .thinning())
                .isEqualTo(100);
        assertThat(wrong(LIMIT.with("limits[0].thinning", "101")))
                .containsExactly(Invalid.of("limits[0].thinning", "OUT_OF_RANGE")
                        .with("value", "101")
                        .with("least", "0")
                        .with("most", "100"));
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        Draft draft = Draft.EMPTY
                .with("priority", "x")
                .with("window.from", "x")
                .with("effect.kind", "FIXED_BONUS")
                .with("perOrder", "x")
                .with("limits[0].points", "1");

        assertThat(wrong(draft))
                .extracting(Invalid::field)
                .containsExactly(
                        "name",
                        "priority",
                        "window.from",
                        "effect.bonus",
                        "perOrder",
                        "limits[0].of",
                        "limits[0].period");
    }

    @Test
    void moreThanAnybodyWritesIsRefusedAndNotRead() {
        String ids = String.join(
                ",", IntStream.range(0, 1_001).mapToObj(Integer::toString).toList());

        assertThat(wrong(RULE.with("scope.products", ids)))
                .containsExactly(Invalid.of("scope.products", "TOO_MANY").with("most", 1_000));
    }

    @Test
    void asManyStepsAsAnybodyWritesAndNotOneMore() {
        Draft fifty = Draft.EMPTY.with("name", "steps").with("effect.kind", "ORDER_STEPS");
        for (int step = 0; step < 50; step++) {
            fifty = fifty.with("effect.steps[" + step + "].from", step).with("effect.steps[" + step + "].bonus", 1);
        }

        assertThat(((Effect.OrderSteps) right(fifty).effect()).steps()).hasSize(50);
        assertThat(wrong(fifty.with("effect.steps[50].from", 50).with("effect.steps[50].bonus", 1)))
                .containsExactly(Invalid.of("effect.steps", "TOO_MANY").with("most", 50));
    }

    private static RuleTerms right(Draft draft) {
        assertThat(wrong(draft)).isEmpty();
        return read(draft).terms();
    }

    private static List<Invalid> wrong(Draft draft) {
        return read(draft).wrong();
    }

    private static ReadAs<RuleTerms> read(Draft draft) {
        return ReadAs.of(
                draft,
                new RuleKind(ConditionJson.TEXT),
                new Surroundings(CNY, SHANGHAI, TargetsFixture.targets(), rate -> true));
    }

    private static Money cny(String amount) {
        return Money.exactly(new BigDecimal(amount), CNY);
    }
}
