package org.pointsmall.loyalty.redemption;

import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.points.Rounding;
import org.pointsmall.loyalty.points.Share;

/**
 * What points can be used as money for, and how many of them.
 *
 * @param rate what they are worth to this member, in the programme's currency
 * @param minimum the fewest that can be spent on an order
 * @param step they can only be spent in multiples of so many; at least 1
 * @param maximum the most that can be spent on an order; null for no such limit
 * @param share the most that they may pay of an order, as a part of its total
 * @param minimumCash what of an order must be paid otherwise
 * @param onShipping whether they pay for shipping too
 * @param onTax whether they pay for tax too, on what they pay for
 */
public record OffsetPolicy(
        PointsRate rate,
        Points minimum,
        Points step,
        @Nullable Points maximum,
        Share share,
        Money minimumCash,
        boolean onShipping,
        boolean onTax) {
    private static final Share ALL = new Share(1, 1);

    public OffsetPolicy {
        if (step.isZero()) {
            throw new IllegalArgumentException("points are spent in steps of at least 1");
        }
        boolean exact = rate.worth(step, Rounding.DOWN).equals(rate.worth(step, Rounding.UP));
        if (step.value() > 1 && !exact) {
            // Else some of the points of a step would buy nothing, and not be taken: no multiple of the step.
            throw new IllegalArgumentException("a step is worth whole minor units: " + step + " at " + rate);
        }
    }

    /** Points that pay for goods, as many as these cost. */
    public static OffsetPolicy of(PointsRate rate, Points minimum) {
        Money nothing = Money.zero(rate.money().currency());
        return new OffsetPolicy(rate, minimum, Points.of(1), null, ALL, nothing, false, false);
    }

    /**
     * The fewest points that can be spent: the minimum as a multiple of the step, or the next more that buy something
     * with each point. Without the latter, a wish for the minimum would spend less than it where a minor unit costs
     * several points.
     */
    Points least() {
        Points least = step.value() == 1 ? minimum : upToStep(minimum.isZero() ? step : minimum);
        Money worth = rate.worth(least);
        boolean buysWithEachPoint = !worth.isZero() && rate.price(worth).equals(least);
        return buysWithEachPoint ? least : upToStep(rate.price(worth.plus(new Money(1, worth.currency()))));
    }

    /** The most that is a multiple of the step, and no more than {@code points}. */
    Points downToStep(Points points) {
        return Points.of(points.value() / step.value() * step.value());
    }

    /** The fewest that are a multiple of the step, and no less than {@code points}. */
    Points upToStep(Points points) {
        Points down = downToStep(points);
        return down.equals(points) ? points : down.plus(step);
    }
}
