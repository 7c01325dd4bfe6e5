package org.pointsmall.loyalty.api.mall;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.json.StrictJson;
import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemException;

/**
 * Goods of the mall for the cart.
 *
 * @param offerId which offer
 * @param quantity how many pieces, 1 to 9999; one where it is left out
 */
@StrictJson
record MallItemRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Long offerId, @Nullable Integer quantity) {
    private static final int MOST = 9_999;

    long offer() {
        if (offerId == null) {
            throw new ProblemException(Problem.invalid("offerId"));
        }
        return offerId;
    }

    int pieces() {
        int pieces = quantity == null ? 1 : quantity;
        if (pieces < 1 || pieces > MOST) {
            throw new ProblemException(Problem.invalid("quantity"));
        }
        return pieces;
    }
}
