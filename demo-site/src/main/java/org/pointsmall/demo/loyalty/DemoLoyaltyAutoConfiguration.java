package org.pointsmall.demo.loyalty;

import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.core.offer.service.OfferService;
import org.broadleafcommerce.profile.core.service.CustomerService;
import org.pointsmall.demo.store.order.OrderRewards;
import org.pointsmall.demo.store.product.ProductVisibility;
import org.pointsmall.loyalty.aftersale.ReturnOrders;
import org.pointsmall.loyalty.api.body.BodyLimitFilter;
import org.pointsmall.loyalty.api.body.BodyLimits;
import org.pointsmall.loyalty.api.problem.PathsBelow;
import org.pointsmall.loyalty.api.problem.ProblemResponses;
import org.pointsmall.loyalty.api.tomcat.ProblemErrorValve;
import org.pointsmall.loyalty.broadleaf.ShownCarts;
import org.pointsmall.loyalty.campaign.CampaignTerms;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.VersionStore;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.flag.FlagVersions;
import org.pointsmall.loyalty.flag.NoteFlags;
import org.pointsmall.loyalty.flag.VisibleProducts;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.mall.ZoneTerms;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.reward.RewardsOnOrders;
import org.pointsmall.loyalty.statement.Statements;
import org.pointsmall.loyalty.tier.GiveTier;
import org.pointsmall.loyalty.tier.MemberTiers;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tells the store about points, where the plugin is installed and switched on. */
@AutoConfiguration(
        afterName = {
            "org.pointsmall.loyalty.spring.LoyaltyAutoConfiguration",
            "org.pointsmall.loyalty.api.config.StorefrontApiAutoConfiguration"
        })
@ConditionalOnClass({Statements.class, ProblemResponses.class})
@ConditionalOnBean(Statements.class)
public class DemoLoyaltyAutoConfiguration {

    @Bean
    LoyaltyOrderPoints loyaltyOrderPoints(Statements statements) {
        return new LoyaltyOrderPoints(statements);
    }

    @Bean
    PointsNews loyaltyPointsNews() {
        return new PointsNews();
    }

    @Bean
    LoyaltyCartDisplay loyaltyCartDisplay(ShownCarts shownCarts) {
        return new LoyaltyCartDisplay(shownCarts);
    }

    @Bean
    ProductVisibility loyaltyProductVisibility(VisibleProducts visibleProducts) {
        return products -> visibleProducts.of(products, Product::getId);
    }

    @Bean
    LoyaltyAfterSale loyaltyAfterSale(ReturnOrders returnOrders) {
        return new LoyaltyAfterSale(returnOrders);
    }

    /** In the language of the request. */
    @Bean
    OrderRewards loyaltyOrderRewards(RewardsOnOrders rewards) {
        return order -> rewards.of(order).stream()
                .map(used -> new OrderRewards.Used(
                        used.reward().id().value(),
                        used.reward().bought().kind().name(),
                        used.reward().bought().name().in(LocaleContextHolder.getLocale()),
                        used.item()))
                .toList();
    }

    @Bean
    @Profile("demo")
    DemoTiers loyaltyDemoTiers(
            TierSchemes schemes,
            MemberTiers tiers,
            GiveTier giveTier,
            RedemptionTerms terms,
            @Qualifier("blCustomerService") CustomerService customers) {
        return new DemoTiers(schemes, tiers, giveTier, terms, customers);
    }

    @Bean
    @Profile("demo")
    DemoCampaigns loyaltyDemoCampaigns(
            EditDefinitions<CampaignTerms> campaigns, RedemptionTerms terms, BusinessTime calendar) {
        return new DemoCampaigns(campaigns, terms, calendar);
    }

    @Bean
    @Profile("demo")
    DemoOffers loyaltyDemoOffers(
            OfferStore offers,
            Catalogue catalogue,
            RedemptionTerms terms,
            Transactions transactions,
            BusinessTime time,
            DemoStoreOffers storeOffers) {
        return new DemoOffers(offers, catalogue, terms, transactions, time, storeOffers);
    }

    @Bean
    @Profile("demo")
    DemoStoreOffers loyaltyDemoStoreOffers(
            @Qualifier("blOfferService") OfferService offers, JdbcTemplate jdbc, Transactions transactions) {
        return new DemoStoreOffers(offers, jdbc, transactions);
    }

    @Bean
    @Profile("demo")
    DemoBalances loyaltyDemoBalances(Ledger ledger, @Qualifier("blCustomerService") CustomerService customers) {
        return new DemoBalances(ledger, customers);
    }

    @Bean
    @Profile("demo")
    DemoZones loyaltyDemoZones(
            EditDefinitions<ZoneTerms> zones,
            EditDefinitions<OfferTerms> offers,
            EditDefinitions<CampaignTerms> campaigns,
            RedemptionTerms terms,
            BusinessTime time) {
        return new DemoZones(zones, offers, campaigns, terms, time);
    }

    @Bean
    @Profile("demo")
    DemoFlags loyaltyDemoFlags(
            JdbcTemplate jdbc, FlagVersions versions, NoteFlags noteFlags, Transactions transactions) {
        return new DemoFlags(jdbc, versions, noteFlags, transactions);
    }

    @Bean
    @Profile("demo")
    DemoRules loyaltyDemoRules(
            EditDefinitions<RuleTerms> edit,
            VersionStore<RuleTerms> store,
            Transactions transactions,
            JdbcTemplate jdbc) {
        return new DemoRules(edit, store, transactions, jdbc);
    }

    /** What Tomcat refuses by itself, on any path: the plugin answers for its own alone. */
    @Bean
    @ConditionalOnBean(ProblemResponses.class)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> storeProblemsOnTomcat(ProblemResponses problems) {
        return factory ->
                factory.addContextLifecycleListeners(ProblemErrorValve.addedAtStart(problems, new PathsBelow("")));
    }

    /** The store's own resources take what the plugin's do: JSON, and little of it. */
    @Bean
    @ConditionalOnBean({ProblemResponses.class, BodyLimits.class})
    FilterRegistrationBean<BodyLimitFilter> storeBodyLimits(BodyLimits limits, ProblemResponses problems) {
        FilterRegistrationBean<BodyLimitFilter> registration = new FilterRegistrationBean<>(
                new BodyLimitFilter(limits, new PathsBelow(""), problems, System::nanoTime));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 13);
        return registration;
    }

    @Bean
    @ConditionalOnBean(ProblemResponses.class)
    PointsRefusals loyaltyRefusals(ProblemResponses problems) {
        return new PointsRefusals(problems);
    }
}
