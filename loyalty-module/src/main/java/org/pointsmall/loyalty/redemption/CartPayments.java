package org.pointsmall.loyalty.redemption;

import java.util.Map;
import org.pointsmall.loyalty.points.Money;

/**
 * What a cart that is checked out is going to be paid by.
 *
 * @param offset what its points payment says; nothing where points pay nothing
 * @param all what all of its payments say together, the points payment among them
 * @param fixed what payments pay that the store leaves as they are, and that are not ours, by their type: gift cards,
 *     cash on delivery, cards that are authorised
 */
public record CartPayments(Money offset, Money all, Map<String, Money> fixed) {
    public CartPayments {
        fixed = Map.copyOf(fixed);
    }

    /** Points, and payments that the store adjusts to what is left. */
    public CartPayments(Money offset, Money all) {
        this(offset, all, Map.of());
    }
}
