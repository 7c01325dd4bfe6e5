package org.pointsmall.loyalty.purchase;

import java.util.Optional;

/** Which orders the store has accepted, as its database says now, members' and guests'. */
public interface StandingOrders {

    /** The order with its number; nothing where it is still a cart, or gone. */
    Optional<OrderRef> find(long orderId);
}
