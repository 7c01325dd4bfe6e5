package org.pointsmall.loyalty.store;

import org.pointsmall.loyalty.purchase.OrderContext;

/** Orders that recurring rewards send. They are no purchases. */
final class OrdersOfRewards {
    /** Leaves them out of a statement's orders {@code o}. */
    static final String LEFT_OUT = " AND NOT EXISTS (SELECT 1 FROM BLC_ORDER_ATTRIBUTE sent"
            + " WHERE sent.ORDER_ID = o.ORDER_ID AND sent.NAME = '" + OrderContext.DELIVERY + "')";

    private OrdersOfRewards() {}
}
