package org.pointsmall.loyalty.broadleaf.checkout;

import java.util.List;
import org.broadleafcommerce.common.extensibility.context.merge.LateStageMergeBeanPostProcessor;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfigurationService;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.broadleafcommerce.core.workflow.Processor;
import org.pointsmall.loyalty.broadleaf.cart.CartFlags;
import org.pointsmall.loyalty.broadleaf.cart.Carts;
import org.pointsmall.loyalty.broadleaf.cart.DeclineGiftActivity;
import org.pointsmall.loyalty.broadleaf.cart.RefuseFlaggedActivity;
import org.pointsmall.loyalty.broadleaf.payment.PointsGatewayConfiguration;
import org.pointsmall.loyalty.broadleaf.pricing.CompanionsActivity;
import org.pointsmall.loyalty.broadleaf.pricing.MoveCompanions;
import org.pointsmall.loyalty.broadleaf.pricing.OffsetPaymentActivity;
import org.pointsmall.loyalty.flag.LimitedGoods;
import org.pointsmall.loyalty.mall.Companions;
import org.pointsmall.loyalty.purchase.PlacedOrders;
import org.pointsmall.loyalty.purchase.ProductPrices;
import org.pointsmall.loyalty.redemption.FitOffset;
import org.pointsmall.loyalty.redemption.HoldPoints;
import org.pointsmall.loyalty.redemption.SettleCheckout;
import org.pointsmall.loyalty.redemption.SettlementRetries;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ListFactoryBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the plugin hangs itself into the store: its gateway, its activities, and the settlement around the checkout. */
@Configuration(proxyBeanMethods = false)
public class CheckoutSeam {
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

    @Bean(StoreHookProcessor.REFUSE_ADDING_ACTIVITY)
    RefuseFlaggedActivity refuseAddingActivity(CartFlags flags, @Qualifier("blCatalogService") CatalogService catalog) {
        return RefuseFlaggedActivity.whenAdding(flags, catalog);
    }

    @Bean(StoreHookProcessor.REFUSE_UPDATING_ACTIVITY)
    RefuseFlaggedActivity refuseUpdatingActivity(CartFlags flags) {
        return RefuseFlaggedActivity.whenUpdating(flags);
    }

    @Bean(StoreHookProcessor.OFFSET_PAYMENT_ACTIVITY)
    OffsetPaymentActivity offsetPaymentActivity(
            FitOffset fitOffset,
            Carts carts,
            @Qualifier("blOrderPaymentService") OrderPaymentService payments,
            BusinessTime time) {
        return new OffsetPaymentActivity(fitOffset, carts, payments, time);
    }

    @Bean(StoreHookProcessor.COMPANIONS_ACTIVITY)
    CompanionsActivity companionsActivity(
            Companions companions, Carts carts, BeanFactory beans, Transactions transactions) {
        MoveCompanions move = new MoveCompanions(
                () -> beans.getBean("blOrderService", OrderService.class),
                () -> beans.getBean(StoreHookProcessor.PRICING_WORKFLOW, Processor.class),
                () -> beans.getBean(ProductPrices.class));
        return new CompanionsActivity(companions, carts, move, transactions);
    }

    @Bean(StoreHookProcessor.DECLINE_GIFT_ACTIVITY)
    DeclineGiftActivity declineGiftActivity() {
        return new DeclineGiftActivity();
    }

    @Bean(StoreHookProcessor.SETTLING_CHECKOUT)
    SettlingCheckout settlingCheckout(
            SettleCheckout settleCheckout,
            SettlementRetries retries,
            Carts carts,
            LimitedGoods limitedGoods,
            ApplicationEventPublisher events) {
        return new SettlingCheckout(settleCheckout, retries, carts, limitedGoods, events);
    }

    @Bean
    PlacedOrders blLoyaltyPlacedOrders(
            OrdersDatabase database, @Qualifier("blOrderService") OrderService orders, Carts carts) {
        return new StorePlacedOrders(database.dataSource(), orders, carts);
    }

    @Bean
    static BeanPostProcessor blLoyaltyStoreHookProcessor(BeanFactory beans) {
        return StoreHookProcessor.switchedOn(beans);
    }
}
