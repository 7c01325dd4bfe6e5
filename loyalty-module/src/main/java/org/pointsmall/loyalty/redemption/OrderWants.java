package org.pointsmall.loyalty.redemption;

import java.util.List;
import org.pointsmall.loyalty.stock.Want;

/**
 * What an order takes that others could take at the same moment, and that is therefore decided with its hold.
 *
 * @param pieces of limited quantities
 * @param firstOrder whether it has something that is only for a member's first order
 */
public record OrderWants(List<Want> pieces, boolean firstOrder) {
    /** Nothing. */
    public static final OrderWants NONE = new OrderWants(List.of(), false);

    public OrderWants {
        pieces = List.copyOf(pieces);
    }

    boolean isNone() {
        return pieces.isEmpty() && !firstOrder;
    }
}
