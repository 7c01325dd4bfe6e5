package org.pointsmall.loyalty.redemption;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Allocation.Part;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.purchase.CartFixture.aCart;

class QuotePointsTest {
    private static final Points NO_MINIMUM = Points.ZERO;
    private static final Points PLENTY = points(1_000_000);
    private static final PointsRate A_POINT_IS_A_FEN = rate(100, cny("1.00"));
    private static final PointsRate THREE_POINTS_ARE_TEN_FEN = rate(3, cny("0.10"));
    private static final PointsRate A_HUNDRED_POINTS_ARE_A_FEN = rate(100, cny("0.01"));

    private final Quoting atAFenEach = new Quoting(OffsetPolicy.of(A_POINT_IS_A_FEN, NO_MINIMUM));
    private final Quoting fromAHundredPoints = new Quoting(OffsetPolicy.of(A_POINT_IS_A_FEN, points(100)));
    private final Cart fifteenYuanAndShipping =
            aCart("CNY").with("10.00").with("5.00").andShipping("6.00").cart();

    @Test
    void spendsAsManyPointsAsAskedForAndSplitsThemOverTheLines() {
        PointsQuote quote = atAFenEach.exactly(fifteenYuanAndShipping, wish(600), points(1000));

        assertThat(quote)
                .isEqualTo(new PointsQuote(
                        points(600),
                        cny("6.00"),
                        new PointsQuote.Mall(Set.of(), Points.ZERO, cny("0.00"), List.of()),
                        new Allocation(List.of(
                                new Part(1L, points(400), cny("4.00")), new Part(2L, points(200), cny("2.00")))),
                        cny("15.00"),
                        MemberOffset.standard(atAFenEach.policy()),
                        List.of()));
    }

    @Test
    void leavesOutLinesOnWhichNothingFalls() {
        Cart cart = aCart("CNY").with("0.00").with("5.00").cart();

        assertThat(atAFenEach.exactly(cart, wish(3), PLENTY).lines())
                .containsExactly(new Part(2L, points(3), cny("0.03")));
    }

    @Test
    void spendsTheWholeBalanceForAsManyAsPossibleWhereTheCartTakesIt() {
        assertThat(spent(atAFenEach.exactly(fifteenYuanAndShipping, PointsWish.max(), points(1499))))
                .isEqualTo(1499);
        assertThat(spent(atAFenEach.exactly(fifteenYuanAndShipping, PointsWish.max(), points(1500))))
                .isEqualTo(1500);
        assertThat(spent(atAFenEach.exactly(fifteenYuanAndShipping, PointsWish.max(), points(1501))))
                .isEqualTo(1500);
    }

    @Test
    void neverPaysShippingAndTaxByPoints() {
        Cart cart =
                aCart("CNY").with("10.00").andShipping("6.00").andTax("1.60").cart();

        PointsQuote quote = atAFenEach.exactly(cart, PointsWish.max(), PLENTY);

        assertThat(quote.money()).isEqualTo(cny("10.00"));
        assertThat(quote.cashTotal()).isEqualTo(cny("7.60"));
    }

    @Test
    void neverPaysMoreThanTheTotal() {
        Cart adjusted = aCart("CNY").with("10.00").with("5.00").costing("12.00");

        PointsQuote quote = atAFenEach.exactly(adjusted, PointsWish.max(), PLENTY);

        assertThat(quote.money()).isEqualTo(cny("12.00"));
        assertThat(quote.cashTotal()).isEqualTo(cny("0.00"));
        assertThat(codes(atAFenEach.exactly(adjusted, wish(1201), PLENTY))).containsExactly(RefusalCode.ABOVE_CAP);
    }

    @Test
    void refusesMorePointsThanAreAvailable() {
        assertThat(atAFenEach
                        .exactly(fifteenYuanAndShipping, wish(600), points(600))
                        .refusals())
                .isEmpty();
        assertNothingSpent(
                atAFenEach.exactly(fifteenYuanAndShipping, wish(600), points(599)),
                Refusal.of(RefusalCode.INSUFFICIENT_POINTS)
                        .with("required", 600L)
                        .with("available", 599L));
    }

    @Test
    void refusesMorePointsThanTheMerchandiseCosts() {
        assertThat(atAFenEach
                        .exactly(fifteenYuanAndShipping, wish(1500), PLENTY)
                        .refusals())
                .isEmpty();
        assertNothingSpent(
                atAFenEach.exactly(fifteenYuanAndShipping, wish(1501), PLENTY),
                Refusal.of(RefusalCode.ABOVE_CAP)
                        .with("required", 1501L)
                        .with("limit", 1500L)
                        .with("cap", "ELIGIBLE"));
    }

    @Test
    void refusesFewerPointsThanTheMinimum() {
        assertThat(spent(fromAHundredPoints.exactly(fifteenYuanAndShipping, wish(100), points(100))))
                .isEqualTo(100);
        assertNothingSpent(
                fromAHundredPoints.exactly(fifteenYuanAndShipping, wish(99), points(100)),
                Refusal.of(RefusalCode.BELOW_MINIMUM).with("required", 100L).with("asked", 99L));
    }

