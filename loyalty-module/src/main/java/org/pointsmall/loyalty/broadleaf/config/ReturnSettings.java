package org.pointsmall.loyalty.broadleaf.config;

import org.pointsmall.loyalty.aftersale.ReturnPolicy;
import org.springframework.core.env.Environment;

/**
 * What goes back when goods do, from the store's properties: {@code loyalty.return.shipping}, {@code KEEP},
 * {@code WITH_LAST} (unless said otherwise) or {@code IN_PROPORTION}; {@code loyalty.return.tax}, whether the tax does,
 * yes; {@code loyalty.return.refund}, {@code BOTH} (unless said otherwise), {@code CASH_ONLY} or {@code POINTS_ONLY}.
 */
final class ReturnSettings {
    private ReturnSettings() {}

    static ReturnPolicy from(Environment environment) {
        return new ReturnPolicy(
                environment.getProperty(
                        "loyalty.return.shipping", ReturnPolicy.Shipping.class, ReturnPolicy.Shipping.WITH_LAST),
                environment.getProperty("loyalty.return.tax", Boolean.class, true),
                environment.getProperty("loyalty.return.refund", ReturnPolicy.Refund.class, ReturnPolicy.Refund.BOTH));
    }
}
