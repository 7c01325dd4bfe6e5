package org.pointsmall.loyalty.redemption;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.pointsmall.loyalty.account.Hold;
import org.pointsmall.loyalty.account.HoldStatus;
import org.pointsmall.loyalty.account.LedgerFixture;
import org.pointsmall.loyalty.account.MemberId;
import org.pointsmall.loyalty.account.OrderRef;
import org.pointsmall.loyalty.earning.EarnPoints;
import org.pointsmall.loyalty.earning.FixedEarning;
import org.pointsmall.loyalty.mall.CatalogFlags;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartFixture;
import org.pointsmall.loyalty.purchase.PlacedOrder;

import static org.pointsmall.loyalty.account.LedgerFixture.CNY;
import static org.pointsmall.loyalty.account.LedgerFixture.granted;

/** Checkouts of orders of 10.00 yuan each, in a store whose catalogue and order table can fail. */
final class CheckoutFixture {
    final LedgerFixture given = new LedgerFixture();
    final SettleCheckout settleCheckout;
    final RecoverHolds recoverHolds;

    private final Map<Long, PlacedOrder> placed = new HashMap<>();
    private boolean catalogueFails;
    private long brokenOrder = -1;

    CheckoutFixture() {
        PointsRate aPointPerYuan = new PointsRate(Points.of(1), new Money(100, CNY));
        EarnPoints earnPoints = new EarnPoints(
                products -> {
                    if (catalogueFails) {
                        throw new IllegalStateException("the catalogue does not answer");
                    }
                    return CatalogFlags.Flagged.NOTHING;
                },
                new FixedEarning(aPointPerYuan));
        HoldPoints holdPoints = new HoldPoints(
                given.ledger,
                given.store,
                Terms.withoutMinimum(),
                Terms.withoutMinimum().quotes(),
                given.transactions);
        settleCheckout = new SettleCheckout(given.ledger, holdPoints, earnPoints, given.transactions);
        recoverHolds = new RecoverHolds(
                given.store, given.ledger, this::find, settleCheckout, given.transactions, given.clock);
    }

    /** A checkout that has held its points and gone no further. */
    Hold checkout(MemberId member, long orderId, long points) {
        return granted(given.hold(member, points, orderId));
    }

    /** The store accepts the order; nothing is settled yet. */
    PlacedOrder place(MemberId member, long orderId) {
        return place(member, orderId, Money.zero(CNY));
    }

    /** The same, where the store counts so much as paid by points. */
    PlacedOrder place(MemberId member, long orderId, Money offset) {
        Cart cart = CartFixture.aCart("CNY").with("10.00").ofOrder(orderId).cart();
        PlacedOrder order = new PlacedOrder(
                member, new Cart(new OrderRef(orderId, "number-" + orderId), cart.lines(), cart.total()), offset);
        placed.put(orderId, order);
        return order;
    }

    void catalogueFails(boolean fails) {
        catalogueFails = fails;
    }

    void orderCanNotBeRead(long orderId) {
        brokenOrder = orderId;
    }

    void aCheckoutsTimePasses() {
        given.clock.moveOn(LedgerFixture.A_CHECKOUT);
    }

    long available(MemberId member) {
        return given.ledger.balance(member).available().value();
    }

    long spent(MemberId member) {
        return given.ledger.balance(member).spent().value();
    }

    HoldStatus status(Hold hold) {
        return given.store.hold(hold.id()).orElseThrow().status();
    }

    private Optional<PlacedOrder> find(long orderId) {
        if (orderId == brokenOrder) {
            throw new IllegalStateException("the order can't be read: " + orderId);
        }
        return Optional.ofNullable(placed.get(orderId));
    }
}
