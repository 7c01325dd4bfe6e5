package org.pointsmall.loyalty.broadleaf.config;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.job.JobResult;
import org.pointsmall.loyalty.job.RunJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs every job at its interval while the application runs. Each has a thread, so that a long one keeps no other
 * waiting. It stops before anything that jobs need does, and after the chunks under way.
 */
final class JobSchedule implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(JobSchedule.class);

    /** Soon after a start, because a job may have been cut off; not at once, because a start is busy enough. */
    private static final Duration LONGEST_FIRST_WAIT = Duration.ofSeconds(20);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunJob runJob;
    private final List<Job> jobs;
    private final JobSettings settings;
    private volatile boolean stopping;
    private volatile @Nullable ScheduledExecutorService executor;

    JobSchedule(RunJob runJob, List<Job> jobs, JobSettings settings) {
        this.runJob = runJob;
        this.jobs = List.copyOf(jobs);
        this.settings = settings;
        Set<JobName> names = new HashSet<>();
        for (Job job : jobs) {
            if (!names.add(job.name())) {
                throw new IllegalArgumentException("two jobs have the name " + job.name());
            }
        }
    }

    @Override
    public boolean isAutoStartup() {
        return settings.enabled();
    }

    @Override
    public synchronized void start() {
        if (executor != null || jobs.isEmpty()) {
            return;
        }
        stopping = false;
        ScheduledExecutorService started = Executors.newScheduledThreadPool(jobs.size(), JobSchedule::daemon);
        executor = started;
        for (Job job : jobs) {
            Duration interval = settings.interval(job);
            Duration first = interval.compareTo(LONGEST_FIRST_WAIT) < 0 ? interval : LONGEST_FIRST_WAIT;
            started.scheduleWithFixedDelay(
                    () -> run(job, interval), first.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
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

    @Override
    public boolean isRunning() {
        return executor != null;
    }

    boolean isStopping() {
        return stopping;
    }

    /** Anything thrown, an error too, would silently end the job's schedule: it is logged, and the next run tries again. */
    private void run(Job job, Duration interval) {
        try {
            JobResult result = runJob.runWhenDue(job, interval, this::isStopping);
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
