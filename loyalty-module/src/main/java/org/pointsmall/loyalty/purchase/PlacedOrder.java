package org.pointsmall.loyalty.purchase;

import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;

/**
 * An order that the store has accepted.
 *
 * @param member who placed it
 * @param cart what was bought, as it was priced then
 * @param offset what the store counts as paid by points
 */
public record PlacedOrder(MemberId member, Cart cart, Money offset) {

    /** An order that is paid without points. */
    public static PlacedOrder withoutPoints(MemberId member, Cart cart) {
        return new PlacedOrder(member, cart, Money.zero(cart.currency()));
    }
}
