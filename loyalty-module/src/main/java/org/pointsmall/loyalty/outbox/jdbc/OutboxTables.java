package org.pointsmall.loyalty.outbox.jdbc;

import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.outbox.Undelivered;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.pointsmall.loyalty.transaction.jdbc.StatementPipeline;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where it is kept what happened, until it is told. */
@Configuration(proxyBeanMethods = false)
public class OutboxTables {

    @Bean
    public Outbox blLoyaltyOutbox(OrdersDatabase database, StatementPipeline movements) {
        return new JdbcOutbox(database.dataSource(), movements);
    }

    @Bean
    public Undelivered blLoyaltyUndelivered(OrdersDatabase database) {
        return new JdbcUndelivered(database.dataSource());
    }
}
