package org.pointsmall.loyalty.broadleaf.config;

import java.time.Clock;
import java.util.List;
import org.broadleafcommerce.common.currency.service.BroadleafCurrencyService;
import org.broadleafcommerce.core.order.service.OrderService;
import org.pointsmall.loyalty.broadleaf.cart.Carts;
import org.pointsmall.loyalty.broadleaf.cart.CurrentCart;
import org.pointsmall.loyalty.broadleaf.cart.ShownCarts;
import org.pointsmall.loyalty.broadleaf.cart.StoreCurrency;
import org.pointsmall.loyalty.broadleaf.catalog.StoreCatalogFlags;
import org.pointsmall.loyalty.broadleaf.checkout.StorePlacedOrders;
import org.pointsmall.loyalty.broadleaf.customer.Members;
import org.pointsmall.loyalty.broadleaf.customer.StoreCustomers;
import org.pointsmall.loyalty.campaign.MemberRates;
import org.pointsmall.loyalty.catalogue.CatalogFlags;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.earning.EarnPoints;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFollower;
import org.pointsmall.loyalty.ledger.LedgerObserver;
import org.pointsmall.loyalty.ledger.LedgerStore;
import org.pointsmall.loyalty.ledger.LedgerTerms;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.ledger.jdbc.RequiredIsolation;
import org.pointsmall.loyalty.member.CurrentMember;
import org.pointsmall.loyalty.member.MemberDirectory;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.proof.ProveLedger;
import org.pointsmall.loyalty.proof.jdbc.LedgerProof;
import org.pointsmall.loyalty.purchase.PlacedOrders;
import org.pointsmall.loyalty.redemption.FitOffset;
import org.pointsmall.loyalty.redemption.HoldPoints;
import org.pointsmall.loyalty.redemption.MallLines;
import org.pointsmall.loyalty.redemption.OffsetCart;
import org.pointsmall.loyalty.redemption.OrderClaims;
import org.pointsmall.loyalty.redemption.Quotes;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.redemption.ReturnPoints;
import org.pointsmall.loyalty.redemption.SettleCheckout;
import org.pointsmall.loyalty.redemption.SettlementRetries;
import org.pointsmall.loyalty.redemption.ShopperCart;
import org.pointsmall.loyalty.redemption.ShowQuote;
import org.pointsmall.loyalty.redemption.TimeOutHolds;
import org.pointsmall.loyalty.statement.AccountDetails;
import org.pointsmall.loyalty.statement.Statements;
import org.pointsmall.loyalty.statement.jdbc.JdbcAccountDetails;
import org.pointsmall.loyalty.statement.jdbc.JdbcStatements;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The plugin's use cases and their store: what a merchant switches on with {@code loyalty.enabled=true}. Each bean of
 * an interface can be replaced by one of the store's own.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "loyalty.enabled", havingValue = "true")
@Import({
    LoyaltyMigrations.class,
    LoyaltyProgramme.class,
    LoyaltyTiers.class,
    LoyaltyCampaigns.class,
    LoyaltyMall.class,
    LoyaltyStoreHooks.class,
    LoyaltyJobs.class,
    LoyaltyReturns.class,
    LoyaltyEarning.class,
    LoyaltyEvents.class,
    LoyaltyRetries.class,
    LoyaltySegments.class,
    LoyaltySimulations.class,
    LoyaltyMetrics.class
})
public class LoyaltyAutoConfiguration {

    @Bean
    LoyaltySettings blLoyaltySettings(Environment environment) {
        return LoyaltySettings.from(environment);
    }

    @Bean
    @ConditionalOnMissingBean(Clock.class)
    Clock blLoyaltyClock() {
        return Clock.systemUTC();
    }

    /** The store's clock, in the programme's zone. */
    @Bean
    BusinessTime blLoyaltyTime(Clock clock, LoyaltySettings settings) {
        return new BusinessTime(clock, () -> settings.lots().zone());
    }

    @Bean
    OrdersDatabase blLoyaltyStoreDatabase(@Qualifier("entityManagerFactory") Object unit, OrdersDataSource orders) {
        OrdersDatabase database = OrdersDatabase.of(unit);
        orders.mustBeThatOf(database.dataSource());
        RequiredIsolation.check(database.dataSource());
        return database;
    }

    @Bean
    Transactions blLoyaltyTransactions(
            @Qualifier("blTransactionManager") PlatformTransactionManager manager, OrdersDatabase database) {
        return new StoreTransactions(manager, database.dataSource());
    }

    @Bean
    StoreCurrency blLoyaltyStoreCurrency(
            LoyaltySettings settings, @Qualifier("blCurrencyService") BroadleafCurrencyService currencies) {
        return new StoreCurrency(settings.currency(), currencies);
    }

