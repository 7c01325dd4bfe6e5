package org.pointsmall.loyalty.api.json;

import org.pointsmall.loyalty.points.PointsRate;

/**
 * What points are worth.
 *
 * @param points so many ...
 * @param money ... are worth this; exactly, so both may be large
 */
public record RateJson(long points, MoneyJson money) {

    public static RateJson of(PointsRate rate) {
        return new RateJson(rate.points().value(), MoneyJson.of(rate.money()));
    }
}
