package org.pointsmall.loyalty.broadleaf;

import org.broadleafcommerce.common.currency.service.BroadleafCurrencyService;
import org.broadleafcommerce.core.catalog.dao.ProductDao;
import org.broadleafcommerce.core.checkout.service.CheckoutService;
import org.broadleafcommerce.core.offer.dao.OfferCodeDao;
import org.broadleafcommerce.core.offer.dao.OfferDao;
import org.broadleafcommerce.core.offer.service.OfferService;
import org.broadleafcommerce.core.offer.service.processor.ItemOfferProcessor;
import org.broadleafcommerce.core.order.dao.OrderDao;
import org.broadleafcommerce.core.order.dao.OrderItemDao;
import org.broadleafcommerce.core.order.service.FulfillmentOptionService;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.pricing.service.FulfillmentPricingService;
import org.broadleafcommerce.profile.core.service.AddressService;
import org.broadleafcommerce.profile.core.service.CustomerAddressService;
import org.broadleafcommerce.profile.core.service.CustomerService;
import org.pointsmall.loyalty.purchase.ProductPrices;
import org.pointsmall.loyalty.recommendation.StoreDiscounts;
import org.pointsmall.loyalty.reward.StoreCoupons;
import org.pointsmall.loyalty.reward.UseReward;
import org.pointsmall.loyalty.reward.delivery.DeliveryAddresses;
import org.pointsmall.loyalty.reward.delivery.DeliveryOrders;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Coupons as the store's own offer codes, and what recurring rewards send as its own orders. */
@Configuration(proxyBeanMethods = false)
class RewardSeam {
    /** The name of the activity that uses coupons in a checkout. */
    public static final String CLAIM_COUPONS_ACTIVITY = "blLoyaltyClaimCouponsActivity";

    @Bean
    @ConditionalOnMissingBean(StoreCoupons.class)
    StoreCoupons blLoyaltyStoreCoupons(
            @Qualifier("blOfferDao") OfferDao offers,
            @Qualifier("blOfferCodeDao") OfferCodeDao codes,
            OrdersDatabase database) {
        return new StoreOfferCodes(offers, codes, database.dataSource());
    }

    @Bean
    @ConditionalOnMissingBean(StoreDiscounts.class)
    StoreDiscounts blLoyaltyStoreDiscounts(
            @Qualifier("blOfferDao") OfferDao offers,
            @Qualifier("blItemOfferProcessor") ItemOfferProcessor processor,
            @Qualifier("blProductDao") ProductDao products,
            @Qualifier("blOrderDao") OrderDao orders,
            @Qualifier("blOrderItemDao") OrderItemDao items,
            @Qualifier("blCustomerService") CustomerService customers,
            @Qualifier("blCurrencyService") BroadleafCurrencyService currencies) {
        return new StoreOfferDiscounts(
                offers, processor, products, new StoreOfferDiscounts.Orders(orders, items, customers, currencies));
    }

    @Bean(CLAIM_COUPONS_ACTIVITY)
    ClaimCouponsActivity claimCouponsActivity(
            UseReward using, @Qualifier("blOfferService") OfferService offers, Transactions transactions) {
        return new ClaimCouponsActivity(using, offers, new UnclaimCouponsRollbackHandler(using, transactions));
    }

    @Bean
    @ConditionalOnMissingBean(DeliveryAddresses.class)
    DeliveryAddresses blLoyaltyDeliveryAddresses(
            @Qualifier("blCustomerAddressService") CustomerAddressService addressBook) {
        return new StoreAddressBook(addressBook);
    }

    /** Services by what finds them: the checkout is a part of what rewards are a part of. */
    @Bean
    @ConditionalOnMissingBean(DeliveryOrders.class)
    DeliveryOrders blLoyaltyDeliveryOrders(
            @Qualifier("blCustomerService") CustomerService customers,
            @Qualifier("blCustomerAddressService") CustomerAddressService addressBook,
            @Qualifier("blAddressService") AddressService addresses,
            @Qualifier("blCurrencyService") BroadleafCurrencyService currencies,
            BeanFactory beans) {
        return new StoreDeliveryOrders(
                () -> beans.getBean("blOrderService", OrderService.class),
                () -> beans.getBean("blCheckoutService", CheckoutService.class),
                () -> beans.getBean(ProductPrices.class),
                () -> new ParcelShipping(
                        beans.getBean("blFulfillmentOptionService", FulfillmentOptionService.class),
                        beans.getBean("blFulfillmentPricingService", FulfillmentPricingService.class)),
                new StoreDeliveryOrders.Customers(customers, addressBook, addresses, currencies));
    }
}
