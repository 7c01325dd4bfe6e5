package org.pointsmall.loyalty.earning;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import static org.pointsmall.loyalty.ledger.LedgerFixture.CNY;
import static org.pointsmall.loyalty.purchase.CartFixture.aCart;

/** What a member is told of how an award came about; 1.00 paid is 1 point. */
class EarningTraceTest {
    private static final PointsRate RATE = new PointsRate(Points.of(1), cny("1.00"));
    private static final Cart TWENTY =
            aCart("CNY").with("12.00", 7L).with("8.00", 8L).cart();

    @Test
    void aRulesOwnRateIsSaidWithTheRate() {
        RuleFixture rate = aRule().number(7)
                .doing(new Effect.BaseRate(new PointsRate(Points.of(2), cny("1.00"))))
                .of(RuleScope.ofProducts(7L));

        assertThat(trace(TWENTY, aContext(), rate))
                .containsExactly(
                        new TraceLine(
                                "earn.base-rate",
                                Map.of(
                                        "paid", "8.00 CNY",
                                        "ratePoints", "1",
                                        "rateMoney", "1.00 CNY",
                                        "points", "8")),
                        new TraceLine(
                                "earn.rule-rate",
                                Map.of(
                                        "rule", "7",
                                        "version", "1",
                                        "name", "rule 7",
                                        "paid", "12.00 CNY",
                                        "ratePoints", "2",
                                        "rateMoney", "1.00 CNY",
                                        "points", "24")));
    }

    /** An award and what a limit cut of it are read in either language later. */
    @Test
    void aRuleWithTwoNamesIsSaidByBoth() {
        RuleFixture wednesdays = aRule().number(7).inChinese("周三双倍").times(200).atMost(5);

        assertThat(trace(TWENTY, aContext(), wednesdays))
                .extracting(TraceLine::code)
                .contains("earn.rule-multiplier", "earn.limited");
        assertThat(trace(TWENTY, aContext(), wednesdays))
                .filteredOn(line -> !line.code().equals("earn.base-rate"))
                .allSatisfy(line -> assertThat(line.operands())
                        .containsEntry("name", "rule 7")
                        .containsEntry("chinese", "周三双倍"));
    }

    @Test
    void aBonusAndTheStepThatAnOrderReachesAreToldApart() {
        RuleFixture bonus = aRule().number(1).bonus(5);
        RuleFixture steps = aRule().number(2).doing(stepFrom("20.00"));

        assertThat(trace(TWENTY, aContext(), bonus, steps))
                .extracting(TraceLine::code)
                .containsExactly("earn.base-rate", "earn.rule-bonus", "earn.rule-steps");
    }

    /** The step is reached by what was paid for what the rule is about. */
    @ParameterizedTest(name = "a step from {0}: {1}")
    @CsvSource({"12.00, 10", "12.01, 0"})
    void aStepThatIsNotReachedIsNotNamed(String from, long bonus) {
        RuleFixture steps = aRule().doing(stepFrom(from)).of(RuleScope.ofProducts(7L));

        EarningDecision decision = decide(TWENTY, aContext(), steps);

        assertThat(decision.points()).isEqualTo(Points.of(20 + bonus));
        assertThat(decision.trace().stream().map(TraceLine::code))
                .filteredOn("earn.rule-steps"::equals)
                .hasSize(bonus > 0 ? 1 : 0);
        assertThat(decision.allocation().parts())
                .extracting(part -> part.points().value())
                .as("of the bonus the other line has nothing")
                .containsExactly(12 + bonus, 8L);
    }

    @Test
    void aTierIsNamedInBothLanguagesWithAllThatWasPaid() {
        assertThat(trace(TWENTY, aContext().by(aBuyer().ofTier("gold", 150))))
                .endsWith(new TraceLine(
                        "earn.tier",
                        Map.of(
                                "tier", "gold",
                                "english", "gold",
                                "chinese", "gold",
                                "factor", "1.5",
                                "paid", "20.00 CNY",
                                "points", "10")));
    }

    @ParameterizedTest(name = "at most {0} an order: {1} told")
    @CsvSource({"19, 1", "20, 0", "21, 0"})
    void theLimitOfAnOrderIsToldWhereItTookSomething(long most, long told) {
        List<TraceLine> trace = trace(TWENTY, aContext(), aRule().times(200).atMost(most));

        assertThat(trace).filteredOn(line -> line.code().equals("earn.limited")).hasSize((int) told);
        if (told > 0) {
            assertThat(trace)
                    .contains(new TraceLine(
                            "earn.limited",
                            Map.of(
                                    "owner", "rule-1",
                                    "name", "rule 1",
                                    "of", "MEMBER",
                                    "limit", "ORDER",
                                    "most", "19",
                                    "from", "20",
                                    "to", "19")));
        }
    }

    /** The programme's own step says what was paid and at which rate: there is nothing more to say of its rest. */
    @Test
    void aRestIsToldWhereMoreThanTheProgrammesRateGave() {
        Cart cart = aCart("CNY").with("9.99").cart();
        RuleFixture half = aRule().times(150);

        assertThat(codes(cart)).doesNotContain("earn.rounded-down");
        assertThat(codes(cart, half)).contains("earn.rounded-down");
        assertThat(codes(aCart("CNY").with("8.00").cart(), half)).doesNotContain("earn.rounded-down");
    }

    /** A rate of its own is no bonus, so that it takes no bonus's place in its group. */
    @Test
    void aRateCompetesWithNoBonusOfItsGroup() {
        RuleGroup first = new RuleGroup("first", Stacking.FIRST);
        RuleFixture rate = aRule().number(1)
                .in(first)
                .first(1)
                .doing(new Effect.BaseRate(new PointsRate(Points.of(2), cny("1.00"))));
        RuleFixture bonus = aRule().number(2).in(first).first(2).bonus(5);

        assertThat(decide(TWENTY, aContext(), rate, bonus).points()).isEqualTo(Points.of(40 + 5));
    }

    private static List<String> codes(Cart cart, RuleFixture... rules) {
        return trace(cart, aContext(), rules).stream().map(TraceLine::code).toList();
    }

    private static List<TraceLine> trace(Cart cart, EarningContextFixture occasion, RuleFixture... rules) {
        return decide(cart, occasion, rules).trace();
    }

    private static EarningDecision decide(Cart cart, EarningContextFixture occasion, RuleFixture... rules) {
        List<EarningRule> all = Stream.of(rules).map(RuleFixture::rule).toList();
        return new EarningPolicy(new EarningRules(RATE, new RuleBook(1, all), SHANGHAI))
                .decide(cart, Allocation.NONE, new MemberId(1), occasion.of(cart), LimitUse.NONE);
    }

    private static Effect stepFrom(String paid) {
        return new Effect.OrderSteps(List.of(new Effect.Step(cny(paid), Points.of(10))));
    }

    private static Money cny(String amount) {
        return Money.exactly(new BigDecimal(amount), CNY);
    }
}
