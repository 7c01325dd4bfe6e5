package org.pointsmall.loyalty.ledger;

import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;

/**
 * What is owed by a lot: points that were to be taken back and were spent, held or taken for another lot by then. Points
 * that come back to the lot, or to one that stands for it, pay it.
 *
 * @param lot the lot, the first of those that stand for it
 * @param owed how many points; below zero where it gave points for another lot, and is to get them back
 * @param order the order whose points they were, which all of that order's lots owe together; null where that is not
 *     known, or the lot only gave
 * @param pending what of the lot waits
 * @param terms the lot's
 */
public record OwedLot(LotId lot, long owed, @Nullable OrderRef order, Points pending, LotTerms terms) {
    OwedLot after(long paid) {
        return new OwedLot(lot, owed - paid, order, pending, terms);
    }
}
