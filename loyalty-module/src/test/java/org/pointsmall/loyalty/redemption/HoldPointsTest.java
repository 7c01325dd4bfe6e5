package org.pointsmall.loyalty.redemption;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.Hold;
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
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.CNY;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;
import static org.pointsmall.loyalty.purchase.CartFixture.aCart;

class HoldPointsTest {
    private static final Optional<AppliedWish> NO_WISH = Optional.empty();

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
        Hold hold = held(ana, cart, cny("0.00"));

        assertThat(hold.points()).isEqualTo(Points.ZERO);
        assertThat(hold.money()).isNull();
        assertThat(available()).isEqualTo(1000);
        assertThat(refused(holdPoints.hold(ana, cart.order().id(), () -> cart, cny("0.00"), NO_WISH))
                        .code())
                .isEqualTo(RefusalCode.CONFLICT);
    }

    @Test
    void refusesAnOffsetThatTheCartNoLongerTakes() {
        assertThat(refused(holdPoints.hold(ana, cart.order().id(), () -> cart, cny("8.01"), NO_WISH)))
                .isEqualTo(Refusal.of(RefusalCode.CART_CHANGED).with("orderId", CartFixture.ORDER));
        assertThat(holdPoints.openHold(CartFixture.ORDER)).isEmpty();
        assertThat(available()).isEqualTo(1000);
    }

    @Test
    void refusesAnOffsetOfACartInAnotherCurrency() {
        Cart euros = aCart("EUR").with("8.00").cart();

        assertThat(refused(holdPoints.hold(
                                ana,
                                euros.order().id(),
                                () -> euros,
                                new Money(1, Currency.getInstance("EUR")),
                                NO_WISH))
                        .code())
                .isEqualTo(RefusalCode.CART_CHANGED);
    }

    @Test
    void recordsWhatThePointsPayOfWhichLine() {
        Cart twoLines = aCart("CNY").with("6.00").with("2.00").cart();

        assertThat(held(ana, twoLines, cny("4.00")).allocation())
                .isEqualTo(new Allocation(
                        List.of(new Part(1L, Points.of(300), cny("3.00")), new Part(2L, Points.of(100), cny("1.00")))));
    }

    @Test
    void refusesToTakeCashForPointsThatOthersHaveSpentMeanwhile() {
        AppliedWish agreed = new AppliedWish(PointsWish.max(), Points.of(800));

        assertThat(refused(holdPoints.hold(ana, cart.order().id(), () -> cart, cny("7.99"), Optional.of(agreed))))
                .isEqualTo(Refusal.of(RefusalCode.INSUFFICIENT_POINTS)
                        .with("required", 800L)
                        .with("available", 1000L));
        assertThat(refused(holdPoints.hold(ana, cart.order().id(), () -> cart, cny("0.00"), Optional.of(agreed)))
                        .code())
                .isEqualTo(RefusalCode.INSUFFICIENT_POINTS);
        granted(holdPoints.hold(ana, cart.order().id(), () -> cart, cny("8.00"), Optional.of(agreed)));
    }

    @Test
    void takesFewerPointsThanAgreedWhereTheCartTakesFewer() {
        AppliedWish agreed = new AppliedWish(PointsWish.of(Points.of(900)), Points.of(900));

        assertThat(granted(holdPoints.hold(ana, cart.order().id(), () -> cart, cny("8.00"), Optional.of(agreed))))
                .isNotNull();
    }

    @Test
    void refusesAPaymentThatWasMadeAtAnotherRate() {
        AppliedWish agreed = new AppliedWish(PointsWish.of(Points.of(500)), Points.of(500));
        PointsRate better = new PointsRate(Points.of(100), cny("1.50"));

        // 7.50 would now take 750 of the 1000 points, and not the 500 that the shopper was shown.
        assertThat(refused(holdPoints.hold(
                        ana, cart.order().id(), () -> cart, cny("7.50"), Optional.of(agreed.pricedAt(better)))))
                .isEqualTo(Refusal.of(RefusalCode.CART_CHANGED).with("orderId", CartFixture.ORDER));
        assertThat(available()).isEqualTo(1000);
        granted(holdPoints.hold(
                ana,
                cart.order().id(),
                () -> cart,
                cny("5.00"),
                Optional.of(agreed.pricedAt(LedgerFixture.A_POINT_IS_A_FEN))));
    }

    @Test
    void passesOnWhatTheLedgerRefuses() {
        MemberId bo = given.aMember().with(799).id();

        assertThat(refused(holdPoints.hold(bo, cart.order().id(), () -> cart, cny("8.00"), NO_WISH)))
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
        return given.store
                .hold(granted(holdPoints.hold(member, bought.order().id(), () -> bought, offset, NO_WISH)))
                .orElseThrow();
    }

    private long available() {
        return given.ledger.balance(ana).available().value();
    }

    private static Money cny(String amount) {
        return Money.exactly(new BigDecimal(amount), CNY);
    }
}
