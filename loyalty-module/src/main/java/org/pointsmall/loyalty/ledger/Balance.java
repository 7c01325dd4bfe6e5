package org.pointsmall.loyalty.ledger;

import java.util.List;
import org.pointsmall.loyalty.points.Points;

/**
 * A member's points by state.
 *
 * @param available can be spent now
 * @param pending earned, not yet to be spent
 * @param held reserved for orders under way
 * @param spent used up so far
 * @param expired lost unused so far
 * @param debt owed by the member; later earnings pay it first
 */
public record Balance(Points available, Points pending, Points held, Points spent, Points expired, Points debt) {
    public static final Balance NOTHING =
            new Balance(Points.ZERO, Points.ZERO, Points.ZERO, Points.ZERO, Points.ZERO, Points.ZERO);

    /** What the member owns: available, pending and held together. */
    public Points owned() {
        return available.plus(pending).plus(held);
    }

    /**
     * The balance after these postings.
     *
     * @throws IllegalArgumentException where a state would become negative: an overdraft, which no caller may cause
     */
    public Balance after(List<Posting> postings) {
        return new Balance(
                moved(available, postings, LedgerSide.MEMBER_AVAILABLE, 1),
                moved(pending, postings, LedgerSide.MEMBER_PENDING, 1),
                moved(held, postings, LedgerSide.MEMBER_HELD, 1),
                moved(spent, postings, LedgerSide.PROGRAMME_BURNED, 1),
                moved(expired, postings, LedgerSide.PROGRAMME_BREAKAGE, 1),
                moved(debt, postings, LedgerSide.PROGRAMME_DEBT, -1));
    }

    private static Points moved(Points from, List<Posting> postings, LedgerSide side, int sign) {
        long sum = from.value();
        for (Posting posting : postings) {
            if (posting.side() == side) {
                sum = Math.addExact(sum, sign * posting.amount());
            }
        }
        return Points.of(sum);
    }
}
