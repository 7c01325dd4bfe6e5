package org.pointsmall.loyalty.redemption;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.catalogue.CatalogFlags;
import org.pointsmall.loyalty.ledger.AccountStatus;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldStatus;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.Leftover;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.points.Share;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.PlacedOrder;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;

/** Orders that stand, and are settled when much has changed since they were placed. */
class SettleLateTest {
    private static final long ORDER = 4711;
    private static final Money FOUR_YUAN = new Money(400, LedgerFixture.CNY);

    private final CheckoutFixture shop = new CheckoutFixture();
    private final MemberId ana = shop.given.aMember().with(1000).id();

    @Test
    void anOrderOfAnAccountThatWasClosedMeanwhileIsSettledAndEarnsNothing() {
        Hold claim = shop.checkout(ana, ORDER, 0);
        PlacedOrder order = shop.place(ana, ORDER);
        granted(shop.given.ledger.close(ana, new Leftover.Forfeited(), "eve", "moved abroad"));

        assertThat(shop.settleCheckout.settle(order))
                .hasValueSatisfying(settled -> assertThat(settled.earned()).isEqualTo(Points.ZERO));

        assertThat(shop.status(claim)).isEqualTo(HoldStatus.COMMITTED);
        assertThat(shop.given.ledger.balance(ana).owned()).isEqualTo(Points.ZERO);
        assertThat(shop.given.ledger.lock(ana).account().status()).isEqualTo(AccountStatus.CLOSED);
        assertThat(shop.unsettled.waiting(10)).isEmpty();
    }

    /** Nobody may begin such a checkout any more; but this order has been paid that way, and stands. */
    @Test
    void anOrderThatWasPlacedWithoutAHoldIsPaidByPointsAlsoUnderATighterPolicy() {
        RedemptionTerms tighter = new EightYuanInCash();
        HoldPoints holdPoints = new HoldPoints(
                shop.given.ledger,
                shop.given.store,
                tighter,
                new Quotes(tighter, products -> CatalogFlags.Flagged.NOTHING),
                shop.given.transactions);
        PlacedOrder order = shop.place(ana, ORDER, FOUR_YUAN);
        Cart cart = order.cart();
        assertThat(refused(holdPoints.hold(
                                ana,
                                ORDER,
                                () -> cart,
                                Shoppers.byPointsAndCard(cart, FOUR_YUAN),
                                Shoppers.told(cart, FOUR_YUAN, LedgerFixture.A_POINT_IS_A_FEN)))
                        .code())
                .isEqualTo(RefusalCode.CART_CHANGED);

        granted(holdPoints.holdLate(ana, order.cart(), FOUR_YUAN));

        Hold hold = shop.given.store.claim(ORDER).orElseThrow();
        assertThat(hold.points()).isEqualTo(Points.of(400));
        assertThat(hold.allocation().points()).isEqualTo(Points.of(400));
        assertThat(shop.settleCheckout.settle(order))
                .hasValueSatisfying(settled -> assertThat(settled.spent()).isEqualTo(Points.of(400)));
        assertThat(shop.available(ana)).as("1000 - 400 + 6 for 6.00 paid").isEqualTo(606);
    }

    /** Its checkout broke off, the points were taken off the cart, and then all of it was paid in cash. */
    @Test
    void anOrderThatWasPaidWithoutThePointsThatAreHeldForItGivesThemBack() {
        Hold hold = shop.checkout(ana, ORDER, 400);
        PlacedOrder order = shop.place(ana, ORDER, Money.zero(LedgerFixture.CNY));

        assertThat(shop.settleCheckout.settle(order))
                .hasValueSatisfying(settled -> assertThat(settled.spent()).isEqualTo(Points.ZERO));

        assertThat(shop.status(hold)).isEqualTo(HoldStatus.RELEASED);
        assertThat(shop.available(ana)).as("1000 + 10 for 10.00 paid").isEqualTo(1010);
        shop.settleCheckout.settle(order);
        shop.aCheckoutsTimePasses();
        assertThat(shop.recoverHolds.recover()).isZero();
        assertThat(shop.available(ana)).isEqualTo(1010);
    }

    /** By these, points pay no more than 2.00 of the 10.00. */
    private static final class EightYuanInCash implements RedemptionTerms {
        @Override
        public PointsRate standardRate() {
            return LedgerFixture.A_POINT_IS_A_FEN;
        }

        @Override
        public OffsetPolicy offset(MemberId member) {
            return standardOffset();
        }

        @Override
        public OffsetPolicy standardOffset() {
            Money cash = new Money(800, LedgerFixture.CNY);
            return new OffsetPolicy(
                    standardRate(), Points.ZERO, Points.of(1), null, new Share(1, 1), cash, false, false);
        }

        @Override
        public Duration holdLasting() {
            return LedgerFixture.A_CHECKOUT;
        }
    }
}
