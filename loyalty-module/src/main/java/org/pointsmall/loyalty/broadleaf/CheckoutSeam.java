package org.pointsmall.loyalty.broadleaf;

import java.util.List;
import org.broadleafcommerce.common.extensibility.context.merge.LateStageMergeBeanPostProcessor;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfigurationService;
import org.broadleafcommerce.core.order.service.OrderService;
import org.pointsmall.loyalty.flag.LimitedGoods;
import org.pointsmall.loyalty.purchase.OrderChanges;
import org.pointsmall.loyalty.purchase.PlacedOrders;
import org.pointsmall.loyalty.purchase.StandingOrders;
import org.pointsmall.loyalty.redemption.HoldPoints;
import org.pointsmall.loyalty.redemption.SettleCheckout;
import org.pointsmall.loyalty.redemption.SettlementRetries;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ListFactoryBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * Where the plugin hangs itself into the store: its gateway, its activities, and the settlement around the checkout.
 *
 * <p>Here and in the other seams the store's order service is lazy. It asks for the workflows, and those for our activities:
 * whoever asks for one of our beans before the store's are made would go round in circles. Boot 3 does, for the health of
 * the jobs.
 */
@Configuration(proxyBeanMethods = false)
class CheckoutSeam {
    private static final String GATEWAYS = "blLoyaltyGateways";

    @Bean
    PaymentGatewayConfigurationService blLoyaltyGateway(HoldPoints holdPoints) {
        return PointsGatewayConfiguration.of(holdPoints);
    }

    @Bean(GATEWAYS)
    ListFactoryBean gateways(@Qualifier("blLoyaltyGateway") PaymentGatewayConfigurationService gateway) {
        ListFactoryBean gateways = new ListFactoryBean();
        gateways.setSourceList(List.of(gateway));
        return gateways;
    }

    @Bean
    static LateStageMergeBeanPostProcessor blLoyaltyGatewaysMerge() {
        LateStageMergeBeanPostProcessor merge = new LateStageMergeBeanPostProcessor();
        merge.setCollectionRef(GATEWAYS);
        merge.setTargetRef("blPaymentGatewayConfigurationServices");
        return merge;
    }

    @Bean
    ReleaseHoldRollbackHandler blLoyaltyReleaseHoldRollbackHandler(
            HoldPoints holdPoints, LimitedGoods limitedGoods, Transactions transactions) {
        return new ReleaseHoldRollbackHandler(holdPoints, limitedGoods, transactions);
    }

    @Bean(StoreHookProcessor.HOLD_POINTS_ACTIVITY)
    HoldPointsActivity holdPointsActivity(
            HoldPoints holdPoints,
            Carts carts,
            CartFlags flags,
            LimitedGoods limitedGoods,
            Transactions transactions,
            ReleaseHoldRollbackHandler undo) {
        return new HoldPointsActivity(holdPoints, carts, flags, limitedGoods, transactions, undo);
    }

    @Bean(StoreHookProcessor.SETTLING_CHECKOUT)
    SettlingCheckout settlingCheckout(
            SettleCheckout settleCheckout,
            SettlementRetries retries,
            Carts carts,
            LimitedGoods limitedGoods,
            OrderChanges changes,
            ApplicationEventPublisher events) {
        return new SettlingCheckout(settleCheckout, retries, carts, limitedGoods, changes, events);
    }

    @Bean
    PlacedOrders blLoyaltyPlacedOrders(
            StandingOrders standing, @Lazy @Qualifier("blOrderService") OrderService orders, Carts carts) {
        return new StorePlacedOrders(standing, orders, carts);
    }

    @Bean
    static BeanPostProcessor blLoyaltyStoreHookProcessor(BeanFactory beans) {
        return StoreHookProcessor.switchedOn(beans);
    }
}
