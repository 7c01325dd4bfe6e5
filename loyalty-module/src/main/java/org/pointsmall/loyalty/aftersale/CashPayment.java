package org.pointsmall.loyalty.aftersale;

import org.pointsmall.loyalty.points.Money;

/**
 * A payment of an order that is not made in points: a card, a gift card and the like.
 *
 * @param id the store's payment
 * @param left what it took less what it has given back
 */
public record CashPayment(long id, Money left) {}
