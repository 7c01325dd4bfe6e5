package org.pointsmall.loyalty.metrics;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.job.InMemoryRetries;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.job.JobState;
import org.pointsmall.loyalty.job.JobStatus;
import org.pointsmall.loyalty.job.JobStatuses;
import org.pointsmall.loyalty.job.Node;
import org.pointsmall.loyalty.job.Retry;
import org.pointsmall.loyalty.job.ScriptedJob;
import org.pointsmall.loyalty.ledger.EntryKind;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.statement.OpenHolds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

class LoyaltyMetersTest {
    private static final Instant TEN = Instant.parse("2026-05-01T10:00:00Z");

    private final MovableClock clock = new MovableClock(TEN);
    private final LedgerCounts ledger = new LedgerCounts(Runnable::run);
    private final JobCounts jobs = new JobCounts();
    private final ScriptedJob job = new ScriptedJob("count-sheep").behindBy(Duration.ofMillis(2_900));
    private final Shared shared = new Shared();
    private final InMemoryRetries unsettled = new InMemoryRetries();
    private final LoyaltyMeters meters =
            new LoyaltyMeters(ledger, jobs, shared, unsettled, shared, List.of(job), inUtc(clock));
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @BeforeEach
    void bind() {
        meters.bindTo(registry);
    }

    @Test
    void countsPointsByKindAndRefusalsByCode() {
        ledger.posted(EntryKind.EARN, 70);
        ledger.posted(EntryKind.EARN, 5);
        ledger.posted(EntryKind.BURN, 40);
        ledger.refused(RefusalCode.CONFLICT);

        assertThat(count("loyalty.points", "kind", "EARN")).isEqualTo(75);
        assertThat(count("loyalty.points", "kind", "BURN")).isEqualTo(40);
        assertThat(count("loyalty.points", "kind", "HOLD")).isZero();
        assertThat(count("loyalty.refusals", "code", "CONFLICT")).isEqualTo(1);
        assertThat(count("loyalty.refusals", "code", "SOLD_OUT")).isZero();
    }

    @Test
    void tellsOfOpenHoldsAndHowOldTheOldestIs() {
        assertThat(gauge("loyalty.holds.open")).isZero();
        assertThat(gauge("loyalty.holds.oldest.age")).isZero();

        shared.holds = new OpenHolds.Summary(3, TEN.minusSeconds(90));
        clock.moveOn(Duration.ofSeconds(10));

        assertThat(gauge("loyalty.holds.open")).isEqualTo(3);
        assertThat(gauge("loyalty.holds.oldest.age")).isEqualTo(100);
    }

    @Test
    void tellsOfOrdersThatWaitToBeSettledAndSinceWhenTheOldestDoes() {
        assertThat(gauge("loyalty.orders.unsettled")).isZero();
        assertThat(gauge("loyalty.orders.unsettled.oldest.age")).isZero();

        unsettled.add(Retry.failed(4711, null, TEN.minusSeconds(90), "broken"));
        unsettled.add(Retry.failed(4712, null, TEN.minusSeconds(30), "broken"));
        clock.moveOn(Duration.ofSeconds(10));

        assertThat(gauge("loyalty.orders.unsettled")).isEqualTo(2);
        assertThat(gauge("loyalty.orders.unsettled.oldest.age")).isEqualTo(100);

        unsettled.done(4711, clock.instant());
        clock.moveOn(Duration.ofSeconds(10));
        assertThat(gauge("loyalty.orders.unsettled")).isEqualTo(1);
        assertThat(gauge("loyalty.orders.unsettled.oldest.age")).isEqualTo(50);
    }

    @Test
    void tellsOfEachJob() {
        assertThat(gauge("loyalty.job.last.success.age")).isNaN();
        shared.statuses = List.of(new JobStatus(
                job.name(), new Node("ann"), JobState.FAILED, TEN, TEN, TEN, 1, null, "broken", TEN.minusSeconds(50)));
        clock.moveOn(Duration.ofSeconds(10));
        jobs.processed(job.name(), 6);
        jobs.processed(job.name(), 5);

        assertThat(gauge("loyalty.job.last.success.age")).isEqualTo(60);
        assertThat(gauge("loyalty.job.lag")).isEqualTo(2);
        assertThat(count("loyalty.job.processed", "job", "count-sheep")).isEqualTo(11);
    }

    @Test
    void asksTheDatabaseOnceInTenSecondsHoweverOftenItIsRead() {
        gauge("loyalty.holds.open");
        gauge("loyalty.holds.oldest.age");
        clock.moveOn(Duration.ofMillis(9_999));
        gauge("loyalty.holds.open");
        assertThat(shared.asked).isEqualTo(1);

        clock.moveOn(Duration.ofMillis(1));
        gauge("loyalty.holds.open");
        assertThat(shared.asked).isEqualTo(2);
    }

    @Test
    void hasNoValueWhileTheDatabaseDoesNotAnswerAndDoesNotAskItMoreOftenThen() {
        shared.broken = true;
        assertThat(gauge("loyalty.holds.open")).isNaN();
        assertThat(gauge("loyalty.holds.oldest.age")).isNaN();
        assertThat(shared.asked).isEqualTo(1);

        shared.broken = false;
        clock.moveOn(Duration.ofSeconds(10));
        assertThat(gauge("loyalty.holds.open")).isZero();
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    private double count(String name, String tag, String value) {
        return registry.get(name).tag(tag, value).functionCounter().count();
    }

    /** What the nodes share. */
    private static final class Shared implements OpenHolds, JobStatuses {
        private Summary holds = new Summary(0, null);
        private List<JobStatus> statuses = List.of();
        private boolean broken;
        private int asked;

        @Override
        public Summary now() {
            asked++;
            if (broken) {
                throw new IllegalStateException("no database");
            }
            return holds;
        }

        @Override
        public List<JobStatus> all() {
            return statuses;
        }

        @Override
        public void begin(JobStatus status) {
            throw new UnsupportedOperationException("meters only read");
        }

        @Override
        public void update(JobStatus status) {
            throw new UnsupportedOperationException("meters only read");
        }

        @Override
        public Optional<JobStatus> find(JobName job) {
            throw new UnsupportedOperationException("meters read all at once");
        }
    }
}
