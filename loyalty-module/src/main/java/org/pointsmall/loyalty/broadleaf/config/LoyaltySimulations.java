package org.pointsmall.loyalty.broadleaf.config;

import javax.persistence.EntityManagerFactory;
import org.pointsmall.loyalty.broadleaf.cart.Carts;
import org.pointsmall.loyalty.broadleaf.catalog.StoreProducts;
import org.pointsmall.loyalty.broadleaf.simulation.StorePastOrders;
import org.pointsmall.loyalty.definition.VersionStore;
import org.pointsmall.loyalty.earning.EarningTerms;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.segment.MemberSegments;
import org.pointsmall.loyalty.simulation.PastOrders;
import org.pointsmall.loyalty.simulation.RunSimulations;
import org.pointsmall.loyalty.simulation.SimulationStore;
import org.pointsmall.loyalty.simulation.Simulations;
import org.pointsmall.loyalty.simulation.jdbc.JdbcSimulationStore;
import org.pointsmall.loyalty.statement.OrderMovements;
import org.pointsmall.loyalty.statement.jdbc.JdbcOrderMovements;
import org.pointsmall.loyalty.tier.TierSchemes;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.orm.jpa.SharedEntityManagerCreator;

/** What rules would have awarded to past orders. */
@Configuration(proxyBeanMethods = false)
class LoyaltySimulations {
    /** A second or so of work; a job's lock lasts minutes. */
    private static final int CHUNK = 200;

    @Bean
    SimulationStore blLoyaltySimulationStore(OrdersDatabase database) {
        return new JdbcSimulationStore(database.dataSource());
    }

    @Bean
    OrderMovements blLoyaltyOrderMovements(OrdersDatabase database) {
        return new JdbcOrderMovements(database.dataSource());
    }

    @Bean
    PastOrders blLoyaltyPastOrders(
            OrdersDatabase database,
            @Qualifier("entityManagerFactory") EntityManagerFactory unit,
            Carts carts,
            StoreProducts products,
            OrderMovements movements,
            MemberSegments segments,
            TierSchemes schemes,
            BusinessTime time,
            Environment environment) {
        return new StorePastOrders(
                database.dataSource(),
                SharedEntityManagerCreator.createSharedEntityManager(unit),
                carts,
                products,
                movements,
                segments,
                schemes,
                time,
                LoyaltyEarning.birthdayAttribute(environment));
    }

    @Bean
    Simulations blLoyaltySimulations(
            SimulationStore store,
            PastOrders orders,
            VersionStore<RuleTerms> rules,
            RedemptionTerms terms,
            Transactions transactions,
            BusinessTime time) {
        return new Simulations(store, orders, rules, terms, transactions, time);
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
}
