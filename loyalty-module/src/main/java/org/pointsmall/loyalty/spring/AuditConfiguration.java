package org.pointsmall.loyalty.spring;

import org.pointsmall.loyalty.audit.ReadAudit;
import org.pointsmall.loyalty.audit.jdbc.JdbcAuditTrail;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The trail of what people have changed. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    JdbcAuditTrail blLoyaltyAuditTrail(OrdersDatabase database, BusinessTime time) {
        return new JdbcAuditTrail(database.dataSource(), time);
    }

    @Bean
    ReadAudit blLoyaltyReadAudit(JdbcAuditTrail trail, Transactions transactions) {
        return new ReadAudit(trail, trail, transactions);
    }
}
