package org.pointsmall.loyalty.redemption;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.stock.Want;

/**
 * What an order takes of limited quantities: claimed with its hold, and ended with it. Every method runs in the
 * transaction of the hold, under the account's lock.
 */
public interface OrderClaims {
    /** Nothing is limited. */
    OrderClaims NONE = new OrderClaims() {
        @Override
        public Optional<Refusal> claim(MemberId owner, long orderId, OrderWants wants, Duration lasting) {
            return Optional.empty();
        }

        @Override
        public void claimLate(MemberId owner, long orderId, List<Want> wants) {}

        @Override
        public void sold(Cart order) {}

        @Override
        public void released(long orderId) {}
    };

    /**
     * Claims all of these, or nothing and says why: {@code CART_CHANGED} where another order, or one whose checkout is under
     * way, is the first.
     *
     * @param owner whose account is locked
     * @param wants those that were found with the prices which the order pays ({@link MallLines.Charged})
     * @param lasting after which time nobody may be at work on it any more
     */
    Optional<Refusal> claim(MemberId owner, long orderId, OrderWants wants, Duration lasting);

    /** Claims them for an order that the store has accepted without: whether there is enough or not. */
    void claimLate(MemberId owner, long orderId, List<Want> wants);

    /** The order stands: what it has claimed is sold, but for what is no longer in it. */
    void sold(Cart order);

    /** The checkout is off. */
    void released(long orderId);
}