    @Test
    void refusesNoPointsAtAllEvenWithoutAMinimum() {
        assertThat(spent(atAFenEach.exactly(fifteenYuanAndShipping, wish(1), PLENTY)))
                .isEqualTo(1);
        assertNothingSpent(
                atAFenEach.exactly(fifteenYuanAndShipping, wish(0), PLENTY),
                Refusal.of(RefusalCode.BELOW_MINIMUM).with("required", 1L).with("asked", 0L));
    }

    @Test
    void refusesAMemberWhoDoesNotHaveTheMinimum() {
        Refusal insufficient = Refusal.of(RefusalCode.INSUFFICIENT_POINTS)
                .with("required", 100L)
                .with("available", 99L);

        assertNothingSpent(
                fromAHundredPoints.exactly(fifteenYuanAndShipping, PointsWish.max(), points(99)), insufficient);
        assertNothingSpent(fromAHundredPoints.exactly(fifteenYuanAndShipping, wish(40), points(99)), insufficient);
        assertThat(spent(fromAHundredPoints.exactly(fifteenYuanAndShipping, PointsWish.max(), points(100))))
                .isEqualTo(100);
    }

    @Test
    void refusesACartThatCostsLessThanTheMinimum() {
        assertThat(spent(fromAHundredPoints.exactly(aCart("CNY").with("1.00").cart(), PointsWish.max(), PLENTY)))
                .isEqualTo(100);
        assertNothingSpent(
                fromAHundredPoints.exactly(aCart("CNY").with("0.99").cart(), PointsWish.max(), PLENTY),
                Refusal.of(RefusalCode.BELOW_MINIMUM).with("required", 100L).with("asked", 99L));
    }

    @Test
    void refusesACartWithNothingThatPointsCanPay() {
        Refusal nothingToPay = Refusal.of(RefusalCode.NO_OFFSET_ITEM);

        assertNothingSpent(atAFenEach.exactly(aCart("CNY").andShipping("6.00").cart(), wish(1), PLENTY), nothingToPay);
        assertNothingSpent(
                atAFenEach.exactly(aCart("CNY").with("0.00").cart(), PointsWish.max(), PLENTY), nothingToPay);
        assertThat(codes(atAFenEach.exactly(aCart("CNY").with("0.01").cart(), wish(1), PLENTY)))
                .isEmpty();
    }

    @Test
    void refusesACartInAnotherCurrencyThanTheProgrammes() {
        Cart euros = aCart("EUR").with("10.00").cart();

        assertNothingSpent(atAFenEach.exactly(euros, PointsWish.max(), PLENTY), Refusal.of(RefusalCode.NO_OFFSET_ITEM));
        assertThat(spent(atAFenEach.atMost(euros, PointsWish.max(), PLENTY))).isZero();
    }

    @Test
    void givesRefusalsInTheOrderOfTheirCodes() {
        Cart fiftyFen = aCart("CNY").with("0.50").cart();

        assertThat(codes(atAFenEach.exactly(fiftyFen, wish(51), points(50))))
                .containsExactly(RefusalCode.INSUFFICIENT_POINTS, RefusalCode.ABOVE_CAP);
        assertThat(codes(fromAHundredPoints.exactly(fiftyFen, wish(51), PLENTY)))
                .containsExactly(RefusalCode.BELOW_MINIMUM, RefusalCode.ABOVE_CAP);
        assertThat(codes(fromAHundredPoints.exactly(fiftyFen, wish(51), points(60))))
                .containsExactly(RefusalCode.INSUFFICIENT_POINTS, RefusalCode.ABOVE_CAP);
        assertThat(codes(atAFenEach.exactly(aCart("CNY").cart(), wish(51), points(50))))
                .containsExactly(RefusalCode.INSUFFICIENT_POINTS, RefusalCode.NO_OFFSET_ITEM);
    }

    @ParameterizedTest(name = "{0} points at 3 for 0.10 pay {1}, which costs {2}")
    @CsvSource({"1, 0.03, 1", "2, 0.06, 2", "3, 0.10, 3", "4, 0.13, 4", "7, 0.23, 7", "1000, 33.33, 1000"})
    void convertsAtAnUnevenRateWithMoneyRoundedDownAndPointsUp(long asked, String money, long points) {
        Quoting quotes = new Quoting(OffsetPolicy.of(THREE_POINTS_ARE_TEN_FEN, NO_MINIMUM));

        PointsQuote quote = quotes.exactly(aCart("CNY").with("100.00").cart(), wish(asked), PLENTY);

        assertThat(quote.money()).isEqualTo(cny(money));
        assertThat(spent(quote)).isEqualTo(points);
    }

