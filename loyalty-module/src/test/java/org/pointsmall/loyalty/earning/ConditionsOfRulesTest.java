package org.pointsmall.loyalty.earning;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pointsmall.loyalty.condition.All;
import org.pointsmall.loyalty.condition.Any;
import org.pointsmall.loyalty.condition.Comparison;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.Not;
import org.pointsmall.loyalty.condition.Operator;
import org.pointsmall.loyalty.condition.Value;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.earning.BuyerFixture.aBuyer;
import static org.pointsmall.loyalty.earning.EarningContextFixture.aContext;
import static org.pointsmall.loyalty.earning.RuleFixture.SHANGHAI;
import static org.pointsmall.loyalty.earning.RuleFixture.aRule;
import static org.pointsmall.loyalty.purchase.CartFixture.aCart;

/** What conditions ask of purchases. 1.00 paid is 1 point, and the rule gives twice as many. */
class ConditionsOfRulesTest {
    private static final MemberId ANA = new MemberId(1);
    private static final PointsRate RATE =
            new PointsRate(Points.of(1), Money.exactly(new BigDecimal("1.00"), Currency.getInstance("CNY")));

    @ParameterizedTest(name = "{0} and {1} paid: {2}")
    @CsvSource({"60.00, 39.99, 99", "60.00, 40.00, 200"})
    void aConditionOfTheOrderIsDecidedOnAllOfIt(String first, String second, long points) {
        assertThat(earned(
                        aCart("CNY").with(first).with(second),
                        aContext(),
                        is(Field.ORDER_SUBTOTAL, Operator.AT_LEAST, new Value.Whole(100_00))))
                .isEqualTo(points);
    }

    @Test
    void whatPointsPayForIsNotPartOfWhatIsPaid() {
        Cart cart = aCart("CNY").with("100.00").cart();
        Allocation offset = new Allocation(List.of(new Allocation.Part(1L, Points.of(1), money("0.01"))));

        EarningDecision decision =
                decide(cart, offset, aContext(), is(Field.ORDER_SUBTOTAL, Operator.AT_LEAST, new Value.Whole(100_00)));

        assertThat(decision.points().value()).isEqualTo(99);
    }

    @Test
    void aConditionOfLinesIsDecidedForEachByItself() {
        assertThat(earned(
                        aCart("CNY").with(2, "10.00").with(3, "20.00"),
                        aContext(),
                        is(Field.LINE_QUANTITY, Operator.AT_LEAST, new Value.Whole(3))))
                .isEqualTo(10 + 40);
    }

    @Test
    void aConditionOfLinesMayAskOfTheOrderAsWell() {
        Condition both = new All(List.of(
                is(Field.LINE_CATEGORIES, Operator.HAS_ANY_OF, new Value.Text("70")),
                is(Field.ORDER_CHANNEL, Operator.IS, new Value.Text("app"))));
        EarningContextFixture context = aContext().inCategories(101, 70L).inCategories(102, 80L);
        CartFixture cart = aCart("CNY").with("10.00").with("20.00");

        assertThat(earned(cart, context.inChannel("app"), both)).isEqualTo(20 + 20);
        assertThat(earned(cart, context.inChannel("web"), both)).isEqualTo(30);
    }

    @Test
    void whatIsNotKnownMakesNoConditionTrueNorItsOpposite() {
        Condition asked = is(Field.MEMBER_BIRTH_MONTH, Operator.IS, new Value.Whole(11));

        assertThat(earned(aCart("CNY").with("10.00"), aContext(), asked)).isEqualTo(10);
        assertThat(earned(aCart("CNY").with("10.00"), aContext(), new Not(asked)))
                .isEqualTo(10);
        assertThat(earned(aCart("CNY").with("10.00"), aContext().by(aBuyer().bornOn("--11-03")), asked))
                .isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20T15:59:59Z, 20", "2026-11-20T16:00:00Z, 10"})
    void daysAreThoseOfTheProgrammesZone(String at, long points) {
        assertThat(earned(
                        aCart("CNY").with("10.00"),
                        aContext().at(at),
                        is(Field.ORDER_DAY, Operator.IS, new Value.Day(LocalDate.parse("2026-11-20")))))
                .isEqualTo(points);
    }

    /** Else a form would offer what can never be true. */
    @ParameterizedTest
    @MethodSource("fields")
    void everyFieldThatAFormOffersIsKnownOfAPurchase(Field field) {
        CartFixture cart = aCart("CNY").with("10.00").noted("voucher", "NOV");
        EarningContextFixture context = aContext()
                .inStore("hangzhou")
                .inChannel("app")
                .inCategories(101, 7L)
                .by(aBuyer().ofTier("gold").inSegments("loyal").bornOn("--11-03"));

        assertThat(earned(cart, context, someAnswer(field))).isEqualTo(20);
    }

    static List<Field> fields() {
        return Stream.concat(Field.catalogue().stream(), Stream.of(Field.attribute("voucher")))
                .toList();
    }

    /** True of whatever is known. */
    private static Condition someAnswer(Field field) {
        return switch (field.type()) {
            case THINGS -> throw new IllegalStateException("not known of purchases: " + field);
            case WHOLE, MONEY -> is(field, Operator.AT_LEAST, new Value.Whole(field.least()));
            case TEXT, WORD, TEXTS, DATE -> new Comparison(field, Operator.IS_PRESENT, List.of());
            case FLAG ->
                new Any(List.of(
                        is(field, Operator.IS, new Value.Flag(true)), is(field, Operator.IS, new Value.Flag(false))));
        };
    }

    @Test
    void aTierAddsToTheBaseOfAllLinesAndMultiplierAndRulesAddUp() {
        EarningDecision decision = decide(
                aCart("CNY").with("10.00").with("1.00").cart(),
                Allocation.NONE,
                aContext().by(aBuyer().ofTier("gold", 150)),
                Condition.always());

        assertThat(decision.points().value()).as("11 x (1 + 0.5 + 1) = 27.5").isEqualTo(27);
        assertThat(decision.trace())
                .filteredOn(step -> step.code().equals("earn.tier"))
                .singleElement()
                .satisfies(step -> assertThat(step.operands())
                        .containsEntry("tier", "gold")
                        .containsEntry("factor", "1.5")
                        .containsEntry("points", "5"));
    }

    private static Condition is(Field field, Operator operator, Value... values) {
        return new Comparison(field, operator, List.of(values));
    }

    private static long earned(CartFixture cart, EarningContextFixture context, Condition condition) {
        return decide(cart.cart(), Allocation.NONE, context, condition).points().value();
    }

    private static EarningDecision decide(
            Cart cart, Allocation offset, EarningContextFixture context, Condition condition) {
        RuleBook book =
                new RuleBook(1, Set.of(aRule().times(200).where(condition).rule()));
        return new EarningPolicy(new EarningRules(RATE, book, SHANGHAI))
                .decide(cart, offset, ANA, context.of(cart), new CountsInMemory()::read);
    }

    private static Money money(String amount) {
        return Money.exactly(new BigDecimal(amount), Currency.getInstance("CNY"));
    }
}
