package org.pointsmall.loyalty.spring;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.UUID;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobLocks;
import org.pointsmall.loyalty.job.JobSchedule;
import org.pointsmall.loyalty.job.JobStatuses;
import org.pointsmall.loyalty.job.Node;
import org.pointsmall.loyalty.job.RunJob;
import org.pointsmall.loyalty.job.jdbc.JdbcJobStatuses;
import org.pointsmall.loyalty.job.jdbc.ShedJobLocks;
import org.pointsmall.loyalty.metrics.JobCounts;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Runs every bean of type {@link Job}: to add a job is to add a bean. */
@Configuration(proxyBeanMethods = false)
class JobConfiguration {
    private static final int LONGEST_HOST = 60;

    /** The host's name says where to look; what follows it makes each process another node. */
    @Bean
    Node blLoyaltyNode() {
        String host = host();
        return new Node(host.substring(0, Math.min(LONGEST_HOST, host.length())) + "/" + UUID.randomUUID());
    }

    @Bean
    JobLocks blLoyaltyJobLocks(
            OrdersDatabase database,
            @Qualifier("blTransactionManager") PlatformTransactionManager manager,
            Node node,
            BusinessTime time) {
        return new ShedJobLocks(database.dataSource(), manager, node, time);
    }

    @Bean
    JobStatuses blLoyaltyJobStatuses(OrdersDatabase database, Transactions transactions) {
        return new JdbcJobStatuses(database.dataSource(), transactions);
    }

    @Bean
    JobCounts blLoyaltyJobCounts() {
        return new JobCounts();
    }

    @Bean
    RunJob blLoyaltyRunJob(
            JobLocks locks,
            JobStatuses statuses,
            JobCounts counts,
            Node node,
            JobSettings settings,
            BusinessTime time) {
        return new RunJob(locks, statuses, counts, node, settings.lockLasting(), time);
    }

    @Bean
    SmartLifecycle blLoyaltyJobSchedule(RunJob runJob, List<Job> jobs, JobSettings settings) {
        JobSchedule schedule = new JobSchedule(runJob, jobs, settings::interval);
        return new WithContext(settings.enabled(), schedule::start, schedule::stop, schedule::isRunning);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown-host";
        }
    }
}
