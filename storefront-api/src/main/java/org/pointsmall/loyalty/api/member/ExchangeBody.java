package org.pointsmall.loyalty.api.member;

import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.json.StrictJson;
import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.pointsmall.loyalty.points.Points;

/**
 * How an offer is exchanged.
 *
 * @param quantity how many pieces, 1 to 9999; one where it is left out
 * @param points what the shopper was shown that they cost in all; where they cost something else now, nothing is exchanged
 * @param addressId of the shopper's address book in the store: where what is sent is to go; the usual one where it is left
 *     out
 */
@StrictJson
record ExchangeBody(@Nullable Integer quantity, @Nullable Long points, @Nullable Long addressId) {
    static final ExchangeBody ONE = new ExchangeBody(null, null, null);

    private static final int MOST = 9_999;

    int pieces() {
        int pieces = quantity == null ? 1 : quantity;
        if (pieces < 1 || pieces > MOST) {
            throw new ProblemException(Problem.invalid("quantity"));
        }
        return pieces;
    }

    @Nullable
    Points shown() {
        if (points != null && points < 0) {
            throw new ProblemException(Problem.invalid("points"));
        }
        return points == null ? null : Points.of(points);
    }
}
