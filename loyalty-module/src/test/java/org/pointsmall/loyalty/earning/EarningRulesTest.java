package org.pointsmall.loyalty.earning;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.condition.Comparison;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.condition.Operator;
import org.pointsmall.loyalty.condition.Value;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.trace.TraceLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.earning.BuyerFixture.aBuyer;
import static org.pointsmall.loyalty.earning.EarningContextFixture.aContext;
import static org.pointsmall.loyalty.earning.RuleFixture.SHANGHAI;
import static org.pointsmall.loyalty.earning.RuleFixture.aRule;
import static org.pointsmall.loyalty.purchase.CartFixture.aCart;

/** What an operator can make shoppers earn, on both sides of each boundary; 1.00 paid is 1 point. */
class EarningRulesTest {
    private static final MemberId ANA = new MemberId(1);
    private static final PointsRate RATE = new PointsRate(Points.of(1), cny("1.00"));
    private static final Effect STEPS =
            new Effect.OrderSteps(List.of(step("100.00", 10), step("500.00", 100), step("1000.00", 300)));
    private static final Window ALWAYS = Window.always(SHANGHAI);

    private final CountsInMemory counts = new CountsInMemory();

    @ParameterizedTest(name = "{0} paid earns {1}")
    @CsvSource({"99.99, 99", "100.00, 110", "499.99, 509", "500.00, 600", "999.99, 1099", "1000.00, 1300"})
    void anOrderEarnsTheBonusOfTheHighestStepThatItReaches(String paid, long points) {
        assertThat(earned(aCart("CNY").with(paid).cart(), aContext(), aRule().doing(STEPS)))
                .isEqualTo(points);
    }

    @ParameterizedTest(name = "on sale since {0}: {1}")
    @CsvSource({"2026-11-21, 10", "2026-11-20, 20", "2026-10-22, 20", "2026-10-21, 10"})
    void newProductsEarnTwiceInTheirFirstThirtyDays(String since, long points) {
        assertThat(earned(
                        aCart("CNY").with("10.00").cart(),
                        aContext().onSaleSince(101, since),
                        aRule().times(200).of(RuleScope.ofNewProducts(30))))
                .isEqualTo(points);
    }