    @Bean
    LoyaltyTerms blLoyaltyTerms(
            LoyaltySettings settings,
            StoreCurrency currency,
            Latest<RuleBook> rules,
            MemberRates rates,
            BusinessTime time) {
        return new LoyaltyTerms(settings, currency, rules, rates, time);
    }

    @Bean
    @ConditionalOnMissingBean(LedgerStore.class)
    JdbcLedgerStore blLoyaltyLedgerStore(OrdersDatabase database, Transactions transactions, BusinessTime time) {
        return new JdbcLedgerStore(database.dataSource(), transactions, time);
    }

    @Bean
    Ledger blLoyaltyLedger(
            LedgerStore store,
            LedgerTerms terms,
            BusinessTime time,
            LedgerObserver observer,
            List<LedgerFollower> followers) {
        return new Ledger(store, terms, time, observer, LedgerFollower.all(followers));
    }

    @Bean
    Statements blLoyaltyStatements(OrdersDatabase database) {
        return new JdbcStatements(database.dataSource());
    }

    @Bean
    AccountDetails blLoyaltyAccountFiles(OrdersDatabase database) {
        return new JdbcAccountDetails(database.dataSource());
    }

    @Bean
    @ConditionalOnMissingBean(MemberDirectory.class)
    MemberDirectory blLoyaltyMemberDirectory(OrdersDatabase database) {
        return new StoreCustomers(database.dataSource());
    }

    @Bean
    ProveLedger blLoyaltyProveLedger(OrdersDatabase database) {
        return LedgerProof.of(database.dataSource());
    }

    @Bean
    @ConditionalOnMissingBean(CatalogFlags.class)
    CatalogFlags blLoyaltyCatalogFlags(OrdersDatabase database) {
        return new StoreCatalogFlags(database.dataSource());
    }

    @Bean
    @ConditionalOnMissingBean(CurrentMember.class)
    CurrentMember blLoyaltyCurrentMember() {
        return new Members();
    }

    @Bean
    Carts blLoyaltyCarts(StoreCurrency currency) {
        return new Carts(currency);
    }

    @Bean
    @ConditionalOnMissingBean(ShopperCart.class)
    ShopperCart blLoyaltyShopperCart(
            @Qualifier("blOrderService") OrderService orders,
            Carts carts,
            Transactions transactions,
            HoldPoints holdPoints,
            ShownCarts shownCarts,
            OrdersDatabase database) {
        return new CurrentCart(orders, carts, transactions, holdPoints, shownCarts, database.dataSource());
    }

    @Bean
    ShownCarts blLoyaltyShownCarts(
            @Qualifier("blOrderService") OrderService orders,
            Carts carts,
            FitOffset fitOffset,
            HoldPoints holdPoints,
            Transactions transactions) {
        return new ShownCarts(orders, carts, new ShowQuote(fitOffset), holdPoints, transactions);
    }

    @Bean
    PlacedOrders blLoyaltyPlacedOrders(
            OrdersDatabase database, @Qualifier("blOrderService") OrderService orders, Carts carts) {
        return new StorePlacedOrders(database.dataSource(), orders, carts);
    }

    @Bean
    Quotes blLoyaltyQuotes(RedemptionTerms terms, CatalogFlags flags, MallLines mallLines) {
        return new Quotes(terms, flags, mallLines);
    }

    @Bean
    OffsetCart blLoyaltyOffsetCart(
            CurrentMember member, ShopperCart cart, Ledger ledger, RedemptionTerms terms, Quotes quotes) {
        return new OffsetCart(member, cart, ledger, terms, quotes);
    }

    @Bean
    FitOffset blLoyaltyFitOffset(Ledger ledger, Quotes quotes) {
        return new FitOffset(ledger, quotes);
    }

    @Bean
    HoldPoints blLoyaltyHoldPoints(
            Ledger ledger,
            LedgerStore store,
            RedemptionTerms terms,
            Quotes quotes,
            OrderClaims claims,
            Transactions transactions) {
        return new HoldPoints(ledger, store, terms, quotes, claims, transactions);
    }

    @Bean
    SettleCheckout blLoyaltySettleCheckout(
            Ledger ledger,
            HoldPoints holdPoints,
            EarnPoints earnPoints,
            SettlementRetries retries,
            Transactions transactions,
            Outbox outbox) {
        return new SettleCheckout(ledger, holdPoints, earnPoints, retries, transactions, outbox);
    }

    @Bean
    ReturnPoints blLoyaltyReturnPoints(Ledger ledger, Transactions transactions) {
        return new ReturnPoints(ledger, transactions);
    }

    @Bean
    TimeOutHolds blLoyaltyRecoverHolds(
            LedgerStore store,
            HoldPoints holdPoints,
            PlacedOrders placedOrders,
            SettleCheckout settleCheckout,
            SettlementRetries retries,
            Transactions transactions,
            BusinessTime time) {
        return new TimeOutHolds(store, holdPoints, placedOrders, settleCheckout, retries, transactions, time);
    }
}
