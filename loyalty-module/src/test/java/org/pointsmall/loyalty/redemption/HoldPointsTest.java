package org.pointsmall.loyalty.redemption;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.ledger.HoldStatus;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Allocation.Part;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartFixture;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.A_POINT_IS_A_FEN;
import static org.pointsmall.loyalty.ledger.LedgerFixture.CNY;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;
import static org.pointsmall.loyalty.purchase.CartFixture.aCart;

class HoldPointsTest {
    private static final Refusal CART_CHANGED =
            Refusal.of(RefusalCode.CART_CHANGED).with("orderId", CartFixture.ORDER);

    private final LedgerFixture given = new LedgerFixture();
    private final HoldPoints holdPoints = new HoldPoints(
            given.ledger,
            given.store,
            Terms.withoutMinimum(),
            Terms.withoutMinimum().quotes(),
            given.transactions);
    private final MemberId ana = given.aMember().with(1000).id();
    private final Cart cart = aCart("CNY").with("8.00").andShipping("6.00").cart();

    @Test
    void holdsThePointsThatTheCartsOffsetCosts() {
        Hold hold = held(ana, cart, cny("8.00"));

        assertThat(hold.points()).isEqualTo(Points.of(800));
        assertThat(hold.money()).isEqualTo(cny("8.00"));
        assertThat(hold.orderId()).isEqualTo(CartFixture.ORDER);
        assertThat(hold.dueAt()).isEqualTo(given.clock.instant().plus(LedgerFixture.A_CHECKOUT));
        assertThat(holdPoints.openHold(CartFixture.ORDER)).contains(hold);
        assertThat(available()).isEqualTo(200);
    }

    @Test
    void claimsTheCheckoutWithoutPointsWhereNoneAreSpent() {
        granted(hold(ana, cart, cny("0.00"), Optional.empty()));

        Hold hold = holdPoints.openHold(CartFixture.ORDER).orElseThrow();
        assertThat(hold.points()).isEqualTo(Points.ZERO);
        assertThat(hold.money()).isNull();
        assertThat(available()).isEqualTo(1000);
        assertThat(refused(hold(ana, cart, cny("0.00"), Optional.empty())).code())
                .isEqualTo(RefusalCode.CONFLICT);
    }

    @Test
    void refusesAnOffsetThatTheCartNoLongerTakes() {
        assertThat(refused(hold(ana, cart, cny("8.01"), told(cart, "8.01")))).isEqualTo(CART_CHANGED);
        assertThat(holdPoints.openHold(CartFixture.ORDER)).isEmpty();
        assertThat(available()).isEqualTo(1000);
    }

    @Test
    void refusesAnOffsetOfACartInAnotherCurrency() {
        Cart euros = aCart("EUR").with("8.00").cart();
        Money cent = new Money(1, Currency.getInstance("EUR"));
        PointsRate rate = new PointsRate(Points.of(1), cent);

        assertThat(refused(hold(ana, euros, cent, Shoppers.told(euros, cent, rate))))
                .isEqualTo(CART_CHANGED);
    }

    @Test
    void recordsWhatThePointsPayOfWhichLine() {
        Cart twoLines = aCart("CNY").with("6.00").with("2.00").cart();

        assertThat(held(ana, twoLines, cny("4.00")).allocation())
                .isEqualTo(new Allocation(
                        List.of(new Part(1L, Points.of(300), cny("3.00")), new Part(2L, Points.of(100), cny("1.00")))));
    }

    @Test
    void chargesWhatWasTold() {
        granted(hold(ana, cart, cny("8.00"), told(cart, "8.00")));

        assertThat(available()).isEqualTo(200);
    }

    @Test
    void refusesWhoWasToldNothing() {
        AppliedWish wish = new AppliedWish(PointsWish.max(), Points.of(800));

        assertThat(refused(hold(ana, cart, cny("8.00"), Optional.of(wish)))).isEqualTo(CART_CHANGED);
        assertThat(refused(hold(ana, cart, cny("8.00"), Optional.empty()))).isEqualTo(CART_CHANGED);
        assertThat(refused(hold(ana, cart, cny("0.00"), Optional.of(wish)))).isEqualTo(CART_CHANGED);
        assertThat(available()).isEqualTo(1000);
    }

