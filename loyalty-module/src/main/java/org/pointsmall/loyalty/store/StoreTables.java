package org.pointsmall.loyalty.store;

import java.util.Currency;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.pointsmall.loyalty.aftersale.PaymentHistories;
import org.pointsmall.loyalty.catalogue.CatalogFlags;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.definition.Uses;
import org.pointsmall.loyalty.earning.EarningContexts;
import org.pointsmall.loyalty.earning.EarningTerms;
import org.pointsmall.loyalty.flag.FlaggedProducts;
import org.pointsmall.loyalty.insight.OrderedPieces;
import org.pointsmall.loyalty.insight.dashboard.CountedOrders;
import org.pointsmall.loyalty.insight.dashboard.ExchangeRows;
import org.pointsmall.loyalty.insight.figure.OrderCounts;
import org.pointsmall.loyalty.insight.figure.StoreOrders;
import org.pointsmall.loyalty.mall.OfferMeans;
import org.pointsmall.loyalty.mall.ProductCategories;
import org.pointsmall.loyalty.member.MemberDirectory;
import org.pointsmall.loyalty.member.MemberSearch;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.purchase.ProductPrices;
import org.pointsmall.loyalty.purchase.StandingOrders;
import org.pointsmall.loyalty.purchase.StoreSettings;
import org.pointsmall.loyalty.recommendation.EraseDeletedMembers;
import org.pointsmall.loyalty.recommendation.GoodsOnSale;
import org.pointsmall.loyalty.recommendation.PurchaseHistories;
import org.pointsmall.loyalty.recommendation.taste.MemberOrders;
import org.pointsmall.loyalty.recommendation.taste.ProductNames;
import org.pointsmall.loyalty.redemption.EndedHolds;
import org.pointsmall.loyalty.reward.OrderLines;
import org.pointsmall.loyalty.reward.code.CodePoolStore;
import org.pointsmall.loyalty.segment.MemberSegments;
import org.pointsmall.loyalty.segment.OrderHistory;
import org.pointsmall.loyalty.segment.own.MatchingMembers;
import org.pointsmall.loyalty.simulation.PastOrders;
import org.pointsmall.loyalty.simulation.SubmittedCarts;
import org.pointsmall.loyalty.statement.OrderMovements;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the programme reads of the store's tables, as beans of the ports that it is for. */
@Configuration(proxyBeanMethods = false)
public class StoreTables {

    @Bean
    @ConditionalOnMissingBean(MemberDirectory.class)
    public MemberDirectory blLoyaltyMemberDirectory(OrdersDatabase database) {
        return new StoreCustomers(database.dataSource());
    }

    @Bean
    @ConditionalOnMissingBean(MemberSearch.class)
    public MemberSearch blLoyaltyMemberSearch(OrdersDatabase database) {
        return new StoreMemberSearch(database.dataSource());
    }

    /** One for both that ask, so that a checkout reads them once. */
    @Bean
    RememberedFlags blLoyaltyRememberedFlags(OrdersDatabase database, BusinessTime time) {
        return new RememberedFlags(new FlagRows(database.dataSource()), time);
    }

    @Bean
    @ConditionalOnMissingBean(CatalogFlags.class)
    CatalogFlags blLoyaltyCatalogFlags(RememberedFlags flags) {
        return new StoreCatalogFlags(flags);
    }

    @Bean
    @ConditionalOnMissingBean(Catalogue.class)
    Catalogue blLoyaltyCatalogue(OrdersDatabase database) {
        return new StoreCatalogue(database.dataSource());
    }

    @Bean
    StandingOrders blLoyaltyStandingOrders(OrdersDatabase database) {
        return new StoreStandingOrders(database.dataSource());
    }

    @Bean
    StoreProducts blLoyaltyStoreProducts(OrdersDatabase database, CatalogFlags flags) {
        return new StoreProducts(database.dataSource(), flags);
    }

    @Bean
    EarningContexts blLoyaltyEarningContexts(
            OrdersDatabase database,
            StoreProducts products,
            MemberSegments segments,
            MemberTiers tiers,
            EarningTerms terms,
            BusinessTime time,
            StoreSettings settings) {
        StoreBuyers buyers = new StoreBuyers(database.dataSource(), settings.birthdayAttribute(), segments, tiers);
        return new StoreEarningContexts(products, buyers, terms, time);
    }

    @Bean
    ProductCategories blLoyaltyProductCategories(StoreProducts products) {
        return products::categories;
    }

    /** Goods that are on sale; the store's own prices tell of what it counts. */
    @Bean
    @ConditionalOnMissingBean(GoodsOnSale.class)
    public GoodsOnSale blLoyaltyGoodsOnSale(
            OrdersDatabase database, Supplier<Currency> currency, ProductPrices prices, BusinessTime time) {
        return new StoreGoodsOnSale(database.dataSource(), currency, prices, time);
    }

    @Bean
    OfferMeans blLoyaltyOfferMeans(
            GoodsOnSale goods,
            CodePoolStore pools,
            OrdersDatabase database,
            Supplier<Currency> currency,
            BusinessTime time) {
        return new StoreOfferMeans(goods, pools, database.dataSource(), currency, time);
    }

