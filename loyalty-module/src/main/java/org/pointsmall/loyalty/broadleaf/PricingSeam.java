package org.pointsmall.loyalty.broadleaf;

import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.broadleafcommerce.core.workflow.Processor;
import org.pointsmall.loyalty.mall.Companions;
import org.pointsmall.loyalty.purchase.ProductPrices;
import org.pointsmall.loyalty.redemption.FitOffset;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the plugin does when the store prices a cart, as activities that its workflow runs. */
@Configuration(proxyBeanMethods = false)
class PricingSeam {
    public static final String OFFSET_PAYMENT_ACTIVITY = "blLoyaltyOffsetPaymentActivity";
    public static final String COMPANIONS_ACTIVITY = "blLoyaltyCompanionsActivity";
    public static final String PRICING_WORKFLOW = "blPricingWorkflow";

    @Bean(OFFSET_PAYMENT_ACTIVITY)
    OffsetPaymentActivity offsetPaymentActivity(
            FitOffset fitOffset,
            Carts carts,
            @Qualifier("blOrderPaymentService") OrderPaymentService payments,
            BusinessTime time) {
        return new OffsetPaymentActivity(fitOffset, carts, payments, time);
    }

    @Bean(COMPANIONS_ACTIVITY)
    CompanionsActivity companionsActivity(
            Companions companions, Carts carts, BeanFactory beans, Transactions transactions) {
        MoveCompanions move = new MoveCompanions(
                () -> beans.getBean("blOrderService", OrderService.class),
                () -> beans.getBean(PRICING_WORKFLOW, Processor.class),
                () -> beans.getBean(ProductPrices.class));
        return new CompanionsActivity(companions, carts, move, transactions);
    }
}
