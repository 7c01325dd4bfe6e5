package org.pointsmall.loyalty.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.time.BusinessTime;

/** The job that makes lots available, or lets them expire, when their time has come. */
final class PostDueLots implements Job {
    /** So many accounts are locked at once. */
    private static final int CHUNK = 1_000;

    private final JobName name;
    private final DueLots.Due due;
    private final DueLots lots;
    private final BusinessTime time;

    PostDueLots(JobName name, DueLots.Due due, DueLots lots, BusinessTime time) {
        this.name = name;
        this.due = due;
        this.lots = lots;
        this.time = time;
    }

    @Override
    public JobName name() {
        return name;
    }

    @Override
    public Run begin() {
        return new Pass(time.now());
    }

    @Override
    public Optional<Duration> lag() {
        Instant now = time.now();
        return Optional.of(
                lots.oldest(due, now).map(at -> Duration.between(at, now)).orElse(Duration.ZERO));
    }

    /** Onwards by time and lot, and not by what is still due, so that nothing can hold a run up. */
    private final class Pass implements Run {
        private final Instant at;
        private DueLots.@Nullable Mark last;

        Pass(Instant at) {
            this.at = at;
        }

        @Override
        public Chunk next() {
            DueLots.Posted posted = lots.post(due, at, last, CHUNK);
            last = posted.last();
            return new Chunk(posted.accounts(), last == null);
        }
    }
}