    @ParameterizedTest
    @CsvSource({
        "799, 8.00, 6.00, 14.00",
        "801, 8.00, 6.00, 14.00",
        "800, 7.99, 6.00, 14.00",
        "800, 8.01, 6.00, 14.00",
        "800, 8.00, 5.99, 14.00",
        "800, 8.00, 6.01, 14.00",
        "800, 8.00, 6.00, 13.99",
        "800, 8.00, 6.00, 14.01"
    })
    void refusesWhatIsNotExactlyWhatWasTold(long points, String worth, String cash, String total) {
        ShownQuote told = new ShownQuote(Points.of(points), cny(worth), cny(cash), cny(total));

        assertThat(refused(hold(ana, cart, cny("8.00"), wishOf(800, told)))).isEqualTo(CART_CHANGED);
        assertThat(available()).isEqualTo(1000);
    }

    @Test
    void refusesToTakeCashForPointsThatOthersHaveSpentMeanwhile() {
        granted(given.hold(ana, 600, 99));

        assertThat(refused(hold(ana, cart, cny("4.00"), told(cart, "8.00"))))
                .isEqualTo(Refusal.of(RefusalCode.INSUFFICIENT_POINTS)
                        .with("required", 800L)
                        .with("available", 400L));
        assertThat(refused(hold(ana, cart, cny("0.00"), told(cart, "8.00"))).code())
                .isEqualTo(RefusalCode.INSUFFICIENT_POINTS);
        granted(hold(ana, cart, cny("4.00"), told(cart, "4.00")));
    }

    @Test
    void saysThatTheCartHasChangedWhereThePaymentIsSmallerThoughTheBalanceIsThere() {
        assertThat(refused(hold(ana, cart, cny("7.99"), told(cart, "8.00")))).isEqualTo(CART_CHANGED);
    }

    @Test
    void saysThatTheCartHasChangedWhereItTakesFewerPointsThanTheBalanceStillHas() {
        granted(given.hold(ana, 600, 99));
        Cart smaller = aCart("CNY").with("4.00").andShipping("6.00").cart();

        assertThat(refused(hold(ana, smaller, cny("4.00"), told(cart, "8.00")))).isEqualTo(CART_CHANGED);
    }

    @Test
    void refusesAPaymentThatWasMadeAtAnotherRate() {
        ShownQuote atABetterRate = new ShownQuote(Points.of(500), cny("7.50"), cny("6.50"), cny("14.00"));

        // 7.50 would now take 750 of the 1000 points, and not the 500 that the shopper was told.
        assertThat(refused(hold(ana, cart, cny("7.50"), wishOf(500, atABetterRate))))
                .isEqualTo(CART_CHANGED);
        assertThat(available()).isEqualTo(1000);
    }

    @Test
    void refusesPointsForWhatOtherPaymentsPayToo() {
        CartPayments cardOfTheWhole = new CartPayments(cny("8.00"), cny("22.00"));
        CartPayments aFenTooMuch = new CartPayments(cny("8.00"), cny("14.01"));
        for (CartPayments payments : List.of(cardOfTheWhole, aFenTooMuch)) {
            assertThat(refused(hold(ana, cart, payments, told(cart, "8.00"))))
                    .isEqualTo(Refusal.of(RefusalCode.PAYMENTS_ABOVE_TOTAL).with("orderId", CartFixture.ORDER));
        }
        assertThat(available()).isEqualTo(1000);

        granted(hold(ana, cart, new CartPayments(cny("8.00"), cny("14.00")), told(cart, "8.00")));
    }

    @Test
    void takesWhatWasPaidSinceForTheCashThatWasTold() {
        Cart paidOnDelivery = cart.paidOtherwise(cny("6.00"));
        CartPayments payments = new CartPayments(cny("8.00"), cny("14.00"), Map.of("COD", cny("6.00")));

        granted(hold(ana, paidOnDelivery, payments, told(cart, "8.00")));

        assertThat(available()).isEqualTo(200);
    }

    @Test
    void refusesCashInPlaceOfTheGiftCardThatPaidWhenTheShopperWasTold() {
        Map<String, Money> giftCard = Map.of("GIFT_CARD", cny("2.00"));
        ShownQuote told = new ShownQuote(Points.of(800), cny("8.00"), cny("4.00"), cny("14.00"), giftCard);
        Cart bought = cart.paidOtherwise(cny("6.00"));

        for (Map<String, Money> now :
                List.of(Map.of("COD", cny("6.00")), Map.of("GIFT_CARD", cny("1.99"), "COD", cny("4.01")))) {
            assertThat(refused(hold(ana, bought, new CartPayments(cny("8.00"), cny("14.00"), now), wishOf(800, told))))
                    .isEqualTo(CART_CHANGED);
        }
        Map<String, Money> both = Map.of("GIFT_CARD", cny("2.00"), "COD", cny("4.00"));
        granted(hold(ana, bought, new CartPayments(cny("8.00"), cny("14.00"), both), wishOf(800, told)));
    }

