package org.pointsmall.loyalty.spring;

import org.pointsmall.loyalty.programme.CloseDays;
import org.pointsmall.loyalty.programme.DayBook;
import org.pointsmall.loyalty.programme.Programme;
import org.pointsmall.loyalty.programme.ProveClosedDays;
import org.pointsmall.loyalty.programme.jdbc.JdbcDayBook;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The programme's own accounts, and the job that closes their days. */
@Configuration(proxyBeanMethods = false)
@Parts({Programme.class, CloseDays.class, ProveClosedDays.class})
class ProgrammeConfiguration {

    @Bean
    DayBook blLoyaltyDayBook(OrdersDatabase database) {
        return new JdbcDayBook(database.dataSource());
    }
}
