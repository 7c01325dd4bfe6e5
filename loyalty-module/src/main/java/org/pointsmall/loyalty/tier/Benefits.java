package org.pointsmall.loyalty.tier;

import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.PointsRate;

/**
 * What a tier gives.
 *
 * @param earningMultiplier by what earned points are multiplied, in hundredths: 150 is x1.5
 * @param offsetRate what points pay at the checkout; null for the programme's standard rate
 * @param mallPercent what a mall offer costs, in per cent of its points price
 */
public record Benefits(int earningMultiplier, @Nullable PointsRate offsetRate, int mallPercent) {
    /** Of those without a tier. */
    public static final Benefits NONE = new Benefits(100, null, 100);
}
