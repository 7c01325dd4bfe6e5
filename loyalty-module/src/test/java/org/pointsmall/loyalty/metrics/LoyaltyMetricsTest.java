package org.pointsmall.loyalty.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.job.InMemoryJobs;
import org.pointsmall.loyalty.job.InMemoryRetries;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.Retries;
import org.pointsmall.loyalty.job.ScriptedJob;
import org.pointsmall.loyalty.ledger.LedgerObserver;
import org.pointsmall.loyalty.statement.jdbc.StatementTables;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

@Tag("heavy")
class LoyaltyMetricsTest {
    private final ApplicationContextRunner store = new ApplicationContextRunner().withUserConfiguration(Store.class);

    @Test
    void countsWithoutMicrometer() {
        store.withClassLoader(new FilteredClassLoader("io.micrometer")).run(context -> assertThat(context)
                .hasNotFailed()
                .hasSingleBean(LedgerObserver.class)
                .doesNotHaveBean("blLoyaltyMeters"));
    }

    @Test
    void countsWithoutARegistry() {
        store.run(context -> assertThat(context).hasNotFailed().hasBean("blLoyaltyMeters"));
    }

    @Test
    void bindsToThePrimaryRegistryAloneWhichHandsOn() {
        SimpleMeterRegistry one = new SimpleMeterRegistry();
        CompositeMeterRegistry all = new CompositeMeterRegistry();
        store.withBean("one", MeterRegistry.class, () -> one)
                .withBean("all", MeterRegistry.class, () -> all, definition -> definition.setPrimary(true))
                .run(context -> {
                    assertThat(all.find("loyalty.holds.open").gauge()).isNotNull();
                    assertThat(one.find("loyalty.holds.open").gauge()).isNull();
                });
    }

    @Test
    void bindsToEachOfSeveralRegistriesWhereNoneIsPrimary() {
        SimpleMeterRegistry one = new SimpleMeterRegistry();
        SimpleMeterRegistry other = new SimpleMeterRegistry();
        store.withBean("one", MeterRegistry.class, () -> one)
                .withBean("other", MeterRegistry.class, () -> other)
                .run(context -> {
                    assertThat(one.find("loyalty.holds.open").gauge()).isNotNull();
                    assertThat(other.find("loyalty.holds.open").gauge()).isNotNull();
                });
    }

    @Configuration(proxyBeanMethods = false)
    @Import({LoyaltyMetrics.class, StatementTables.class})
    static class Store {
        @Bean
        OrdersDatabase database() {
            return new OrdersDatabase(new DriverManagerDataSource());
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        BusinessTime time(Clock clock) {
            return inUtc(clock);
        }

        @Bean
        InMemoryJobs statuses(Clock clock) {
            return new InMemoryJobs(clock);
        }

        @Bean
        Retries unsettledOrders() {
            return new InMemoryRetries();
        }

        @Bean
        Job job() {
            return new ScriptedJob("count-sheep");
        }

        @Bean
        Transactions transactions() {
            return new Transactions() {
                @Override
                public <T> T required(Supplier<T> work) {
                    return work.get();
                }

                @Override
                public <T> T isolated(Supplier<T> work) {
                    return work.get();
                }
            };
        }
    }
}
