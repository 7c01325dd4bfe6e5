package org.pointsmall.loyalty.recommendation;

import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.mall.OfferView;
import org.pointsmall.loyalty.points.Money;

/**
 * How well an offer suits what a member is used to pay: a mild factor on its score.
 *
 * <pre>
 *   price   1 / (1 + 0.1 * |ln(worth / usual)|)     0.81 at ten times the usual price, or a tenth of it
 *   points  1 - 0.2 * share paid by points          where it costs cash besides
 * </pre>
 */
final class PriceSense {
    private static final double BY_PRICE = 0.1;
    private static final double BY_POINTS = 0.2;

    private PriceSense() {}

    /** @param storePrice what the store asks for the goods; null for what is none */
    static double factor(PurchaseHistory history, OfferView view, @Nullable Money storePrice) {
        double factor = 1;
        Money market = view.offer().terms().price().market();
        Money worth = market == null ? storePrice : market;
        Money usual = history.usualPrice();
        if (worth != null
                && usual != null
                && !usual.isZero()
                && !worth.isZero()
                && usual.currency().equals(worth.currency())) {
            double times = (double) worth.minorUnits() / usual.minorUnits();
            factor /= 1 + BY_PRICE * Math.abs(Math.log(times));
        }
        return view.price().cash() == null ? factor : factor * (1 - BY_POINTS * history.byPoints());
    }
}
