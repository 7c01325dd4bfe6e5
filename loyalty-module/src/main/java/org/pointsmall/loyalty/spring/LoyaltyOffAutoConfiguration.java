package org.pointsmall.loyalty.spring;

import org.pointsmall.loyalty.broadleaf.SwitchedOffSeam;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * What is left of the plugin in a store that has it on its class path and not switched on: old orders that were paid with
 * points can be read, and no cart fails because of points that lie on it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.broadleafcommerce.core.payment.service.OrderPaymentService")
@Import(SwitchedOffSeam.class)
@Conditional(LoyaltyOffAutoConfiguration.NotSwitchedOn.class)
public class LoyaltyOffAutoConfiguration {

    @Bean
    static UnknownProperties blLoyaltyUnknownProperties(Environment environment) {
        return new UnknownProperties(environment);
    }

    @Bean
    PointsOffCartsAtStart blLoyaltyPointsOffCartsAtStart(ListableBeanFactory beans, Environment environment) {
        return new PointsOffCartsAtStart(beans, environment);
    }

    /** That {@code loyalty.enabled} says anything but {@code true}, or nothing. */
    public static final class NotSwitchedOn extends NoneNestedConditions {
        NotSwitchedOn() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty(name = "loyalty.enabled", havingValue = "true")
        static final class SwitchedOn {}
    }
}
