package org.pointsmall.loyalty.statement.jdbc;

import org.pointsmall.loyalty.statement.AccountDetails;
import org.pointsmall.loyalty.statement.OpenHolds;
import org.pointsmall.loyalty.statement.OrderMovements;
import org.pointsmall.loyalty.statement.Statements;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What reads the ledger's tables, as beans of the ports that it is for. */
@Configuration(proxyBeanMethods = false)
public class StatementTables {

    @Bean
    public Statements blLoyaltyStatements(OrdersDatabase database) {
        return new JdbcStatements(database.dataSource());
    }

    @Bean
    AccountDetails blLoyaltyAccountDetails(OrdersDatabase database) {
        return new JdbcAccountDetails(database.dataSource());
    }

    @Bean
    public OrderMovements blLoyaltyOrderMovements(OrdersDatabase database) {
        return new JdbcOrderMovements(database.dataSource());
    }

    @Bean
    public OpenHolds blLoyaltyOpenHolds(OrdersDatabase database, Transactions transactions) {
        return new JdbcOpenHolds(database.dataSource(), transactions);
    }
}