    @Test
    void aProductThatTheStoreDoesNotDateIsNotNew() {
        assertThat(earned(
                        aCart("CNY").with("10.00").cart(),
                        aContext(),
                        aRule().times(200).of(RuleScope.ofNewProducts(30))))
                .isEqualTo(10);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"2026-11-17T15:59:59Z, 10", "2026-11-17T16:00:00Z, 15", "2026-11-18T16:00:00Z, 10"})
    void wednesdaysEarnOneAndAHalfTimes(String at, long points) {
        assertThat(earned(
                        aCart("CNY").with("10.00").cart(),
                        aContext().at(at),
                        aRule().times(150).within(ALWAYS.on(DayOfWeek.WEDNESDAY))))
                .isEqualTo(points);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-02-17T15:59:59Z, 10",
        "2026-02-17T16:00:00Z, 30",
        "2026-03-18T15:59:59Z, 30",
        "2026-03-18T16:00:00Z, 10"
    })
    void theEighteenthOfEachMonthEarnsThreeTimes(String at, long points) {
        assertThat(earned(
                        aCart("CNY").with("10.00").cart(),
                        aContext().at(at),
                        aRule().times(300).within(ALWAYS.onDaysOfMonth(18))))
                .isEqualTo(points);
    }

    @Test
    void aClearanceListEarnsThreeTimesAndNothingElseDoes() {
        Cart cart = aCart("CNY")
                .with("10.00", 7L)
                .with("10.00", 8L)
                .with("10.00", null)
                .cart();

        assertThat(earned(cart, aContext(), aRule().times(300).of(RuleScope.ofProducts(7L, 9L))))
                .isEqualTo(50);
    }

    @Test
    void aCategoryIsMeantWithAllThatIsBelowIt() {
        Cart cart = aCart("CNY").with("10.00", 7L).with("10.00", 8L).cart();

        assertThat(earned(
                        cart,
                        aContext().inCategories(7, 70L, 700L).inCategories(8, 80L),
                        aRule().times(200).of(RuleScope.ofCategories(700L))))
                .isEqualTo(30);
    }

    @ParameterizedTest(name = "born on {0}, ordered at {1}: {2}")
    @CsvSource({
        "--11-01, 2026-10-31T15:59:59Z, 10",
        "--11-01, 2026-10-31T16:00:00Z, 20",
        "--11-30, 2026-11-30T15:59:59Z, 20",
        "--11-30, 2026-11-30T16:00:00Z, 10",
        "--02-29, 2027-02-28T15:59:59Z, 20",
        "--02-29, 2027-02-28T16:00:00Z, 10"
    })
    void theMonthOfTheBirthdayEarnsTwice(String born, String at, long points) {
        assertThat(earned(
                        aCart("CNY").with("10.00").cart(),
                        aContext().at(at).by(aBuyer().bornOn(born)),
                        aRule().times(200).to(RuleAudience.inBirthdayMonth())))
                .isEqualTo(points);
    }

    @Test
    void whoHasToldNoBirthdayHasNone() {
        assertThat(earned(
                        aCart("CNY").with("10.00").cart(),
                        aContext(),
                        aRule().times(200).to(RuleAudience.inBirthdayMonth())))
                .isEqualTo(10);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-02-16T15:59:59Z, 10",
        "2026-02-16T16:00:00Z, 20",
        "2026-02-19T15:59:59Z, 20",
        "2026-02-19T16:00:00Z, 10"
    })
    void festivalsOfACalendarEarnTwice(String at, long points) {
        Set<LocalDate> newYear =
                Set.of(LocalDate.parse("2026-02-17"), LocalDate.parse("2026-02-18"), LocalDate.parse("2026-02-19"));

        assertThat(earned(
                        aCart("CNY").with("10.00").cart(),
                        aContext().at(at),
                        aRule().times(200).within(ALWAYS.onDates(newYear))))
                .isEqualTo(points);
    }

    @Test
    void theFirstOrderEarnsAFixedBonus() {
        RuleFixture welcome = aRule().bonus(88).to(RuleAudience.onFirstOrder());

        assertThat(earned(aCart("CNY").with("10.00").cart(), aContext().by(aBuyer().withAFirstOrder()), welcome))
                .isEqualTo(98);
        assertThat(earned(aCart("CNY").with("10.00").cart(), aContext(), welcome))
                .isEqualTo(10);
    }

    @Test
    void aBonusIsNotEarnedByAnOrderOfWhichNothingWasPaid() {
        Cart cart = aCart("CNY").with("10.00").cart();
        Allocation all = new Allocation(List.of(new Allocation.Part(1L, Points.of(1000), cny("10.00"))));

        assertThat(decide(cart, all, aContext(), aRule().bonus(88)).points()).isEqualTo(Points.ZERO);
    }

    @Test
    void storesAndChannelsHaveRatesOfTheirOwn() {
        Effect twoPoints = new Effect.BaseRate(new PointsRate(Points.of(2), cny("1.00")));
        Effect halfAPoint = new Effect.BaseRate(new PointsRate(Points.of(1), cny("2.00")));
        RuleFixture app = aRule().number(1).doing(twoPoints).of(RuleScope.ofChannels("app"));
        RuleFixture outlet = aRule().number(2).doing(halfAPoint).of(RuleScope.ofStores("outlet"));
        Cart cart = aCart("CNY").with("10.00").cart();

        assertThat(earned(cart, aContext(), app, outlet)).isEqualTo(10);
        assertThat(earned(cart, aContext().inChannel("web"), app, outlet)).isEqualTo(10);
        assertThat(earned(cart, aContext().inChannel("app"), app, outlet)).isEqualTo(20);
        assertThat(earned(cart, aContext().inStore("outlet"), app, outlet)).isEqualTo(5);
        assertThat(earned(cart, aContext().inStore("outlet").inChannel("app"), app, outlet))
                .isEqualTo(20);
        assertThat(earned(cart, aContext().inStore("outlet").inChannel("app"), app, outlet.first(1)))
                .isEqualTo(5);
    }

    @Test
    void tiersAndSegmentsCanBeMeant() {
        Cart cart = aCart("CNY").with("10.00").cart();
        RuleFixture gold = aRule().times(150).to(RuleAudience.ofTiers("gold", "diamond"));
        RuleFixture loyal = aRule().times(150).to(RuleAudience.ofSegments("loyal"));

        assertThat(earned(cart, aContext().by(aBuyer().ofTier("gold")), gold)).isEqualTo(15);
        assertThat(earned(cart, aContext().by(aBuyer().ofTier("silver")), gold)).isEqualTo(10);
        assertThat(earned(cart, aContext(), gold)).isEqualTo(10);
        assertThat(earned(cart, aContext().by(aBuyer().inSegments("new", "loyal")), loyal))
                .isEqualTo(15);
        assertThat(earned(cart, aContext().by(aBuyer().inSegments("new")), loyal))
                .isEqualTo(10);
    }

    @Test
    void whoIsMeantByTierAndSegmentIsInBoth() {
        Cart cart = aCart("CNY").with("10.00").cart();
        RuleFixture loyalGold = aRule().times(150).to(RuleAudience.of(Set.of("gold"), Set.of("loyal"), false, false));

        assertThat(earned(cart, aContext().by(aBuyer().ofTier("gold").inSegments("loyal")), loyalGold))
                .isEqualTo(15);
        assertThat(earned(cart, aContext().by(aBuyer().ofTier("silver").inSegments("loyal")), loyalGold))
                .isEqualTo(10);
        assertThat(earned(cart, aContext().by(aBuyer().ofTier("gold").inSegments("new")), loyalGold))
                .isEqualTo(10);
    }

    @Test
    void whatAllGiveIsAdded() {
        Cart cart = aCart("CNY").with("10.00").cart();

        assertThat(earned(
                        cart,
                        aContext(),
                        aRule().number(1).times(150),
                        aRule().number(2).times(300),
                        aRule().number(3).bonus(7)))
                .isEqualTo(10 + 5 + 20 + 7);
    }

    @Test
    void theHighestOfAGroupIsChosenForEachLine() {
        RuleGroup best = new RuleGroup("best", Stacking.HIGHEST);
        Cart cart = aCart("CNY").with("10.00", 7L).with("10.00", 8L).cart();

        assertThat(earned(
                        cart,
                        aContext(),
                        aRule().number(1).in(best).times(200),
                        aRule().number(2).in(best).times(300).of(RuleScope.ofProducts(7L)),
                        aRule().number(3).times(110)))
                .isEqualTo(30 + 20 + 2);
    }

    @Test
    void ofTwoThatGiveAsMuchTheFirstIsNamed() {
        RuleGroup best = new RuleGroup("best", Stacking.HIGHEST);

        assertThat(decide(
                                aCart("CNY").with("10.00").cart(),
                                Allocation.NONE,
                                aContext(),
                                aRule().number(1).in(best).first(2).times(200),
                                aRule().number(2).in(best).first(1).times(200))
                        .trace())
                .filteredOn(line -> line.code().equals("earn.rule-multiplier"))
                .singleElement()
                .satisfies(line -> assertThat(line.operands()).containsEntry("rule", "2"));
    }

    @Test
    void theFirstOfAGroupIsChosenForEachLine() {
        RuleGroup first = new RuleGroup("first", Stacking.FIRST);
        Cart cart = aCart("CNY").with("10.00", 7L).with("10.00", 8L).cart();
        RuleFixture clearance = aRule().number(2).in(first).times(150).of(RuleScope.ofProducts(7L));
        RuleFixture all = aRule().number(1).in(first).times(300);

        assertThat(earned(cart, aContext(), clearance.first(1), all.first(2))).isEqualTo(15 + 30);
        assertThat(earned(cart, aContext(), clearance.first(2), all.first(1))).isEqualTo(30 + 30);
    }

    @Test
    void theRestOfALineIsCarriedToTheNext() {
        Cart cart = aCart("CNY").with("0.50").with("0.30").with("0.30").cart();

        EarningDecision decision = decide(cart, Allocation.NONE, aContext(), aRule().times(150));

        assertThat(decision.points().value()).isEqualTo(1);
        assertThat(decision.allocation().parts()).containsExactly(new Allocation.Part(2L, Points.of(1), cny("0.30")));
        assertThat(decision.trace()).extracting(TraceLine::code).endsWith("earn.rounded-down");
    }

    @ParameterizedTest(name = "{0} paid: {1}")
    @CsvSource({"49.99, 99", "50.00, 100", "50.01, 100", "80.00, 130"})
    void aRuleAddsNoMoreToAnOrderThanItMay(String paid, long points) {
        assertThat(earned(
                        aCart("CNY").with(paid).cart(),
                        aContext(),
                        aRule().times(200).atMost(50)))
                .isEqualTo(points);
    }

    @Test
    void aMembersLimitCountsOverTheDayAndIsThereAgainTheNext() {
        RuleFixture twice = aRule().times(200).limited(Limit.perMember(Limit.Period.DAY, 30));
        Cart cart = aCart("CNY").with("20.00").cart();

        assertThat(awarded(cart, aContext().at("2026-11-20T15:00:00Z"), twice)).isEqualTo(40);
        assertThat(awarded(cart, aContext().at("2026-11-20T15:59:59Z"), twice)).isEqualTo(30);
        assertThat(awarded(cart, aContext().at("2026-11-20T15:59:59Z"), twice)).isEqualTo(20);
        assertThat(awarded(cart, aContext().at("2026-11-20T16:00:00Z"), twice)).isEqualTo(40);
    }

    @Test
    void aBudgetThatIsUsedUpEndsTheBonusAndNotTheBase() {
        RuleFixture twice = aRule().times(200).limited(Limit.budget(Limit.Period.MONTH, 25));
        Cart cart = aCart("CNY").with("20.00").cart();

        assertThat(awarded(cart, aContext(), twice)).isEqualTo(40);
        assertThat(awarded(cart, aContext(), twice)).isEqualTo(25);
        assertThat(awarded(cart, aContext(), twice)).isEqualTo(20);
        assertThat(awarded(cart, aContext().at("2026-12-01T00:00:00Z"), twice)).isEqualTo(40);
    }

    @Test
    void aBudgetThatThinsOutGivesLessAndLess() {
        RuleFixture twice =
                aRule().times(200).limited(Limit.budget(Limit.Period.EVER, 100).thinningOutOverTheLast(50));
        Cart cart = aCart("CNY").with("30.00").cart();

        assertThat(awarded(cart, aContext(), twice)).as("100 left").isEqualTo(30 + 30);
        assertThat(awarded(cart, aContext(), twice)).as("70 left").isEqualTo(30 + 30);
        assertThat(awarded(cart, aContext(), twice))
                .as("40 left of the last 50")
                .isEqualTo(30 + 24);
        assertThat(awarded(cart, aContext(), twice))
                .as("16 left of the last 50")
                .isEqualTo(30 + 9);
    }

    @Test
    void aCeilingIsOnAllThatAnOrderEarns() {
        RuleFixture thrice = aRule().times(300);
        RuleFixture ceiling = aRule().number(2)
                .doing(new Effect.Ceiling())
                .atMost(50)
                .limited(Limit.budget(Limit.Period.MONTH, 60))
                .limited(Limit.perMember(Limit.Period.DAY, 55));
        Cart cart = aCart("CNY").with("20.00").with("10.00").cart();

        EarningDecision first = decide(cart, Allocation.NONE, aContext(), thrice, ceiling);
        counts.add(first.uses());
        EarningDecision second = decide(cart, Allocation.NONE, aContext(), thrice, ceiling);
        EarningDecision tomorrow =
                decide(cart, Allocation.NONE, aContext().at("2026-11-21T04:00:00Z"), thrice, ceiling);
        EarningDecision nextMonth =
                decide(cart, Allocation.NONE, aContext().at("2026-12-01T04:00:00Z"), thrice, ceiling);

        assertThat(first.points().value()).as("90 by the order's limit").isEqualTo(50);
        assertThat(first.allocation().points().value()).isEqualTo(50);
        assertThat(second.points().value()).as("what the member's day leaves").isEqualTo(5);
        assertThat(tomorrow.points().value())
                .as("what the month's budget leaves")
                .isEqualTo(10);
        assertThat(nextMonth.points().value()).isEqualTo(50);
        assertThat(second.trace())
                .contains(new TraceLine(
                        "earn.limited",
                        Map.of(
                                "owner", "rule-2",
                                "name", "rule 2",
                                "of", "MEMBER",
                                "limit", "DAY",
                                "most", "55",
                                "from", "10",
                                "to", "5")));
    }

    @Test
    void aCeilingAppliesToThoseItIsForAndWhenItsConditionHolds() {
        RuleFixture ceiling = aRule().doing(new Effect.Ceiling())
                .to(RuleAudience.ofTiers("silver"))
                .where(new Comparison(Field.ORDER_CHANNEL, Operator.IS, List.of(new Value.Text("app"))))
                .atMost(5);
        Cart cart = aCart("CNY").with("10.00").cart();

        assertThat(earned(cart, aContext().by(aBuyer().ofTier("silver")).inChannel("app"), ceiling))
                .isEqualTo(5);
        assertThat(earned(cart, aContext().by(aBuyer().ofTier("silver")).inChannel("web"), ceiling))
                .isEqualTo(10);
        assertThat(earned(cart, aContext().by(aBuyer().ofTier("gold")).inChannel("app"), ceiling))
                .isEqualTo(10);
    }

    @Test
    void theTraceNamesTheRuleItsVersionAndWhatItAdded() {
        EarningDecision decision = decide(
                aCart("CNY").with("10.00").cart(),
                Allocation.NONE,
                aContext(),
                aRule().number(7).times(150));

        assertThat(decision.trace())
                .contains(new TraceLine(
                        "earn.rule-multiplier",
                        Map.of(
                                "rule",
                                "7",
                                "version",
                                "1",
                                "name",
                                "rule 7",
                                "factor",
                                "1.5",
                                "paid",
                                "10.00 CNY",
                                "points",
                                "5")));
    }

    private long awarded(Cart cart, EarningContextFixture context, RuleFixture... rules) {
        EarningDecision decision = decide(cart, Allocation.NONE, context, rules);
        counts.add(decision.uses());
        return decision.points().value();
    }

    private long earned(Cart cart, EarningContextFixture context, RuleFixture... rules) {
        return decide(cart, Allocation.NONE, context, rules).points().value();
    }

    private EarningDecision decide(Cart cart, Allocation offset, EarningContextFixture context, RuleFixture... rules) {
        List<EarningRule> all = List.of(rules).stream().map(RuleFixture::rule).toList();
        return decide(new EarningRules(RATE, new RuleBook(1, all), SHANGHAI), cart, offset, context);
    }

    private EarningDecision decide(EarningRules rules, Cart cart, Allocation offset, EarningContextFixture context) {
        return new EarningPolicy(rules).decide(cart, offset, ANA, context.of(cart), counts::read);
    }

    private static Effect.Step step(String from, long bonus) {
        return new Effect.Step(cny(from), Points.of(bonus));
    }

    private static Money cny(String amount) {
        return Money.exactly(new BigDecimal(amount), Currency.getInstance("CNY"));
    }
}
