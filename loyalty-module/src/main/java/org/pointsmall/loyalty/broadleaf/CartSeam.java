package org.pointsmall.loyalty.broadleaf;

import org.broadleafcommerce.common.currency.service.BroadleafCurrencyService;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.broadleafcommerce.core.inventory.service.InventoryService;
import org.broadleafcommerce.core.order.service.OrderService;
import org.pointsmall.loyalty.flag.CheckFlags;
import org.pointsmall.loyalty.mall.GoodsCart;
import org.pointsmall.loyalty.member.CurrentMember;
import org.pointsmall.loyalty.purchase.ProductPrices;
import org.pointsmall.loyalty.purchase.StoreSettings;
import org.pointsmall.loyalty.redemption.FitOffset;
import org.pointsmall.loyalty.redemption.HoldPoints;
import org.pointsmall.loyalty.redemption.ShopperCart;
import org.pointsmall.loyalty.redemption.ShowQuote;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The store's carts, and who shops, as beans of the programme's ports. */
@Configuration(proxyBeanMethods = false)
class CartSeam {
    public static final String REFUSE_ADDING_ACTIVITY = "blLoyaltyRefuseAddingActivity";
    public static final String REFUSE_UPDATING_ACTIVITY = "blLoyaltyRefuseUpdatingActivity";
    public static final String DECLINE_GIFT_ACTIVITY = "blLoyaltyDeclineGiftActivity";

    @Bean
    StoreCurrency blLoyaltyStoreCurrency(
            StoreSettings settings, @Qualifier("blCurrencyService") BroadleafCurrencyService currencies) {
        return new StoreCurrency(settings.currency(), currencies);
    }

    @Bean
    @ConditionalOnMissingBean(CurrentMember.class)
    CurrentMember blLoyaltyCurrentMember() {
        return new Members();
    }

    @Bean
    CartFlags blLoyaltyCartFlags(CheckFlags flags) {
        return new CartFlags(flags);
    }

    @Bean
    Carts blLoyaltyCarts(StoreCurrency currency) {
        return new Carts(currency);
    }

    @Bean
    OpenCarts blLoyaltyOpenCarts(
            @Lazy @Qualifier("blOrderService") OrderService orders, HoldPoints holdPoints, OrdersDatabase database) {
        return new OpenCarts(orders, holdPoints, database.dataSource());
    }

    @Bean
    @ConditionalOnMissingBean(ShopperCart.class)
    ShopperCart blLoyaltyShopperCart(
            OpenCarts openCarts, Carts carts, Transactions transactions, ShownCarts shownCarts, CartFlags flags) {
        return new CurrentCart(openCarts, carts, transactions, shownCarts, flags);
    }

    @Bean
    @ConditionalOnMissingBean(GoodsCart.class)
    GoodsCart blLoyaltyGoodsCart(
            @Lazy @Qualifier("blOrderService") OrderService orders, OpenCarts openCarts, Transactions transactions) {
        return new StoreGoodsCart(orders, openCarts, transactions);
    }

    @Bean
    ShownCarts blLoyaltyShownCarts(
            @Lazy @Qualifier("blOrderService") OrderService orders,
            Carts carts,
            FitOffset fitOffset,
            HoldPoints holdPoints,
            CartFlags flags,
            Transactions transactions) {
        return new ShownCarts(orders, carts, new ShowQuote(fitOffset), holdPoints, flags, transactions);
    }

    @Bean
    @ConditionalOnMissingBean(ProductPrices.class)
    ProductPrices blLoyaltyProductPrices(
            @Qualifier("blCatalogService") CatalogService catalog,
            @Qualifier("blInventoryService") InventoryService inventory,
            StoreCurrency currency) {
        return new StoreProductPrices(catalog, inventory, currency);
    }

    @Bean(REFUSE_ADDING_ACTIVITY)
    RefuseFlaggedActivity refuseAddingActivity(CartFlags flags, @Qualifier("blCatalogService") CatalogService catalog) {
        return RefuseFlaggedActivity.whenAdding(flags, catalog);
    }

    @Bean(REFUSE_UPDATING_ACTIVITY)
    RefuseFlaggedActivity refuseUpdatingActivity(CartFlags flags) {
        return RefuseFlaggedActivity.whenUpdating(flags);
    }

    @Bean(DECLINE_GIFT_ACTIVITY)
    DeclineGiftActivity declineGiftActivity() {
        return new DeclineGiftActivity();
    }
}
