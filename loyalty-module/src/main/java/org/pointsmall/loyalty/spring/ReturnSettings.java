package org.pointsmall.loyalty.spring;

import java.time.Duration;
import org.pointsmall.loyalty.aftersale.ReturnPolicy;

/**
 * What goes back when goods do, from the store's properties.
 *
 * @param returns {@code loyalty.return.shipping}, {@code KEEP}, {@code WITH_LAST} (unless said otherwise) or
 *     {@code IN_PROPORTION}; {@code loyalty.return.tax}, whether the tax does, yes; {@code loyalty.return.refund},
 *     {@code BOTH} (unless said otherwise), {@code CASH_ONLY} or {@code POINTS_ONLY}
 * @param cashLasting {@code loyalty.return.cash-time-out}: after which time another node takes up the cash of a return
 *     whose node died; 5 minutes
 */
record ReturnSettings(ReturnPolicy returns, Duration cashLasting) {

    static ReturnSettings of(LoyaltyProperties.Returns returns) {
        return new ReturnSettings(
                new ReturnPolicy(returns.shipping(), returns.tax(), returns.refund()), returns.cashTimeOut());
    }
}
