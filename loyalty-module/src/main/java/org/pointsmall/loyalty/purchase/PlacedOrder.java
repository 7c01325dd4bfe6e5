package org.pointsmall.loyalty.purchase;

import org.pointsmall.loyalty.account.MemberId;

/**
 * An order that the store has accepted.
 *
 * @param member who placed it
 * @param cart what was bought, as it was priced then
 */
public record PlacedOrder(MemberId member, Cart cart) {}
