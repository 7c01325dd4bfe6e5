package org.pointsmall.loyalty.broadleaf;

import org.broadleafcommerce.common.payment.service.PaymentGatewayConfigurationServiceProvider;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.broadleafcommerce.core.payment.service.OrderToPaymentRequestDTOService;
import org.pointsmall.loyalty.aftersale.CashDesk;
import org.pointsmall.loyalty.aftersale.PaymentHistories;
import org.pointsmall.loyalty.aftersale.SoldOrders;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The store's sold orders and its cash desk, as beans of the ports of the after-sale service. */
@Configuration(proxyBeanMethods = false)
class AfterSaleSeam {

    @Bean
    StorePayments blLoyaltyStorePayments(
            @Qualifier("blOrderPaymentService") OrderPaymentService payments, BusinessTime time) {
        return new StorePayments(payments, time);
    }

    @Bean
    SoldOrders blLoyaltySoldOrders(
            OrdersDatabase database,
            @Lazy @Qualifier("blOrderService") OrderService orders,
            StorePayments payments,
            PaymentHistories histories,
            Carts carts) {
        return new StoreSoldOrders(database.dataSource(), orders, payments, histories, carts);
    }

    @Bean
    @ConditionalOnMissingBean(CashDesk.class)
    CashDesk blLoyaltyCashDesk(
            StorePayments payments,
            PaymentHistories histories,
            @Lazy @Qualifier("blOrderService") OrderService orders,
            @Qualifier("blOrderToPaymentRequestDTOService") OrderToPaymentRequestDTOService requests,
            @Qualifier("blPaymentGatewayConfigurationServiceProvider")
                    PaymentGatewayConfigurationServiceProvider gateways,
            Carts carts,
            Transactions transactions) {
        return new StoreCashDesk(payments, histories, orders, requests, new Gateways(gateways), carts, transactions);
    }
}
