package org.pointsmall.loyalty.job;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs every job at its interval between start and stop. Each has a thread, so that a long one keeps no other waiting. It
 * stops after the chunks under way, so it has to be stopped before anything that jobs need.
 */
public final class JobSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(JobSchedule.class);

    /** Soon after a start, because a job may have been cut off; not at once, because a start is busy enough. */
    private static final Duration LONGEST_FIRST_WAIT = Duration.ofSeconds(20);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunJob runJob;
    private final List<Job> jobs;
    private final Function<Job, Duration> interval;
    private volatile boolean stopping;
    private volatile @Nullable ScheduledExecutorService executor;

    /** @param interval how long to rest between two runs of a job; asked when the schedule is started */
    public JobSchedule(RunJob runJob, List<Job> jobs, Function<Job, Duration> interval) {
        this.runJob = runJob;
        this.jobs = List.copyOf(jobs);
        this.interval = interval;
        Set<JobName> names = new HashSet<>();
        for (Job job : jobs) {
            if (!names.add(job.name())) {
                throw new IllegalArgumentException("two jobs have the name " + job.name());
            }
        }
    }

    public synchronized void start() {
        if (executor != null || jobs.isEmpty()) {
            return;
        }
        stopping = false;
        ScheduledExecutorService started = Executors.newScheduledThreadPool(jobs.size(), JobSchedule::daemon);
        executor = started;
        for (Job job : jobs) {
            Duration rest = interval.apply(job);
            Duration first = rest.compareTo(LONGEST_FIRST_WAIT) < 0 ? rest : LONGEST_FIRST_WAIT;
            started.scheduleWithFixedDelay(
                    () -> run(job, rest), first.toMillis(), rest.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    public synchronized void stop() {
        ScheduledExecutorService stopped = executor;
        if (stopped == null) {
            return;
        }
        stopping = true;
        executor = null;
        stopped.shutdown();
        try {
            if (!stopped.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("A job is still at a chunk after {}; it will be cut off, and taken up again later", PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isRunning() {
        return executor != null;
    }

    boolean isStopping() {
        return stopping;
    }

    /** Anything thrown, an error too, would silently end the job's schedule: it is logged, and the next run tries again. */
    private void run(Job job, Duration rest) {
        try {
            JobResult result = runJob.runWhenDue(job, rest, this::isStopping);
            if (result instanceof JobResult.Finished finished && finished.processed() > 0) {
                LOG.info("Job {} processed {}", job.name(), finished.processed());
            } else {
                LOG.debug("Job {}: {}", job.name(), result);
            }
        } catch (Throwable e) {
            LOG.error("Job {} could not be run; the next run tries again", job.name(), e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "loyalty-job");
        thread.setDaemon(true);
        return thread;
    }
}