    @Test
    void saysSoWherePaymentsOfTheWholeHaveTakenThePlaceOfThePoints() {
        Map<String, Money> all = Map.of("COD", cny("14.00"));
        Cart paid = cart.paidOtherwise(cny("14.00"));

        for (String left : List.of("8.00", "0.00")) {
            CartPayments payments = new CartPayments(cny(left), cny("14.00").plus(cny(left)), all);
            assertThat(refused(hold(ana, paid, payments, told(cart, "8.00"))).code())
                    .isEqualTo(RefusalCode.PAYMENTS_ABOVE_TOTAL);
        }
    }

    @Test
    void leavesItToTheStoreHowManyPaymentsAnOrderWithoutPointsHas() {
        CartPayments twoCards = new CartPayments(cny("0.00"), cny("28.00"));

        granted(hold(ana, cart, twoCards, told(cart, "0.00")));
    }

    @Test
    void saysBeforehandWhyACheckoutWouldBeRefused() {
        assertThat(holdPoints.refusal(ana, cart.order().id(), () -> cart, pointsAlone("8.00"), told(cart, "7.00")))
                .contains(CART_CHANGED);
        assertThat(holdPoints.refusal(ana, cart.order().id(), () -> cart, pointsAlone("8.00"), told(cart, "8.00")))
                .isEmpty();
        assertThat(available()).isEqualTo(1000);
        assertThat(holdPoints.openHold(CartFixture.ORDER)).isEmpty();
    }

    @Test
    void passesOnWhatTheLedgerRefuses() {
        MemberId bo = given.aMember().with(799).id();

        assertThat(refused(hold(bo, cart, cny("8.00"), told(cart, "8.00"))))
                .isEqualTo(Refusal.of(RefusalCode.INSUFFICIENT_POINTS)
                        .with("required", 800L)
                        .with("available", 799L));
    }

    @Test
    void givesPointsBackHoweverOftenItIsAsked() {
        Hold hold = held(ana, cart, cny("8.00"));

        granted(holdPoints.release(hold.id()));
        Hold released = granted(holdPoints.release(hold.id()));

        assertThat(released.status()).isEqualTo(HoldStatus.RELEASED);
        assertThat(holdPoints.openHold(CartFixture.ORDER)).isEmpty();
        assertThat(available()).isEqualTo(1000);
    }

    @Test
    void givesNothingBackThatWasUsedUp() {
        Hold hold = held(ana, cart, cny("8.00"));
        granted(given.ledger.commit(hold.id(), new OrderRef(CartFixture.ORDER, "number")));

        assertThat(refused(holdPoints.release(hold.id())).code()).isEqualTo(RefusalCode.CONFLICT);
        assertThat(available()).isEqualTo(200);
    }

    private Hold held(MemberId member, Cart bought, Money offset) {
        HoldId hold = granted(hold(member, bought, offset, Shoppers.told(bought, offset, A_POINT_IS_A_FEN)));
        return given.store.hold(hold).orElseThrow();
    }

    private Outcome<HoldId> hold(MemberId member, Cart bought, Money offset, Optional<AppliedWish> wish) {
        return hold(member, bought, new CartPayments(offset, offset), wish);
    }

    private Outcome<HoldId> hold(MemberId member, Cart bought, CartPayments payments, Optional<AppliedWish> wish) {
        return holdPoints.hold(member, bought.order().id(), () -> bought, payments, wish);
    }

    private static CartPayments pointsAlone(String offset) {
        return new CartPayments(cny(offset), cny(offset));
    }

    private static Optional<AppliedWish> told(Cart shown, String offset) {
        return Shoppers.told(shown, cny(offset), A_POINT_IS_A_FEN);
    }

    private static Optional<AppliedWish> wishOf(long points, ShownQuote told) {
        return Optional.of(new AppliedWish(PointsWish.of(Points.of(points)), Points.of(points), told));
    }

    private long available() {
        return given.ledger.balance(ana).available().value();
    }

    private static Money cny(String amount) {
        return Money.exactly(new BigDecimal(amount), CNY);
    }
}
