package org.pointsmall.loyalty.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.job.InMemoryJobs;
import org.pointsmall.loyalty.job.JobState;
import org.pointsmall.loyalty.job.JobStatus;
import org.pointsmall.loyalty.job.Node;
import org.pointsmall.loyalty.job.ScriptedJob;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.statement.OpenHolds;
import org.springframework.boot.actuate.health.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/** A job that rests for a minute is late three minutes and five after it last came to its end. */
class ProgrammeHealthTest {
    private static final Instant TEN = Instant.parse("2026-05-01T10:00:00Z");
    private static final Duration ALLOWED = Duration.ofMinutes(8);

    private final MovableClock clock = new MovableClock(TEN);
    private final InMemoryJobs statuses = new InMemoryJobs(clock);
    private final ScriptedJob job = new ScriptedJob("count-sheep");
    private final JobsHealth jobs = new JobsHealth(List.of(job), any -> Duration.ofMinutes(1), statuses, inUtc(clock));

    private boolean holdsCanBeRead = true;
    private final LedgerHealth ledger = new LedgerHealth(this::holds, inUtc(clock));

    private OpenHolds.Summary holds() {
        if (!holdsCanBeRead) {
            throw new IllegalStateException("no database");
        }
        return new OpenHolds.Summary(3, TEN);
    }

    private void finishedAtTen(Duration lag) {
        statuses.begin(new JobStatus(job.name(), new Node("ann"), JobState.FINISHED, TEN, TEN, TEN, 0, lag, null, TEN));
    }

    @Test
    void aNodeIsReadyAsLongAsTheLedgersTablesCanBeRead() {
        assertThat(ledger.health().getStatus()).isEqualTo(Status.UP);
        assertThat(ledger.health().getDetails()).containsEntry("openHolds", 3L);

        holdsCanBeRead = false;
        clock.moveOn(Duration.ofSeconds(5));
        assertThat(ledger.health().getStatus()).isEqualTo(Status.DOWN);

        holdsCanBeRead = true;
        clock.moveOn(Duration.ofSeconds(5));
        assertThat(ledger.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aJobThatWasNeverBegunIsNotLate() {
        clock.moveOn(Duration.ofDays(1));

        assertThat(jobs.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aJobIsLateOnceItHasMissedThreeIntervalsAndFiveMinutes() {
        finishedAtTen(Duration.ZERO);
        clock.moveOn(ALLOWED);
        assertThat(jobs.health().getStatus()).isEqualTo(Status.UP);

        clock.moveOn(Duration.ofSeconds(10));
        assertThat(jobs.health().getStatus().getCode()).isEqualTo("DEGRADED");
        assertThat(jobs.health().getDetails()).containsEntry("late", List.of("count-sheep"));
    }

    @Test
    void aJobIsLateWhoseWorkHasBeenWaitingThatLongThoughItComesToItsEnd() {
        finishedAtTen(ALLOWED);
        assertThat(jobs.health().getStatus()).isEqualTo(Status.UP);

        finishedAtTen(ALLOWED.plusSeconds(1));
        clock.moveOn(Duration.ofSeconds(10));
        assertThat(jobs.health().getStatus().getCode()).isEqualTo("DEGRADED");
    }

    @Test
    void aLongRunIsNotLateWhileItGivesSignsOfLife() {
        Instant now = TEN.plus(Duration.ofHours(2));
        statuses.begin(new JobStatus(
                job.name(), new Node("ann"), JobState.RUNNING, TEN, now, null, 0, Duration.ZERO, null, TEN));
        clock.moveOn(Duration.ofHours(2));
        assertThat(jobs.health().getStatus()).isEqualTo(Status.UP);

        clock.moveOn(Duration.ofMinutes(6));
        assertThat(jobs.health().getStatus().getCode()).isEqualTo("DEGRADED");
    }
}
