package org.pointsmall.loyalty.job;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.time.BusinessTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a job by the node that has its lock. */
final class LockedRun {
    private static final Logger LOG = LoggerFactory.getLogger(LockedRun.class);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    private final Job job;
    private final JobLocks.Lock lock;
    private final Duration silence;
    private final JobStatuses statuses;
    private final JobObserver observer;
    private final BusinessTime time;

    private JobStatus status;
    private long processed;

    LockedRun(
            Job job,
            JobLocks.Lock lock,
            Duration lockLasting,
            JobStatuses statuses,
            JobObserver observer,
            BusinessTime time,
            JobStatus begun) {
        this.job = job;
        this.lock = lock;
        this.statuses = statuses;
        this.observer = observer;
        this.time = time;
        status = begun;
        Duration quarter = lockLasting.dividedBy(4);
        silence = quarter.compareTo(LONGEST_SILENCE) < 0 ? quarter : LONGEST_SILENCE;
    }

    JobResult toItsEnd(Supplier<Job.Run> begin, BooleanSupplier stop) {
        statuses.begin(status);
        try {
            return chunks(begin.get(), stop);
        } catch (RuntimeException e) {
            LOG.error("Job {} failed after {} processed; the next run takes up what is left", job.name(), processed, e);
            statuses.update(status.over(JobState.FAILED, time.now(), processed, status.lag(), e.toString()));
            return new JobResult.Failed(processed, e);
        }
    }

    private JobResult chunks(Job.Run run, BooleanSupplier stop) {
        while (!stop.getAsBoolean()) {
            Job.Chunk chunk = run.next();
            processed += chunk.processed();
            observer.processed(job.name(), chunk.processed());
            if (chunk.last()) {
                end(JobState.FINISHED, null);
                return new JobResult.Finished(processed);
            }
            if (isSilentTooLong() && !giveSignOfLife()) {
                LOG.warn("Job {} lost its lock: a chunk took longer than that lasts", job.name());
                end(JobState.STOPPED, "lost its lock");
                return new JobResult.LockLost(processed);
            }
        }
        end(JobState.STOPPED, null);
        return new JobResult.Stopped(processed);
    }

    /** A clock that was set back counts as silence, too: better one statement too many than a lock that ends. */
    private boolean isSilentTooLong() {
        Duration silent = Duration.between(status.seenAt(), time.now()).abs();
        return silent.compareTo(silence) >= 0;
    }

    private boolean giveSignOfLife() {
        boolean kept = lock.keep();
        if (kept) {
            Instant now = time.now();
            status = status.at(now, processed, lag());
            statuses.update(status);
        }
        return kept;
    }

    private void end(JobState end, @Nullable String failure) {
        statuses.update(status.over(end, time.now(), processed, lag(), failure));
    }

    private @Nullable Duration lag() {
        return job.lag().orElse(null);
    }
}
