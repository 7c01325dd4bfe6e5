package org.pointsmall.demo.store.checkout;

import org.pointsmall.demo.store.cart.OrderLock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class CheckoutConfiguration {

    /** The values of {@code demo.checkout.transaction}. */
    enum Mode {
        OUTER,
        BROADLEAF
    }

    @Bean
    CheckoutFlow storeCheckoutFlow(
            @Value("${demo.checkout.transaction:outer}") Mode mode,
            TransactionTemplate storeTransaction,
            OrderLock lock,
            CheckoutRecords records,
            CheckoutSteps steps) {
        return switch (mode) {
            case OUTER -> new OuterCheckout(storeTransaction, lock, records, steps);
            case BROADLEAF -> new BroadleafCheckout(storeTransaction, lock, records, steps);
        };
    }
}
