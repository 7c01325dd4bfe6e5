package org.pointsmall.loyalty.admin.overview;

import org.pointsmall.loyalty.admin.choice.TargetNames;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.earning.Budgets;
import org.pointsmall.loyalty.earning.EarningTerms;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.insight.MallReport;
import org.pointsmall.loyalty.insight.dashboard.Dashboard;
import org.pointsmall.loyalty.insight.dashboard.EntryReads;
import org.pointsmall.loyalty.insight.dashboard.OrdersBehind;
import org.pointsmall.loyalty.insight.dashboard.WatchGoals;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the section together. */
@Configuration(proxyBeanMethods = false)
public class OverviewPages {

    @Bean
    OverviewController blLoyaltyOverviewController(
            AdminRights rights,
            AdminPage pages,
            Dashboard dashboard,
            Budgets budgets,
            MallReport mall,
            EditDefinitions<RuleTerms> rules,
            TargetNames.Source names,
            RedemptionTerms terms,
            EarningTerms earning,
            MissedGoalsController goals,
            @Qualifier("messageSource") MessageSource messages,
            BusinessTime time) {
        return new OverviewController(
                rights,
                pages,
                dashboard,
                new WriteOverview(budgets, mall, rules, names, terms, messages, time),
                earning,
                goals,
                time);
    }

    @Bean
    MissedGoalsController blLoyaltyMissedGoalsController(AdminRights rights, AdminPage pages, WatchGoals goals) {
        return new MissedGoalsController(rights, pages, goals);
    }

    @Bean
    EntriesController blLoyaltyOverviewEntriesController(
            AdminRights rights,
            AdminPage pages,
            EntryReads reads,
            @Qualifier("messageSource") MessageSource messages,
            BusinessTime time) {
        return new EntriesController(rights, pages, reads, messages, time);
    }

    @Bean
    OrdersController blLoyaltyOverviewOrdersController(
            AdminRights rights,
            AdminPage pages,
            OrdersBehind orders,
            Dashboard dashboard,
            RedemptionTerms terms,
            @Qualifier("messageSource") MessageSource messages,
            BusinessTime time) {
        return new OrdersController(rights, pages, orders, dashboard, terms, messages, time);
    }

    @Bean
    ExchangesController blLoyaltyOverviewExchangesController(
            AdminRights rights,
            AdminPage pages,
            OrdersBehind orders,
            Dashboard dashboard,
            @Qualifier("messageSource") MessageSource messages,
            BusinessTime time) {
        return new ExchangesController(rights, pages, orders, dashboard, messages, time);
    }

    @Bean
    ChartsController blLoyaltyChartsController(AdminRights rights, AdminPage pages) {
        return new ChartsController(rights, pages);
    }
}
