package org.pointsmall.loyalty.api.earnings;

import org.pointsmall.loyalty.flag.VisibleProducts;
import org.pointsmall.loyalty.redemption.EstimateEarnings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings {@code /cart/earnings} and {@code /earnings}. */
@Configuration(proxyBeanMethods = false)
public class EarningsApi {

    @Bean
    EarningsController blLoyaltyEarningsController(EstimateEarnings estimate) {
        return new EarningsController(estimate);
    }

    @Bean
    EstimateController blLoyaltyEstimateController(EstimateEarnings estimate, VisibleProducts visible) {
        return new EstimateController(estimate, visible);
    }
}
