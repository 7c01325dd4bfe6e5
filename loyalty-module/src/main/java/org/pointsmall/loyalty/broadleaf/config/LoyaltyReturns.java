package org.pointsmall.loyalty.broadleaf.config;

import org.broadleafcommerce.common.payment.service.PaymentGatewayConfigurationServiceProvider;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.broadleafcommerce.core.payment.service.OrderToPaymentRequestDTOService;
import org.pointsmall.loyalty.aftersale.AfterSale;
import org.pointsmall.loyalty.aftersale.CashDesk;
import org.pointsmall.loyalty.aftersale.CompleteReturns;
import org.pointsmall.loyalty.aftersale.ReturnTerms;
import org.pointsmall.loyalty.aftersale.Returns;
import org.pointsmall.loyalty.aftersale.SoldOrders;
import org.pointsmall.loyalty.aftersale.jdbc.JdbcReturns;
import org.pointsmall.loyalty.broadleaf.aftersale.Gateways;
import org.pointsmall.loyalty.broadleaf.aftersale.StoreCashDesk;
import org.pointsmall.loyalty.broadleaf.aftersale.StorePayments;
import org.pointsmall.loyalty.broadleaf.aftersale.StoreSoldOrders;
import org.pointsmall.loyalty.broadleaf.cart.Carts;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerStore;
import org.pointsmall.loyalty.mall.CartOffers;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.redemption.ReturnPoints;
import org.pointsmall.loyalty.redemption.SettleCheckout;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Cancelling and taking back: the service that an order management calls, and its job. */
@Configuration(proxyBeanMethods = false)
class LoyaltyReturns {

    @Bean
    @ConditionalOnMissingBean(ReturnTerms.class)
    ReturnTerms blLoyaltyReturnTerms(Environment environment) {
        return ReturnSettings.from(environment);
    }

    @Bean
    Returns blLoyaltyReturns(OrdersDatabase database) {
        return new JdbcReturns(database.dataSource());
    }

    @Bean
    StorePayments blLoyaltyStorePayments(
            OrdersDatabase database,
            @Qualifier("blOrderPaymentService") OrderPaymentService payments,
            BusinessTime time) {
        return new StorePayments(database.dataSource(), payments, time);
    }

    @Bean
    SoldOrders blLoyaltySoldOrders(
            OrdersDatabase database,
            @Qualifier("blOrderService") OrderService orders,
            StorePayments payments,
            Carts carts) {
        return new StoreSoldOrders(database.dataSource(), orders, payments, carts);
    }

    @Bean
    @ConditionalOnMissingBean(CashDesk.class)
    CashDesk blLoyaltyCashDesk(
            StorePayments payments,
            @Qualifier("blOrderService") OrderService orders,
            @Qualifier("blOrderToPaymentRequestDTOService") OrderToPaymentRequestDTOService requests,
            @Qualifier("blPaymentGatewayConfigurationServiceProvider")
                    PaymentGatewayConfigurationServiceProvider gateways,
            Carts carts,
            Transactions transactions) {
        return new StoreCashDesk(payments, orders, requests, new Gateways(gateways), carts, transactions);
    }

    @Bean
    AfterSale blLoyaltyReturnOrders(
            Returns returns,
            SoldOrders orders,
            CashDesk desk,
            AfterSale.Programme programme,
            Transactions transactions,
            BusinessTime time) {
        return new AfterSale(returns, new AfterSale.Store(orders, desk), programme, transactions, time);
    }

    @Bean
    AfterSale.Programme blLoyaltyAfterSaleProgramme(
            Ledger ledger,
            LedgerStore store,
            SettleCheckout settleCheckout,
            ReturnPoints returnPoints,
            CartOffers cartOffers,
            RedemptionTerms redemption,
            ReturnTerms terms) {
        return new AfterSale.Programme(
                ledger, store, settleCheckout, returnPoints, cartOffers::cameBack, redemption, terms);
    }

    @Bean
    CompleteReturns blLoyaltyCompleteReturns(AfterSale afterSale) {
        return afterSale.completeReturns();
    }
}
