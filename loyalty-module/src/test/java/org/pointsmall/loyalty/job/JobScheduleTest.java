package org.pointsmall.loyalty.job;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

class JobScheduleTest {
    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final InMemoryJobs shared = new InMemoryJobs(Clock.systemUTC());
    private JobSchedule schedule = schedule(List.of());

    @AfterEach
    void stop() {
        schedule.stop();
    }

    @Test
    void runsAJobAgainAndAgainWhateverIsThrown() throws InterruptedException {
        CountDownLatch thirdRun = new CountDownLatch(1);
        schedule = schedule(List.of(new ScriptedJob("count-sheep")
                .chunk(1, () -> {
                    throw new IllegalStateException("for the test: broken");
                })
                .chunk(1, () -> {
                    throw new NoClassDefFoundError("for the test: broken badly");
                })
                .chunk(1, thirdRun::countDown)));

        schedule.start();

        assertThat(thirdRun.await(5, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void doesNotKeepAJobWaitingForAnother() throws InterruptedException {
        CountDownLatch goatsCounted = new CountDownLatch(1);
        CountDownLatch sheepCounted = new CountDownLatch(1);
        schedule = schedule(List.of(
                new ScriptedJob("count-sheep").chunk(1, () -> {
                    await(goatsCounted);
                    sheepCounted.countDown();
                }),
                new ScriptedJob("count-goats").chunk(1, goatsCounted::countDown)));

        schedule.start();

        assertThat(sheepCounted.await(5, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void waitsForTheChunkUnderWayWhenItStopsAndBeginsNoOther() throws InterruptedException {
        CountDownLatch underWay = new CountDownLatch(1);
        AtomicBoolean done = new AtomicBoolean();
        AtomicBoolean next = new AtomicBoolean();
        ScriptedJob job = new ScriptedJob("count-sheep")
                .chunk(1, () -> {
                    underWay.countDown();
                    whileStopping();
                    done.set(true);
                })
                .chunk(1, () -> next.set(true));
        schedule = schedule(List.of(job));
        schedule.start();
        assertThat(underWay.await(5, TimeUnit.MINUTES)).isTrue();

        schedule.stop();

        assertThat(done).isTrue();
        assertThat(next).isFalse();
        assertThat(schedule.isRunning()).isFalse();
        assertThat(shared.find(job.name()).orElseThrow().state()).isEqualTo(JobState.STOPPED);
    }

    @Test
    void canBeStartedAgain() throws InterruptedException {
        CountDownLatch run = new CountDownLatch(1);
        schedule = schedule(List.of(new ScriptedJob("count-sheep").chunk(1, run::countDown)));
        schedule.start();
        schedule.stop();

        schedule.start();

        assertThat(run.await(5, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void refusesTwoJobsOfOneName() {
        List<Job> twins = List.of(new ScriptedJob("count-sheep"), new ScriptedJob("count-sheep"));

        assertThatThrownBy(() -> schedule(twins)).hasMessageContaining("count-sheep");
    }

    private JobSchedule schedule(List<Job> jobs) {
        RunJob runJob = new RunJob(
                shared.locksOf(new Node("ann")),
                shared,
                (name, things) -> {},
                new Node("ann"),
                Duration.ofMinutes(2),
                inUtc(Clock.systemUTC()));
        return new JobSchedule(runJob, jobs, job -> INTERVAL);
    }

    /** Until the schedule has been told to stop, which waits for this. */
    private void whileStopping() {
        while (!schedule.isStopping()) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
