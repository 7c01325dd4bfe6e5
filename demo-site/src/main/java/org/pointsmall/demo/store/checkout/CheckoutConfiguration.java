package org.pointsmall.demo.store.checkout;

import java.time.Duration;
import org.pointsmall.demo.store.cart.CheckoutLease;
import org.pointsmall.demo.store.cart.OrderLock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.IntervalTask;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
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
            CheckoutLease lease,
            CheckoutRecords records,
            CheckoutSteps steps) {
        return switch (mode) {
            case OUTER -> new OuterCheckout(storeTransaction, lock, records, steps);
            case BROADLEAF -> new BroadleafCheckout(storeTransaction, lock, lease, records, steps);
        };
    }

    /** Soon enough for a shopper who waits for the money, seldom enough to cost nothing. */
    @Bean
    SchedulingConfigurer storeReconciliation(
            StrandedCharges stranded, @Value("${demo.checkout.reconcile:1m}") Duration every) {
        return tasks ->
                tasks.addFixedDelayTask(new IntervalTask(stranded::voidAll, every.toMillis(), every.toMillis()));
    }
}
