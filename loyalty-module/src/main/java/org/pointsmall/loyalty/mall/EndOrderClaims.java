package org.pointsmall.loyalty.mall;

import java.util.Optional;
import org.pointsmall.loyalty.purchase.PlacedOrder;
import org.pointsmall.loyalty.purchase.PlacedOrders;
import org.pointsmall.loyalty.redemption.HoldPoints;
import org.pointsmall.loyalty.redemption.OrderClaims;
import org.pointsmall.loyalty.stock.RecoverClaims;

/**
 * Claims that outlived the hold of their order are sold where the store has accepted it, and given back where it has not.
 * While the hold is open they are left to whoever ends it.
 */
final class EndOrderClaims implements RecoverClaims.Ending {
    private final OrderClaims claims;
    private final HoldPoints holdPoints;
    private final PlacedOrders placedOrders;

    EndOrderClaims(OrderClaims claims, HoldPoints holdPoints, PlacedOrders placedOrders) {
        this.claims = claims;
        this.holdPoints = holdPoints;
        this.placedOrders = placedOrders;
    }

    @Override
    public boolean end(long orderId) {
        if (holdPoints.openHold(orderId).isPresent()) {
            return false;
        }
        Optional<PlacedOrder> order = placedOrders.find(orderId);
        order.ifPresentOrElse(placed -> claims.sold(placed.cart()), () -> claims.released(orderId));
        return true;
    }
}
