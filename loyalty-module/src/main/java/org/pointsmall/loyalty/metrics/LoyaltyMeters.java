package org.pointsmall.loyalty.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.job.JobStatus;
import org.pointsmall.loyalty.job.JobStatuses;
import org.pointsmall.loyalty.job.Retries;
import org.pointsmall.loyalty.statement.OpenHolds;
import org.pointsmall.loyalty.time.BusinessTime;

/**
 * The programme's meters. A registry refers to what it measures weakly: this object must live as long as they are
 * wanted. A gauge that has no value, because the database does not answer or a job has never come to its end, is NaN.
 */
final class LoyaltyMeters {
    private static final Duration LASTING = Duration.ofSeconds(10);

    private final LedgerCounts ledgerCounts;
    private final JobCounts jobCounts;
    private final Cached<OpenHolds.Summary> holds;
    private final Cached<Retries.Summary> unsettled;
    private final Cached<List<JobStatus>> statuses;
    private final List<JobGauges> jobs = new ArrayList<>();
    private final BusinessTime time;

    LoyaltyMeters(
            LedgerCounts ledgerCounts,
            JobCounts jobCounts,
            OpenHolds openHolds,
            Retries unsettledOrders,
            JobStatuses jobStatuses,
            List<Job> all,
            BusinessTime time) {
        this.ledgerCounts = ledgerCounts;
        this.jobCounts = jobCounts;
        this.time = time;
        holds = cached(openHolds::now);
        unsettled = cached(unsettledOrders::now);
        statuses = cached(jobStatuses::all);
        all.forEach(job -> jobs.add(new JobGauges(job.name(), cached(job::lag))));
    }

    /** Registers every meter; the series of each kind, code and job are there from the start, at 0. */
    public void bindTo(MeterRegistry registry) {
        ledgerCounts.forEachKind((kind, points) -> FunctionCounter.builder("loyalty.points", points, LongAdder::sum)
                .description("Whole points moved by committed entries")
                .baseUnit("points")
                .tag("kind", kind.name())
                .register(registry));
        ledgerCounts.forEachCode((code, count) -> FunctionCounter.builder("loyalty.refusals", count, LongAdder::sum)
                .description("Movements that the programme refused")
                .tag("code", code.name())
                .register(registry));
        Gauge.builder("loyalty.holds.open", this, LoyaltyMeters::openHolds)
                .description("Holds that no checkout has ended yet")
                .register(registry);
        Gauge.builder("loyalty.holds.oldest.age", this, LoyaltyMeters::ageOfOldestHold)
                .description("Since when the oldest of them has been open")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("loyalty.orders.unsettled", this, LoyaltyMeters::unsettledOrders)
                .description("Placed orders whose settlement failed and is tried again")
                .register(registry);
        Gauge.builder("loyalty.orders.unsettled.oldest.age", this, LoyaltyMeters::ageOfOldestUnsettled)
                .description("Since when the oldest of them has been waiting")
                .baseUnit("seconds")
                .register(registry);
        jobs.forEach(job -> bind(job, registry));
    }

    private void bind(JobGauges job, MeterRegistry registry) {
        String name = job.name.value();
        Gauge.builder("loyalty.job.lag", job, JobGauges::lagSeconds)
                .description("For how long the oldest work that is due has been waiting")
                .baseUnit("seconds")
                .tag("job", name)
                .register(registry);
        Gauge.builder("loyalty.job.last.success.age", job, JobGauges::secondsSinceSuccess)
                .description("Since when the job has not come to its end, on any node")
                .baseUnit("seconds")
                .tag("job", name)
                .register(registry);
        FunctionCounter.builder("loyalty.job.processed", jobCounts.of(job.name), LongAdder::sum)
                .description("What the job has dealt with on this node")
                .tag("job", name)
                .register(registry);
    }

    private double openHolds() {
        return holds.get().map(OpenHolds.Summary::count).map(Long::doubleValue).orElse(Double.NaN);
    }

    private double ageOfOldestHold() {
        return holds.get().map(summary -> ageOf(summary.oldestOpenedAt())).orElse(Double.NaN);
    }

    private double unsettledOrders() {
        return unsettled
                .get()
                .map(Retries.Summary::count)
                .map(Long::doubleValue)
                .orElse(Double.NaN);
    }

    private double ageOfOldestUnsettled() {
        return unsettled.get().map(summary -> ageOf(summary.oldestFailedAt())).orElse(Double.NaN);
    }

    private double ageOf(@Nullable Instant oldest) {
        return oldest == null ? 0 : secondsSince(oldest);
    }

    private double secondsSince(Instant then) {
        return Math.max(0, Duration.between(then, time.now()).toSeconds());
    }

    private <T> Cached<T> cached(Supplier<T> query) {
        return new Cached<>(query, LASTING, time);
    }

    private final class JobGauges {
        private final JobName name;
        private final Cached<Optional<Duration>> lag;

        private JobGauges(JobName name, Cached<Optional<Duration>> lag) {
            this.name = name;
            this.lag = lag;
        }

        private double lagSeconds() {
            return lag.get()
                    .flatMap(known -> known)
                    .map(Duration::toSeconds)
                    .map(Long::doubleValue)
                    .orElse(Double.NaN);
        }

        private double secondsSinceSuccess() {
            return statuses.get().stream()
                    .flatMap(List::stream)
                    .filter(status -> status.name().equals(name))
                    .map(JobStatus::succeededAt)
                    .filter(Objects::nonNull)
                    .map(LoyaltyMeters.this::secondsSince)
                    .findFirst()
                    .orElse(Double.NaN);
        }
    }
}
