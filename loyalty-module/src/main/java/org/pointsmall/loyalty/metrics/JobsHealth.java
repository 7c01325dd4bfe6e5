package org.pointsmall.loyalty.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.job.JobStatus;
import org.pointsmall.loyalty.job.JobStatuses;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

/**
 * Which jobs have missed their time, on all nodes together, and for which the work has been waiting. No reason to take a
 * node away from shoppers, since another node's jobs would be as late: its own state, DEGRADED, leaves the store's health
 * as it is.
 */
public final class JobsHealth implements HealthIndicator {
    private static final Status DEGRADED = new Status("DEGRADED", "Jobs are late; shoppers are served");

    /** A job that has not come to its end for as many of its intervals, and this, is late. */
    private static final int INTERVALS = 3;

    private static final Duration ALLOWED = Duration.ofMinutes(5);
    private static final Duration LASTING = Duration.ofSeconds(10);

    private final List<Job> jobs;
    private final Function<Job, Duration> interval;
    private final Cached<Map<JobName, JobStatus>> statuses;
    private final BusinessTime time;

    /** @param interval how long each job rests between two runs */
    public JobsHealth(List<Job> jobs, Function<Job, Duration> interval, JobStatuses statuses, BusinessTime time) {
        this.jobs = List.copyOf(jobs);
        this.interval = interval;
        this.time = time;
        this.statuses = new Cached<>(
                () -> statuses.all().stream().collect(Collectors.toMap(JobStatus::name, status -> status)),
                LASTING,
                time);
    }

    @Override
    public Health health() {
        return statuses.get()
                .map(known -> {
                    List<String> late = jobs.stream()
                            .filter(job -> isLate(job, known.get(job.name())))
                            .map(job -> job.name().value())
                            .sorted()
                            .toList();
                    return late.isEmpty()
                            ? Health.up()
                            : Health.status(DEGRADED).withDetail("late", late);
                })
                .orElseGet(Health::unknown)
                .build();
    }

    /** One that was never begun is not late: a programme has just been switched on. */
    private boolean isLate(Job job, @Nullable JobStatus status) {
        if (status == null) {
            return false;
        }
        Duration allowed = interval.apply(job).multipliedBy(INTERVALS).plus(ALLOWED);
        boolean waits = status.lag() != null && status.lag().compareTo(allowed) > 0;
        Duration since =
                Duration.between(status.succeededAt() == null ? status.startedAt() : status.succeededAt(), time.now());
        // A run that is under way and gives signs of life is not late, however long it takes.
        boolean lives = !status.state().isOver()
                && Duration.between(status.seenAt(), time.now()).compareTo(ALLOWED) <= 0;
        return waits || (!lives && since.compareTo(allowed) > 0);
    }
}
