package org.pointsmall.loyalty.redemption;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.points.Share;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Allocation.Part;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Each limit to what points pay, on both sides of it: 100 points are 1.00, and the cart is of 20.00 plus 6.00 shipping. */
class OffsetCapsTest {
    private static final PointsRate A_POINT_IS_A_FEN = new PointsRate(Points.of(100), cny("1.00"));
    private static final Points PLENTY = Points.of(1_000_000);
    private static final long CHEESE = 101;
    private static final long WINE = 102;

    private final Cart cart = cart("0.00", "0.00");

    private Points step = Points.of(1);
    private @Nullable Points maximum;
    private Share share = new Share(1, 1);
    private Money minimumCash = cny("0.00");
    private boolean onShipping;
    private boolean onTax;
    private Set<Long> flagged = Set.of();

    @Test
    void paysNoMoreThanAPartOfTheOrder() {
        share = new Share(50, 100);

        assertMost(cart, 1300, "SHARE_OF_ORDER");
    }

    @Test
    void roundsThePartOfTheOrderDown() {
        share = new Share(3333, 10_000);

        assertMost(cart, 866, "SHARE_OF_ORDER");
    }

    @Test
    void leavesSoMuchToBePaidOtherwise() {
        minimumCash = cny("20.01");

        assertMost(cart, 599, "MINIMUM_CASH");
    }

    @Test
    void paysNothingOfAnOrderThatIsNotMoreThanTheMinimumInCash() {
        minimumCash = cny("26.00");

        assertThat(refusals(cart, PointsWish.max())).containsExactly(aboveCap(0, 0, "MINIMUM_CASH"));
        minimumCash = cny("25.99");
        assertMost(cart, 1, "MINIMUM_CASH");
    }

    @Test
    void takesNoMoreThanSoManyPointsOfAnOrder() {
        maximum = Points.of(700);

        assertMost(cart, 700, "POINTS_PER_ORDER");
    }

    @Test
    void leavesWhatGiftCardsPay() {
        assertMost(cart("0.00", "10.00"), 1600, "LEFT_TO_PAY");
        assertThat(quote(cart("0.00", "10.00"), PointsWish.max()).cashTotal()).isEqualTo(cny("0.00"));
        assertThat(quote(cart("0.00", "26.00"), PointsWish.max()).points()).isEqualTo(Points.ZERO);
    }

    @Test
    void theTightestLimitCounts() {
        share = new Share(50, 100);
        minimumCash = cny("14.00");
        assertMost(cart, 1200, "MINIMUM_CASH");
        maximum = Points.of(1199);
        assertMost(cart, 1199, "POINTS_PER_ORDER");
    }

    @Test
    void takesPointsInStepsOnly() {
        step = Points.of(300);

        assertThat(quote(cart, PointsWish.max()).points()).isEqualTo(Points.of(1800));
        assertThat(refusals(cart, wish(300))).isEmpty();
        assertThat(refusals(cart, wish(301)))
                .containsExactly(Refusal.of(RefusalCode.BELOW_MINIMUM)
                        .with("required", 600L)
                        .with("asked", 301L)
                        .with("step", 300L));
        assertThat(refusals(cart, wish(2100))).containsExactly(aboveCap(2100, 1800, "ELIGIBLE"));
    }

    @Test
    void shrinksToAWholeNumberOfSteps() {
        step = Points.of(300);

        assertThat(quotes(cart).atMost(wish(1000), Points.of(899)).points()).isEqualTo(Points.of(600));
        assertThat(quotes(cart).atMost(wish(1000), Points.of(299)).points()).isEqualTo(Points.ZERO);
    }