    @Test
    void letsTheLastPointOverlapTheCap() {
        Quoting quotes = new Quoting(OffsetPolicy.of(THREE_POINTS_ARE_TEN_FEN, NO_MINIMUM));
        Cart elevenFen = aCart("CNY").with("0.11").cart();

        PointsQuote quote = quotes.exactly(elevenFen, wish(4), PLENTY);

        assertThat(quote.money()).isEqualTo(cny("0.11"));
        assertThat(spent(quote)).isEqualTo(4);
        assertThat(codes(quotes.exactly(elevenFen, wish(5), PLENTY))).containsExactly(RefusalCode.ABOVE_CAP);
    }

    @Test
    void takesNoPointThatBuysNothing() {
        Quoting quotes = new Quoting(OffsetPolicy.of(A_HUNDRED_POINTS_ARE_A_FEN, NO_MINIMUM));

        assertThat(spent(quotes.exactly(fifteenYuanAndShipping, wish(199), PLENTY)))
                .isEqualTo(100);
        assertThat(spent(quotes.exactly(fifteenYuanAndShipping, wish(200), PLENTY)))
                .isEqualTo(200);
        assertNothingSpent(
                quotes.exactly(fifteenYuanAndShipping, wish(99), PLENTY),
                Refusal.of(RefusalCode.BELOW_MINIMUM).with("required", 100L).with("asked", 99L));
    }

    @Test
    void spendsNoFewerThanTheMinimumWhereAFenCostsManyPoints() {
        Quoting quotes = new Quoting(OffsetPolicy.of(A_HUNDRED_POINTS_ARE_A_FEN, points(150)));

        assertThat(spent(quotes.exactly(fifteenYuanAndShipping, wish(200), PLENTY)))
                .isEqualTo(200);
        assertNothingSpent(
                quotes.exactly(fifteenYuanAndShipping, wish(199), PLENTY),
                Refusal.of(RefusalCode.BELOW_MINIMUM).with("required", 200L).with("asked", 199L));
        assertThat(spent(quotes.atMost(fifteenYuanAndShipping, wish(199), PLENTY)))
                .isZero();
    }

    @ParameterizedTest(name = "{0}: 1 point is {1}")
    @CsvSource({
        "JPY, 1, 1000, 700, 700, 300",
        "CNY, 0.01, 10.00, 700, 7.00, 3.00",
        "KWD, 0.001, 1.000, 700, 0.700, 0.300"
    })
    void countsInTheMinorUnitsOfAnyCurrency(
            String code, BigDecimal worth, String price, long asked, BigDecimal paid, BigDecimal left) {
        Currency currency = Currency.getInstance(code);
        PointsRate rate = rate(1, Money.exactly(worth, currency));

        PointsQuote quote = new Quoting(OffsetPolicy.of(rate, NO_MINIMUM))
                .exactly(aCart(code).with(price).cart(), wish(asked), PLENTY);

        assertThat(spent(quote)).isEqualTo(asked);
        assertThat(quote.money()).isEqualTo(Money.exactly(paid, currency));
        assertThat(quote.cashTotal()).isEqualTo(Money.exactly(left, currency));
    }

    @Test
    void shrinksAWishToWhatFitsWithoutRefusing() {
        assertThat(spent(atAFenEach.atMost(fifteenYuanAndShipping, wish(600), PLENTY)))
                .isEqualTo(600);
        assertThat(spent(atAFenEach.atMost(fifteenYuanAndShipping, wish(600), points(599))))
                .isEqualTo(599);
        assertThat(spent(atAFenEach.atMost(fifteenYuanAndShipping, wish(1501), PLENTY)))
                .isEqualTo(1500);
        assertThat(spent(atAFenEach.atMost(fifteenYuanAndShipping, PointsWish.max(), PLENTY)))
                .isEqualTo(1500);
    }

    @Test
    void shrinksAWishToNothingBelowTheMinimum() {
        assertThat(spent(fromAHundredPoints.atMost(fifteenYuanAndShipping, wish(600), points(100))))
                .isEqualTo(100);
        assertNothingSpent(fromAHundredPoints.atMost(fifteenYuanAndShipping, wish(600), points(99)));
        assertNothingSpent(fromAHundredPoints.atMost(aCart("CNY").with("0.99").cart(), PointsWish.max(), PLENTY));
    }

    private static void assertNothingSpent(PointsQuote quote, Refusal... because) {
        assertThat(quote.refusals()).containsExactly(because);
        assertThat(quote.points()).isEqualTo(Points.ZERO);
        assertThat(quote.money().isZero()).isTrue();
        assertThat(quote.lines()).isEmpty();
    }

    private static List<RefusalCode> codes(PointsQuote quote) {
        return quote.refusals().stream().map(Refusal::code).toList();
    }

    private static long spent(PointsQuote quote) {
        return quote.points().value();
    }

    private static PointsWish wish(long points) {
        return PointsWish.of(points(points));
    }

    private static PointsRate rate(long points, Money money) {
        return new PointsRate(points(points), money);
    }

    private static Points points(long value) {
        return Points.of(value);
    }

    private static Money cny(String amount) {
        return Money.exactly(new BigDecimal(amount), Currency.getInstance("CNY"));
    }
}
