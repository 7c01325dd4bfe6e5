package org.pointsmall.loyalty.api.cart;

import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.json.StrictJson;
import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.pointsmall.loyalty.redemption.PointsWish;

/**
 * How many points to spend: a number, or {@code max}, and not both.
 *
 * @param points a whole number, 0 or more
 * @param max true for as many as possible
 */
@StrictJson
record PointsRequest(@Nullable Long points, @Nullable Boolean max) {

    PointsWish wish() {
        if (points == null && Boolean.TRUE.equals(max)) {
            return PointsWish.max();
        }
        if (points == null && max != null) {
            throw new ProblemException(Problem.invalid("max"));
        }
        // The domain's own reading of a wish, so that a body and a query string have the same bounds.
        return wish(points == null || max != null ? "" : points.toString());
    }

    /** The wish that a text stands for. */
    static PointsWish wish(String text) {
        return PointsWish.parse(text).orElseThrow(() -> new ProblemException(Problem.invalid("points")));
    }
}
