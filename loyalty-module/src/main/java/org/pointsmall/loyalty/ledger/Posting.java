package org.pointsmall.loyalty.ledger;

import org.jspecify.annotations.Nullable;

/**
 * One line of a journal entry.
 *
 * @param side what it moves points on
 * @param lot the lot that the points lie in; null on the programme's sides, and only there, but where a lot owes what was
 *     written off
 * @param amount points, positive in, negative out, never 0
 */
public record Posting(LedgerSide side, @Nullable LotId lot, long amount) {
    public Posting {
        if (amount == 0) {
            throw new IllegalArgumentException("a posting of nothing on " + side);
        }
        boolean right = lot == null ? !side.isMembers() : side.isMembers() || side.mayBeOwedByALot();
        if (!right) {
            throw new IllegalArgumentException("member's points lie in a lot, the programme's don't: " + side);
        }
    }
}
