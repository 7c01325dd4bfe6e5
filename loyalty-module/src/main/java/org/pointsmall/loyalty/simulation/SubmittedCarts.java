package org.pointsmall.loyalty.simulation;

import java.util.List;
import org.pointsmall.loyalty.purchase.PlacedOrder;

/** The carts of the store's past orders, in the programme's terms. */
@FunctionalInterface
public interface SubmittedCarts {

    /** Those of these orders that members placed, by id. They are read as of now, and nothing of them is ever written. */
    List<PlacedOrder> of(List<Long> orders);
}
