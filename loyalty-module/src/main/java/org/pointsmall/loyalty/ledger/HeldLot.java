package org.pointsmall.loyalty.ledger;

import org.pointsmall.loyalty.points.Points;

/**
 * How many points of a lot a hold has reserved, or an order has burned.
 *
 * @param lot the lot
 * @param points at least 1
 * @param terms the lot's
 * @param origin the lot that it stands for where that one has expired, else itself
 */
public record HeldLot(LotId lot, Points points, LotTerms terms, LotId origin) {
    HeldLot with(Points share) {
        return new HeldLot(lot, share, terms, origin);
    }
}
