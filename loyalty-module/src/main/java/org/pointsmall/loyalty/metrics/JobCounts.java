package org.pointsmall.loyalty.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.job.JobObserver;

/** Counts, since this process started, what each job has processed on it. */
final class JobCounts implements JobObserver {
    private final Map<JobName, LongAdder> processed = new ConcurrentHashMap<>();

    @Override
    public void processed(JobName job, long things) {
        of(job).add(things);
    }

    LongAdder of(JobName job) {
        return processed.computeIfAbsent(job, name -> new LongAdder());
    }
}
