package org.pointsmall.loyalty.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the nodes of a test share: locks that end by the test's clock, and statuses. */
public final class InMemoryJobs implements JobStatuses {
    private record Owned(Node node, Instant until) {}

    private final Map<JobName, Owned> locks = new ConcurrentHashMap<>();
    private final Map<JobName, JobStatus> statuses = new ConcurrentHashMap<>();
    private final List<JobStatus> written = new CopyOnWriteArrayList<>();
    private final Clock clock;

    public InMemoryJobs(Clock clock) {
        this.clock = clock;
    }

    public JobLocks locksOf(Node node) {
        return (job, lasting) -> {
            if (isLocked(job)) {
                return Optional.empty();
            }
            locks.put(job, new Owned(node, clock.instant().plus(lasting)));
            return Optional.of(new Lock(job, node, lasting));
        };
    }

    boolean isLocked(JobName job) {
        Owned owned = locks.get(job);
        return owned != null && owned.until().isAfter(clock.instant());
    }

    /** Every status that was ever written, in order. */
    List<JobStatus> written() {
        return written;
    }

    @Override
    public void begin(JobStatus status) {
        statuses.put(status.name(), status);
        written.add(status);
    }

    @Override
    public void update(JobStatus status) {
        JobStatus last = statuses.get(status.name());
        if (last.node().equals(status.node()) && last.startedAt().equals(status.startedAt())) {
            begin(status);
        }
    }

    @Override
    public Optional<JobStatus> find(JobName job) {
        return Optional.ofNullable(statuses.get(job));
    }

    @Override
    public List<JobStatus> all() {
        return List.copyOf(statuses.values());
    }

    private final class Lock implements JobLocks.Lock {
        private final JobName job;
        private final Node node;
        private final Duration lasting;

        Lock(JobName job, Node node, Duration lasting) {
            this.job = job;
            this.node = node;
            this.lasting = lasting;
        }

        @Override
        public boolean keep() {
            boolean mine = isLocked(job) && locks.get(job).node().equals(node);
            if (mine) {
                locks.put(job, new Owned(node, clock.instant().plus(lasting)));
            }
            return mine;
        }

        @Override
        public void release() {
            if (locks.get(job).node().equals(node)) {
                locks.put(job, new Owned(node, clock.instant()));
            }
        }
    }
}
