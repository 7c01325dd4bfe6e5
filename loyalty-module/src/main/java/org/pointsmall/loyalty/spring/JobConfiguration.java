package org.pointsmall.loyalty.spring;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.UUID;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobLocks;
import org.pointsmall.loyalty.job.JobObserver;
import org.pointsmall.loyalty.job.JobSchedule;
import org.pointsmall.loyalty.job.JobStatuses;
import org.pointsmall.loyalty.job.Node;
import org.pointsmall.loyalty.job.RunJob;
import org.pointsmall.loyalty.metrics.JobsHealth;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
    RunJob blLoyaltyRunJob(
            JobLocks locks,
            JobStatuses statuses,
            JobObserver observer,
            Node node,
            JobSettings settings,
            BusinessTime time) {
        return new RunJob(locks, statuses, observer, node, settings.lockLasting(), time);
    }

    @Bean
    SmartLifecycle blLoyaltyJobSchedule(RunJob runJob, List<Job> jobs, JobSettings settings) {
        JobSchedule schedule = new JobSchedule(runJob, jobs, settings::interval);
        return new WithContext(settings.enabled(), schedule::start, schedule::stop, schedule::isRunning);
    }

    /** Named by Boot without its ending: {@code loyaltyJobs}. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthIndicator.class)
    static class WithHealth {

        @Bean
        HealthIndicator loyaltyJobsHealthIndicator(
                List<Job> jobs, JobSettings settings, JobStatuses statuses, BusinessTime time) {
            return new JobsHealth(jobs, settings::interval, statuses, time);
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown-host";
        }
    }
}
