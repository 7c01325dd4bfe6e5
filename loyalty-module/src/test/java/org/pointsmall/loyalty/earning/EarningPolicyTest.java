package org.pointsmall.loyalty.earning;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Allocation.Part;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.trace.TraceLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.purchase.CartFixture.aCart;

class EarningPolicyTest {
    private static final Set<Long> EVERYTHING_EARNS = Set.of();
    private static final MemberId ANA = new MemberId(1);
    private static final Allocation NO_OFFSET = Allocation.NONE;
    private static final Allocation THREE_AND_TWO = new Allocation(List.of(paid(1L, "3.00"), paid(2L, "2.00")));

    private final EarningPolicy onePointPerYuan = new EarningPolicy(
            new EarningRules(new PointsRate(Points.of(1), cny("1.00")), RuleBook.EMPTY, RuleFixture.SHANGHAI));

    @ParameterizedTest(name = "{0} paid earns {1}")
    @CsvSource({"0.00, 0", "0.99, 0", "1.00, 1", "1.99, 1", "2.00, 2", "12345.67, 12345"})
    void onePointIsEarnedByEveryWholeYuanPaid(String paid, long points) {
        assertThat(earned(aCart("CNY").with(paid).cart(), NO_OFFSET, EVERYTHING_EARNS))
                .isEqualTo(points);
    }

    @Test
    void fractionsOfLinesAddUpBeforeTheyAreRoundedOnce() {
        Cart cart = aCart("CNY").with("0.50").with("0.50").with("0.99").cart();

        assertThat(earned(cart, NO_OFFSET, EVERYTHING_EARNS)).isEqualTo(1);
    }

    @Test
    void shippingAndTaxEarnNothing() {
        Cart cart = aCart("CNY").with("9.99").andShipping("6.00").andTax("1.30").cart();

        assertThat(earned(cart, NO_OFFSET, EVERYTHING_EARNS)).isEqualTo(9);
    }

    @Test
    void whatPointsPaidEarnsNothing() {
        Cart cart = aCart("CNY").with("10.00").cart();

        assertThat(earned(cart, paidOf(1, "0.01"), EVERYTHING_EARNS)).isEqualTo(9);
        assertThat(earned(cart, paidOf(1, "9.00"), EVERYTHING_EARNS)).isEqualTo(1);
        assertThat(earned(cart, paidOf(1, "9.01"), EVERYTHING_EARNS)).isZero();
        assertThat(earned(cart, paidOf(1, "10.00"), EVERYTHING_EARNS)).isZero();
    }

    @Test
    void aProductFlaggedAsEarningNothingEarnsNothing() {
        Cart cart = aCart("CNY").with("3.00", 101L).with("4.00", 102L).cart();

        assertThat(earned(cart, NO_OFFSET, Set.of(101L))).isEqualTo(4);
        assertThat(earned(cart, NO_OFFSET, Set.of(101L, 102L))).isZero();
    }

    @Test
    void whatIsNoProductOfTheCatalogueEarns() {
        Cart cart = aCart("CNY").with("3.00", null).with("4.00", 102L).cart();

        assertThat(earned(cart, NO_OFFSET, Set.of(102L))).isEqualTo(3);
    }

    @Test
    void onlyTheOffsetsShareOfALineThatEarnsIsTakenOffIt() {
        Cart cart = aCart("CNY").with("6.00", 101L).with("4.00", 102L).cart();

        assertThat(earned(cart, THREE_AND_TWO, Set.of(101L))).isEqualTo(2);
        assertThat(earned(cart, THREE_AND_TWO, Set.of(102L))).isEqualTo(3);
    }

    @Test
    void anOrderInAnotherCurrencyEarnsNothingAndSaysSo() {
        EarningDecision decision = decided(aCart("EUR").with("10.00").cart(), NO_OFFSET, EVERYTHING_EARNS);

        assertThat(decision.points()).isEqualTo(Points.ZERO);
        assertThat(decision.trace()).containsExactly(new TraceLine("earn.other-currency", Map.of("currency", "EUR")));
    }

    @Test
    void pointsThatPaidShippingOrTaxTakeNothingOffTheGoods() {
        Cart cart = aCart("CNY").with("10.00").andShipping("6.00").cart();

        assertThat(earned(cart, new Allocation(List.of(paid(null, "6.00"))), EVERYTHING_EARNS))
                .isEqualTo(10);
        assertThat(earned(cart, paidOf(1, "10.60"), EVERYTHING_EARNS)).isZero();
    }

    @Test
    void recordsWhichLineEarnedHowMuchOfIt() {
        Cart cart = aCart("CNY").with("1.50").with("2.50").with("3.00", 9L).cart();

        assertThat(decided(cart, NO_OFFSET, Set.of(9L)).allocation())
                .isEqualTo(new Allocation(
                        List.of(new Part(1L, Points.of(1), cny("1.50")), new Part(2L, Points.of(3), cny("2.50")))));
    }

    @Test
    void anEmptyCartEarnsNothing() {
        assertThat(earned(aCart("CNY").cart(), NO_OFFSET, EVERYTHING_EARNS)).isZero();
    }

    @Test
    void theTraceExplainsEachStep() {
        Cart cart = aCart("CNY").with("6.00", 101L).with("4.00", 102L).cart();

        assertThat(decided(cart, THREE_AND_TWO, Set.of(102L)).trace())
                .isEqualTo(List.of(
                        new TraceLine("earn.less-offset", Map.of("money", "5.00 CNY")),
                        new TraceLine("earn.less-excluded", Map.of("money", "2.00 CNY")),
                        new TraceLine(
                                "earn.base-rate",
                                Map.of(
                                        "paid",
                                        "3.00 CNY",
                                        "ratePoints",
                                        "1",
                                        "rateMoney",
                                        "1.00 CNY",
                                        "points",
                                        "3"))));
    }

    @Test
    void theTraceLeavesOutStepsThatDidNothing() {
        assertThat(decided(aCart("CNY").with("6.00").cart(), NO_OFFSET, EVERYTHING_EARNS)
                        .trace())
                .extracting(TraceLine::code)
                .containsExactly("earn.base-rate");
    }

    private EarningDecision decided(Cart cart, Allocation offset, Set<Long> withoutEarning) {
        return onePointPerYuan.decide(
                cart,
                offset,
                ANA,
                EarningContextFixture.aContext().withoutEarning(withoutEarning).of(cart),
                LimitUse.NONE);
    }

    private long earned(Cart cart, Allocation offset, Set<Long> withoutEarning) {
        return decided(cart, offset, withoutEarning).points().value();
    }

    private static Allocation paidOf(long itemId, String money) {
        return new Allocation(List.of(paid(itemId, money)));
    }

    private static Part paid(@Nullable Long itemId, String money) {
        return new Part(itemId, Points.of(cny(money).minorUnits()), cny(money));
    }

    private static Money cny(String amount) {
        return Money.exactly(new BigDecimal(amount), Currency.getInstance("CNY"));
    }
}
