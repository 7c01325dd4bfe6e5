package org.pointsmall.loyalty.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.logging.LogField;
import org.pointsmall.loyalty.time.BusinessTime;

/**
 * Runs a job under its lock, so that of all nodes one at a time does. A lock lasts for a fixed time and is kept between
 * chunks while the run lives: when a node dies, another can take the job up after that time, from the start.
 *
 * <p>The lock saves work and keeps the nodes out of each other's way; it is not what keeps points right. A node that
 * was paused for longer than its lock lasts may do one more chunk beside its successor, so a job's chunks rely on the
 * ledger's own locks and keys, as everything does that moves points.
 */
public final class RunJob {
    private final JobLocks locks;
    private final JobStatuses statuses;
    private final JobObserver observer;
    private final Node node;
    private final Duration lockLasting;
    private final BusinessTime time;

    /** What this process runs: the lock tells nodes apart, not threads. */
    private final Set<JobName> running = ConcurrentHashMap.newKeySet();

    public RunJob(
            JobLocks locks,
            JobStatuses statuses,
            JobObserver observer,
            Node node,
            Duration lockLasting,
            BusinessTime time) {
        if (lockLasting.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("a job's lock lasts a second or more: " + lockLasting);
        }
        this.locks = locks;
        this.statuses = statuses;
        this.observer = observer;
        this.node = node;
        this.lockLasting = lockLasting;
        this.time = time;
    }

    /**
     * Runs the job now, as somebody asks for it by hand, unless it runs already. Must be called outside a transaction.
     *
     * @param stop is asked before each chunk
     */
    public JobResult run(Job job, BooleanSupplier stop) {
        return run(job, null, stop);
    }

    /**
     * Runs the job over what is due, but not where some node has already run it to its end within this time. A tenth of
     * it is let pass: nodes' timers and clocks are never quite at one.
     */
    public JobResult runWhenDue(Job job, Duration interval, BooleanSupplier stop) {
        return run(job, interval, stop);
    }

    private JobResult run(Job job, @Nullable Duration interval, BooleanSupplier stop) {
        if (!running.add(job.name())) {
            return new JobResult.Busy(node);
        }
        try (LogField.Scope named = LogField.JOB.with(job.name().value())) {
            Optional<JobLocks.Lock> lock = locks.tryLock(job.name(), lockLasting);
            if (lock.isEmpty()) {
                return new JobResult.Busy(statuses.find(job.name())
                        .filter(status -> !status.state().isOver())
                        .map(JobStatus::node)
                        .orElse(null));
            }
            return run(job, lock.get(), interval, stop);
        } finally {
            running.remove(job.name());
        }
    }

    private JobResult run(Job job, JobLocks.Lock lock, @Nullable Duration interval, BooleanSupplier stop) {
        try {
            Optional<JobStatus> last = statuses.find(job.name());
            Instant now = time.now();
            if (interval != null && last.isPresent() && isRecent(last.get(), interval, now)) {
                return new JobResult.NotDue();
            }
            JobStatus begun = JobStatus.begun(
                    job.name(), node, now, last.map(JobStatus::succeededAt).orElse(null));
            LockedRun run = new LockedRun(job, lock, lockLasting, statuses, observer, time, begun);
            return run.toItsEnd(interval == null ? job::beginByHand : job::begin, stop);
        } finally {
            lock.release();
        }
    }

    private static boolean isRecent(JobStatus last, Duration interval, Instant now) {
        Duration since = Duration.between(last.startedAt(), now);
        return last.state() == JobState.FINISHED
                && !since.isNegative()
                && since.compareTo(interval.multipliedBy(9).dividedBy(10)) < 0;
    }
}
