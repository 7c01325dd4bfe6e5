package org.pointsmall.loyalty.spring;

import java.time.Duration;
import java.util.Set;
import org.pointsmall.loyalty.campaign.CampaignTerms;
import org.pointsmall.loyalty.campaign.Shoppers;
import org.pointsmall.loyalty.definition.VersionStore;
import org.pointsmall.loyalty.earning.EarningTerms;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.reward.RewardQuery;
import org.pointsmall.loyalty.reward.RewardReads;
import org.pointsmall.loyalty.simulation.ForeseeCost;
import org.pointsmall.loyalty.simulation.ForeseeSpending;
import org.pointsmall.loyalty.simulation.PastExchanges.PastExchange;
import org.pointsmall.loyalty.simulation.PastOrders;
import org.pointsmall.loyalty.simulation.RunSimulations;
import org.pointsmall.loyalty.simulation.SimulationStore;
import org.pointsmall.loyalty.simulation.Simulations;
import org.pointsmall.loyalty.simulation.jdbc.JdbcSimulationStore;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What rules would have awarded to past orders. */
@Configuration(proxyBeanMethods = false)
@Parts({Simulations.class})
class SimulationConfiguration {
    /** A second or so of work; a job's lock lasts minutes. */
    private static final int CHUNK = 200;

    /** Somebody waits for a page. */
    private static final ForeseeCost.Bounds AT_ONCE = new ForeseeCost.Bounds(1_000, 50, Duration.ofSeconds(2));

    @Bean
    SimulationStore blLoyaltySimulationStore(OrdersDatabase database) {
        return new JdbcSimulationStore(database.dataSource());
    }

    @Bean
    RunSimulations blLoyaltyRunSimulations(
            SimulationStore store,
            PastOrders orders,
            VersionStore<RuleTerms> rules,
            EarningTerms terms,
            Transactions transactions,
            BusinessTime time) {
        return new RunSimulations(store, orders, rules, terms, CHUNK, transactions, time);
    }

    @Bean
    ForeseeCost blLoyaltyForeseeCost(
            PastOrders orders,
            VersionStore<RuleTerms> rules,
            EarningTerms earning,
            RedemptionTerms redemption,
            Transactions transactions,
            BusinessTime time) {
        return new ForeseeCost(orders, rules, earning, redemption, AT_ONCE, transactions, time);
    }

    @Bean
    ForeseeSpending blLoyaltyForeseeSpending(
            PastOrders orders,
            RewardReads rewards,
            Shoppers shoppers,
            VersionStore<CampaignTerms> campaigns,
            RedemptionTerms redemption,
            Transactions transactions,
            BusinessTime time) {
        return new ForeseeSpending(
                orders,
                (since, most) ->
                        rewards.search(new RewardQuery(Set.of(), null, null, null), time.now(), null, most).stream()
                                .filter(reward -> !reward.bought().at().isBefore(since))
                                .map(reward -> new PastExchange(
                                        reward.member(),
                                        reward.bought().points(),
                                        reward.bought().at()))
                                .toList(),
                shoppers::of,
                campaigns,
                redemption,
                AT_ONCE,
                transactions,
                time);
    }
}
