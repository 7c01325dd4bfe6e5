package org.pointsmall.loyalty.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobStatuses;
import org.pointsmall.loyalty.job.Retries;
import org.pointsmall.loyalty.statement.OpenHolds;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.jdbc.StoreTransactions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Counts always; shows the counts where the store has Micrometer and a registry. */
@Configuration(proxyBeanMethods = false)
public class LoyaltyMetrics {

    @Bean
    LedgerCounts blLoyaltyLedgerCounts() {
        return new LedgerCounts(StoreTransactions::afterCommit);
    }

    @Bean
    JobCounts blLoyaltyJobCounts() {
        return new JobCounts();
    }

    /** Named by Boot without its ending: {@code loyaltyLedger}. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthIndicator.class)
    static class WithHealth {

        @Bean
        HealthIndicator loyaltyLedgerHealthIndicator(OpenHolds holds, BusinessTime time) {
            return new LedgerHealth(holds, time);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    static class WithMicrometer {

        @Bean
        LoyaltyMeters blLoyaltyMeters(
                LedgerCounts ledger,
                JobCounts jobs,
                OpenHolds holds,
                Retries unsettled,
                JobStatuses statuses,
                List<Job> all,
                BusinessTime time) {
            return new LoyaltyMeters(ledger, jobs, holds, unsettled, statuses, all, time);
        }

        /**
         * When everything else is there, and not as a binder: a registry may be made early in a start, and would pull
         * the store's persistence after it. Of several registries the primary one, which hands on to the others.
         */
        @Bean
        SmartInitializingSingleton blLoyaltyMetersBinding(
                LoyaltyMeters meters, ObjectProvider<MeterRegistry> registries) {
            return () -> {
                MeterRegistry primary = registries.getIfUnique();
                if (primary != null) {
                    meters.bindTo(primary);
                } else {
                    registries.forEach(meters::bindTo);
                }
            };
        }
    }
}
