package org.pointsmall.loyalty.api.cart;

import org.pointsmall.loyalty.redemption.OffsetCart;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings {@code /cart}. */
@Configuration(proxyBeanMethods = false)
public class CartApi {

    @Bean
    CartPointsController blLoyaltyCartPointsController(OffsetCart offsetCart) {
        return new CartPointsController(offsetCart);
    }
}
