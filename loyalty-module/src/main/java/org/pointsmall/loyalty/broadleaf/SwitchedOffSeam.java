package org.pointsmall.loyalty.broadleaf;

import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.broadleafcommerce.core.workflow.Processor;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What hangs in a store that has the programme switched off: old orders that were paid with points can be read, and no
 * cart fails because of points that lie on it, or is sold with gifts that nobody gives any more.
 */
@Configuration(proxyBeanMethods = false)
public class SwitchedOffSeam {

    /** Registers the type with the store, as a side effect of being asked for. */
    @Bean
    PaymentType blLoyaltyPaymentType() {
        return PointsPayment.TYPE;
    }

    @Bean(StoreHookProcessor.WITHOUT_POINTS_ACTIVITY)
    @Lazy
    WithoutPointsActivity withoutPointsActivity(
            @Qualifier("blOrderPaymentService") OrderPaymentService payments,
            @Qualifier("blTransactionManager") PlatformTransactionManager transactions,
            BeanFactory beans) {
        LeftGifts gifts = new LeftGifts(
                () -> beans.getBean("blOrderService", OrderService.class),
                () -> beans.getBean(PricingSeam.PRICING_WORKFLOW, Processor.class));
        return new WithoutPointsActivity(payments, gifts, new TransactionTemplate(transactions));
    }

    @Bean(StoreHookProcessor.REFUSE_LEFT_GIFTS_ACTIVITY)
    @Lazy
    RefuseLeftGiftsActivity refuseLeftGiftsActivity() {
        return new RefuseLeftGiftsActivity();
    }

    @Bean
    static BeanPostProcessor blLoyaltyStoreHookProcessor(BeanFactory beans) {
        return StoreHookProcessor.switchedOff(beans);
    }
}