    @Test
    void knowsNoStepOfWhichSomePointsBuyNothing() {
        PointsRate aHundredPointsAreAFen = new PointsRate(Points.of(100), cny("0.01"));

        assertThatThrownBy(() -> new OffsetPolicy(
                        aHundredPointsAreAFen, Points.ZERO, Points.of(150), null, share, minimumCash, false, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("150");
    }

    @Test
    void paysNothingOfAFlaggedProduct() {
        flagged = Set.of(WINE);

        assertMost(cart, 500, "ELIGIBLE");
        assertThat(quote(cart, PointsWish.max()).lines()).containsExactly(part(1L, 500));
        flagged = Set.of(WINE, CHEESE);
        assertThat(refusals(cart, PointsWish.max())).containsExactly(Refusal.of(RefusalCode.NO_OFFSET_ITEM));
    }

    @Test
    void paysShippingWhereThatIsAllowed() {
        assertThat(quote(cart, PointsWish.max()).shipping()).isEmpty();

        onShipping = true;

        assertMost(cart, 2600, "ELIGIBLE");
        assertThat(quote(cart, wish(1300)).allocation())
                .isEqualTo(new Allocation(List.of(part(1L, 250), part(2L, 750), part(null, 300))));
        assertThat(quote(cart, wish(1300)).lines()).containsExactly(part(1L, 250), part(2L, 750));
        assertThat(quote(cart, wish(1300)).shipping()).contains(part(null, 300));
    }

    @Test
    void paysTaxWhereThatIsAllowed() {
        Cart taxed = cart("1.00", "0.00");
        assertMost(taxed, 2000, "ELIGIBLE");

        onTax = true;

        assertMost(taxed, 2100, "ELIGIBLE");
        assertThat(quote(taxed, PointsWish.max()).lines()).containsExactly(part(1L, 600), part(2L, 1500));
    }

    @Test
    void paysTheTaxOnShippingWhereBothAreAllowed() {
        onShipping = true;
        onTax = true;
        Cart taxed = new Cart(cart.order(), cart.lines(), cny("0.60"), cny("0.00"), cny("26.60"));

        assertMost(taxed, 2660, "ELIGIBLE");
        assertThat(quote(taxed, PointsWish.max()).shipping()).contains(part(null, 660));
    }

    @Test
    void chargesNoPartForPointsThatBuyNothingOfIt() {
        Cart free = new Cart(
                cart.order(), List.of(line(1, CHEESE, "0.00", "0.00"), line(2, WINE, "5.00", "0.00")), cny("5.00"));

        assertThat(quote(free, wish(3)).lines()).containsExactly(part(2L, 3));
    }

    /** So many can be spent, and not one more. */
    private void assertMost(Cart bought, long points, String cap) {
        PointsQuote most = quote(bought, PointsWish.max());
        assertThat(most.refusals()).isEmpty();
        assertThat(most.points()).isEqualTo(Points.of(points));
        assertThat(refusals(bought, wish(points))).isEmpty();
        assertThat(refusals(bought, wish(points + 1))).containsExactly(aboveCap(points + 1, points, cap));
    }

    private PointsQuote quote(Cart bought, PointsWish wish) {
        return quotes(bought).exactly(wish, PLENTY);
    }

    private List<Refusal> refusals(Cart bought, PointsWish wish) {
        return quote(bought, wish).refusals();
    }

    private QuotePoints quotes(Cart bought) {
        OffsetPolicy policy =
                new OffsetPolicy(A_POINT_IS_A_FEN, Points.ZERO, step, maximum, share, minimumCash, onShipping, onTax);
        return QuotePoints.of(MemberOffset.standard(policy), bought, flagged);
    }

    /** Cheese for 5.00 and wine for 15.00. */
    private static Cart cart(String taxOnCheese, String paidOtherwise) {
        return new Cart(
                new OrderRef(1, null),
                List.of(line(1, CHEESE, "5.00", taxOnCheese), line(2, WINE, "15.00", "0.00")),
                cny("0.00"),
                cny(paidOtherwise),
                cny("26.00").plus(cny(taxOnCheese)));
    }

    private static CartLine line(long id, long product, String price, String tax) {
        return new CartLine(id, product, 1, cny(price), cny(tax));
    }

    private static Part part(@Nullable Long itemId, long points) {
        return new Part(itemId, Points.of(points), new Money(points, Currency.getInstance("CNY")));
    }

    private static Refusal aboveCap(long required, long limit, String cap) {
        return Refusal.of(RefusalCode.ABOVE_CAP)
                .with("required", required)
                .with("limit", limit)
                .with("cap", cap);
    }

    private static PointsWish wish(long points) {
        return PointsWish.of(Points.of(points));
    }

    private static Money cny(String amount) {
        return Money.exactly(new BigDecimal(amount), Currency.getInstance("CNY"));
    }
}
