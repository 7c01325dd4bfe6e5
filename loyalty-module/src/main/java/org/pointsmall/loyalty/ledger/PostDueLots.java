package org.pointsmall.loyalty.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;

/** The job that makes lots available, or lets them expire, when their time has come. */
public final class PostDueLots implements Job {
    /** So many accounts are locked at once. */
    private static final int CHUNK = 1_000;

    private final JobName name;
    private final DueLots.Due due;
    private final DueLots lots;
    private final Clock clock;

    private PostDueLots(JobName name, DueLots.Due due, DueLots lots, Clock clock) {
        this.name = name;
        this.due = due;
        this.lots = lots;
        this.clock = clock;
    }

    /** The job {@code activate-lots}. */
    public static PostDueLots activation(DueLots lots, Clock clock) {
        return new PostDueLots(new JobName("activate-lots"), DueLots.Due.ACTIVATION, lots, clock);
    }

    /** The job {@code expire-lots}. */
    public static PostDueLots expiry(DueLots lots, Clock clock) {
        return new PostDueLots(new JobName("expire-lots"), DueLots.Due.EXPIRY, lots, clock);
    }

    @Override
    public JobName name() {
        return name;
    }

    @Override
    public Run begin() {
        return new Pass(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public Optional<Duration> lag() {
        Instant now = clock.instant();
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
