package org.pointsmall.loyalty.redemption;

import org.pointsmall.loyalty.points.Money;

/**
 * What a cart that is checked out is going to be paid by.
 *
 * @param offset what its points payment says; nothing where points pay nothing
 * @param all what all of its payments say together, the points payment among them
 */
public record CartPayments(Money offset, Money all) {}
