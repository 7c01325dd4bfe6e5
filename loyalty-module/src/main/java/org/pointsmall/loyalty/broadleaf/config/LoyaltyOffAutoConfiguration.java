package org.pointsmall.loyalty.broadleaf.config;

import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.pointsmall.loyalty.broadleaf.payment.PointsPayment;
import org.pointsmall.loyalty.broadleaf.pricing.WithoutPointsActivity;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * What is left of the plugin in a store that has it on its class path and not switched on: old orders that were paid with
 * points can be read, and no cart fails because of points that lie on it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.broadleafcommerce.core.payment.service.OrderPaymentService")
@Conditional(LoyaltyOffAutoConfiguration.NotSwitchedOn.class)
public class LoyaltyOffAutoConfiguration {

    /** Registers the type with the store, as a side effect of being asked for. */
    @Bean
    PaymentType blLoyaltyPaymentType() {
        return PointsPayment.TYPE;
    }

    @Bean(StoreHookProcessor.WITHOUT_POINTS_ACTIVITY)
    @Lazy
    WithoutPointsActivity withoutPointsActivity(@Qualifier("blOrderPaymentService") OrderPaymentService payments) {
        return new WithoutPointsActivity(payments);
    }

    @Bean
    static BeanPostProcessor blLoyaltyStoreHookProcessor(BeanFactory beans) {
        return StoreHookProcessor.switchedOff(beans);
    }

    @Bean
    PointsOffCartsAtStart blLoyaltyPointsOffCartsAtStart(ListableBeanFactory beans, Environment environment) {
        return new PointsOffCartsAtStart(beans, environment);
    }

    static final class NotSwitchedOn extends NoneNestedConditions {
        NotSwitchedOn() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty(name = "loyalty.enabled", havingValue = "true")
        static final class SwitchedOn {}
    }
}
