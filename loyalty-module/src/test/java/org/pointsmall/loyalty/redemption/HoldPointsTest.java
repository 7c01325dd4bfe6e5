package org.pointsmall.loyalty.redemption;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.account.Hold;
import org.pointsmall.loyalty.account.HoldStatus;
import org.pointsmall.loyalty.account.LedgerFixture;
import org.pointsmall.loyalty.account.MemberId;
import org.pointsmall.loyalty.account.OrderRef;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartFixture;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.account.LedgerFixture.CNY;
import static org.pointsmall.loyalty.account.LedgerFixture.granted;
import static org.pointsmall.loyalty.account.LedgerFixture.refused;
import static org.pointsmall.loyalty.purchase.CartFixture.aCart;

class HoldPointsTest {
    private final LedgerFixture given = new LedgerFixture();
    private final HoldPoints holdPoints =
            new HoldPoints(given.ledger, given.store, Terms.withoutMinimum(), given.transactions);
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
        assertThat(refused(holdPoints.hold(ana, cart, cny("0.00"))).code()).isEqualTo(RefusalCode.CONFLICT);
    }

    @Test
    void refusesAnOffsetThatTheCartNoLongerTakes() {
        assertThat(refused(holdPoints.hold(ana, cart, cny("8.01"))))
                .isEqualTo(Refusal.of(RefusalCode.CART_CHANGED).with("orderId", CartFixture.ORDER));
        assertThat(holdPoints.openHold(CartFixture.ORDER)).isEmpty();
        assertThat(available()).isEqualTo(1000);
    }

    @Test
    void refusesAnOffsetOfACartInAnotherCurrency() {
        Cart euros = aCart("EUR").with("8.00").cart();

        assertThat(refused(holdPoints.hold(ana, euros, new Money(1, Currency.getInstance("EUR"))))
                        .code())
                .isEqualTo(RefusalCode.CART_CHANGED);
    }

    @Test
    void passesOnWhatTheLedgerRefuses() {
        MemberId bo = given.aMember().with(799).id();

        assertThat(refused(holdPoints.hold(bo, cart, cny("8.00"))))
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
                .hold(granted(holdPoints.hold(member, bought, offset)))
                .orElseThrow();
    }

    private long available() {
        return given.ledger.balance(ana).available().value();
    }

    private static Money cny(String amount) {
        return Money.exactly(new BigDecimal(amount), CNY);
    }
}