    @Bean
    @ConditionalOnMissingBean(PurchaseHistories.class)
    PurchaseHistories blLoyaltyPurchaseHistories(OrdersDatabase database, Supplier<Currency> currency) {
        return new StorePurchaseHistories(database.dataSource(), currency);
    }

    @Bean
    EraseDeletedMembers.Customers blLoyaltyExistingCustomers(OrdersDatabase database) {
        return new StoreExistingCustomers(database.dataSource());
    }

    @Bean
    StoreMemberFacts blLoyaltyMemberFacts(
            OrdersDatabase database, MemberSegments segments, MemberTiers tiers, StoreSettings settings) {
        DataSource orders = database.dataSource();
        return new StoreMemberFacts(new StoreBuyers(orders, settings.birthdayAttribute(), segments, tiers), orders);
    }

    @Bean
    @ConditionalOnMissingBean(OrderHistory.class)
    public OrderHistory blLoyaltyOrderHistory(OrdersDatabase database) {
        return new StoreOrderHistory(database.dataSource());
    }

    @Bean
    @ConditionalOnMissingBean(OrderLines.class)
    public OrderLines blLoyaltyOrderLines(OrdersDatabase database) {
        return new StoreOrderLines(database.dataSource());
    }

    @Bean
    @ConditionalOnMissingBean(MemberOrders.class)
    public MemberOrders blLoyaltyMemberOrders(OrdersDatabase database) {
        return new StoreMemberOrders(database.dataSource());
    }

    @Bean
    @ConditionalOnMissingBean(ProductNames.class)
    public ProductNames blLoyaltyProductNames(OrdersDatabase database) {
        return new StoreProductNames(database.dataSource());
    }

    @Bean
    PastOrders blLoyaltyPastOrders(
            OrdersDatabase database,
            SubmittedCarts carts,
            StoreProducts products,
            OrderMovements movements,
            MemberSegments segments,
            TierSchemes schemes,
            BusinessTime time,
            StoreSettings settings) {
        return new StorePastOrders(
                database.dataSource(),
                carts,
                products,
                movements,
                segments,
                schemes,
                time,
                settings.birthdayAttribute());
    }

    @Bean
    public EndedHolds blLoyaltyEndedHolds(OrdersDatabase database) {
        return new StoreEndedHolds(database.dataSource());
    }

    @Bean
    @ConditionalOnMissingBean(OrderedPieces.class)
    public OrderedPieces blLoyaltyOrderedPieces(OrdersDatabase database) {
        return new StoreOrderedPieces(database.dataSource());
    }

    @Bean
    @ConditionalOnMissingBean(OrderCounts.class)
    public OrderCounts blLoyaltyOrderCounts(OrdersDatabase database, Supplier<Currency> currency, BusinessTime time) {
        StoreCountedOrders orders = new StoreCountedOrders(database.dataSource(), currency);
        return new StoreOrderCounts(database.dataSource(), orders, time);
    }

    @Bean
    @ConditionalOnMissingBean(CountedOrders.class)
    public CountedOrders blLoyaltyCountedOrders(OrdersDatabase database, Supplier<Currency> currency) {
        return new StoreCountedOrders(database.dataSource(), currency);
    }

    @Bean
    @ConditionalOnMissingBean(ExchangeRows.class)
    public ExchangeRows blLoyaltyExchangeRows(OrdersDatabase database, BusinessTime time) {
        return new StoreConversions(database.dataSource(), time);
    }

    @Bean
    @ConditionalOnMissingBean(StoreOrders.class)
    public StoreOrders blLoyaltyStoreOrders(OrdersDatabase database) {
        return new StoreFigureOrders(database.dataSource());
    }

    @Bean
    @ConditionalOnMissingBean(FlaggedProducts.class)
    FlaggedProducts blLoyaltyFlaggedProducts(RememberedFlags flags, BusinessTime time) {
        return new StoreFlaggedProducts(flags, time);
    }

    @Bean
    Uses<TierCode> blLoyaltyProductsWithTiers(OrdersDatabase database) {
        return new ProductsWithTiers(database.dataSource());
    }

    @Bean
    Uses<SegmentCode> blLoyaltyProductsWithSegments(OrdersDatabase database) {
        return new ProductsWithSegments(database.dataSource());
    }

    @Bean
    MatchingMembers blLoyaltyMatchingMembers(OrdersDatabase database, TierSchemes schemes, StoreSettings settings) {
        return new StoreMatchingMembers(database.dataSource(), () -> tiers(schemes), settings.birthdayAttribute());
    }

    private static List<String> tiers(TierSchemes schemes) {
        TierSchemes.Revision inForce = schemes.inForce();
        return inForce == null
                ? List.of()
                : inForce.scheme().tiers().stream()
                        .map(tier -> tier.code().value())
                        .toList();
    }

    @Bean
    PaymentHistories blLoyaltyPaymentHistories(OrdersDatabase database) {
        return new StorePaymentHistories(database.dataSource());
    }
}
