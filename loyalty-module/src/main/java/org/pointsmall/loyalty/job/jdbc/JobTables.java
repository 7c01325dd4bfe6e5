package org.pointsmall.loyalty.job.jdbc;

import javax.sql.DataSource;
import org.pointsmall.loyalty.job.JobLocks;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.job.JobStatuses;
import org.pointsmall.loyalty.job.Node;
import org.pointsmall.loyalty.job.Retries;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Where jobs keep their locks, what they did and what they try again. */
@Configuration(proxyBeanMethods = false)
public class JobTables {

    @Bean
    public JobLocks blLoyaltyJobLocks(
            OrdersDatabase database,
            @Qualifier("blTransactionManager") PlatformTransactionManager manager,
            Node node,
            BusinessTime time) {
        return new ShedJobLocks(database.dataSource(), manager, node, time);
    }

    @Bean
    public JobStatuses blLoyaltyJobStatuses(OrdersDatabase database, Transactions transactions) {
        return new JdbcJobStatuses(database.dataSource(), transactions);
    }

    /** What this job tries again. */
    public static Retries retries(DataSource dataSource, Transactions transactions, JobName job) {
        return new JdbcRetries(dataSource, transactions, job);
    }
}
