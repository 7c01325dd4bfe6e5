package org.pointsmall.loyalty.insight.figure.jdbc;

import org.pointsmall.loyalty.insight.figure.ActiveMembers;
import org.pointsmall.loyalty.insight.figure.FigureBook;
import org.pointsmall.loyalty.insight.figure.HourCounts;
import org.pointsmall.loyalty.insight.figure.OrderCounts;
import org.pointsmall.loyalty.insight.figure.OrderTimes;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where figures are kept, and what they are counted from. */
@Configuration(proxyBeanMethods = false)
public class FigureTables {

    @Bean
    public FigureBook blLoyaltyFigureBook(OrdersDatabase database) {
        return new JdbcFigureBook(database.dataSource());
    }

    @Bean
    public OrderTimes blLoyaltyOrderTimes(OrdersDatabase database) {
        return new JdbcOrderTimes(database.dataSource());
    }

    @Bean
    public HourCounts blLoyaltyHourCounts(OrdersDatabase database, OrderCounts orders) {
        return new JdbcHourCounts(database.dataSource(), orders);
    }

    @Bean
    public ActiveMembers blLoyaltyActiveMembers(OrdersDatabase database) {
        return new JdbcActiveMembers(database.dataSource());
    }
}
