package org.pointsmall.loyalty.ledger;

import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;

/**
 * What an order has moved so far.
 *
 * @param issued points that it earned, those that paid a debt included
 * @param revoked of those, how many have been asked back, whether they were found or not
 * @param burned points that it used up
 * @param returned of those, how many have come back
 * @param award the last entry by which it earned points, if any
 * @param burn the entry that used points up, if any
 */
public record OrderTotals(
        Points issued,
        Points revoked,
        Points burned,
        Points returned,
        @Nullable EntryId award,
        @Nullable EntryId burn) {

    /** What can still be asked back of what it earned. */
    public Points revocable() {
        return issued.minus(revoked);
    }

    /** What can still come back of what it used up. */
    public Points returnable() {
        return burned.minus(returned);
    }
}
