package org.pointsmall.loyalty.spring;

import org.pointsmall.loyalty.programme.CloseDays;
import org.pointsmall.loyalty.programme.DayBook;
import org.pointsmall.loyalty.programme.Programme;
import org.pointsmall.loyalty.programme.ProveClosedDays;
import org.pointsmall.loyalty.programme.jdbc.JdbcDayBook;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The programme's own accounts, and the job that closes their days. */
@Configuration(proxyBeanMethods = false)
class ProgrammeConfiguration {

    @Bean
    DayBook blLoyaltyDayBook(OrdersDatabase database) {
        return new JdbcDayBook(database.dataSource());
    }

    @Bean
    Programme blLoyaltyProgramme(DayBook book, RedemptionTerms terms) {
        return new Programme(book, terms);
    }

    @Bean
    CloseDays blLoyaltyCloseDays(DayBook book, Transactions transactions, BusinessTime time) {
        return new CloseDays(book, transactions, time);
    }

    @Bean
    ProveClosedDays blLoyaltyProveClosedDays(DayBook book) {
        return new ProveClosedDays(book);
    }
}
