package org.pointsmall.loyalty.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

class RunJobTest {
    private static final Duration LOCK = Duration.ofMinutes(2);
    private static final Duration HOURLY = Duration.ofHours(1);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-05-01T10:00:00Z"));
    private final InMemoryJobs shared = new InMemoryJobs(clock);
    private final Map<JobName, Long> seen = new HashMap<>();
    private final Node ann = new Node("ann");
    private final Node bob = new Node("bob");
    private final RunJob onAnn = runner(ann);
    private final RunJob onBob = runner(bob);
    private final ScriptedJob job = new ScriptedJob("count-sheep");

    @Test
    void runsAllChunksAndSaysWhatCameOfIt() {
        Instant start = clock.instant();
        job.chunk(3).chunk(0).chunk(4, () -> clock.moveOn(Duration.ofSeconds(7)));

        assertThat(run(onAnn)).isEqualTo(new JobResult.Finished(7));

        JobStatus status = status();
        assertThat(status.state()).isEqualTo(JobState.FINISHED);
        assertThat(status.node()).isEqualTo(ann);
        assertThat(status.startedAt()).isEqualTo(start);
        assertThat(status.finishedAt()).isEqualTo(start.plusSeconds(7)).isEqualTo(status.succeededAt());
        assertThat(status.processed()).isEqualTo(7);
        assertThat(status.lag()).isEqualTo(Duration.ZERO);
        assertThat(seen).containsEntry(job.name(), 7L);
        assertThat(shared.isLocked(job.name())).isFalse();
    }

    @Test
    void isBegunByHandByWhoAsksForItAndNotByTheClock() {
        onAnn.runWhenDue(job, HOURLY, () -> false);
        assertThat(job.runs()).isEqualTo(1);
        assertThat(job.runsByHand()).isZero();

        assertThat(run(onAnn)).isEqualTo(new JobResult.Finished(0));

        assertThat(job.runsByHand()).isEqualTo(1);
    }

    @Test
    void saysThatAnotherNodeRunsItAndWhich() {
        List<JobResult> meanwhile = new ArrayList<>();
        job.chunk(1, () -> meanwhile.add(run(onBob)));

        run(onAnn);

        assertThat(meanwhile).containsExactly(new JobResult.Busy(ann));
        assertThat(job.runs()).isEqualTo(1);
        assertThat(run(onBob)).isEqualTo(new JobResult.Finished(0));
    }

    @Test
    void runsOnceAtATimeOnTheSameNodeToo() {
        List<JobResult> meanwhile = new ArrayList<>();
        job.chunk(1, () -> {
            clock.moveOn(LOCK);
            meanwhile.add(run(onAnn));
        });

        run(onAnn);

        assertThat(meanwhile).containsExactly(new JobResult.Busy(ann));
    }

    @Test
    void runsDifferentJobsSideBySide() {
        List<JobResult> meanwhile = new ArrayList<>();
        ScriptedJob other = new ScriptedJob("count-goats").chunk(5);
        job.chunk(1, () -> meanwhile.add(onBob.run(other, () -> false)));

        run(onAnn);

        assertThat(meanwhile).containsExactly(new JobResult.Finished(5));
    }

    @Test
    void keepsTheLockOfALongRunAndShowsHowFarItIs() {
        List<JobResult> meanwhile = new ArrayList<>();
        job.behindBy(Duration.ofMillis(90_999));
        for (int minute = 0; minute < 10; minute++) {
            job.chunk(10, () -> {
                clock.moveOn(LOCK.minusMillis(1));
                meanwhile.add(run(onBob));
            });
        }

        assertThat(run(onAnn)).isEqualTo(new JobResult.Finished(100));

        assertThat(meanwhile).hasSize(10).containsOnly(new JobResult.Busy(ann));
        assertThat(shared.written().stream().map(JobStatus::processed))
                .containsExactly(0L, 10L, 20L, 30L, 40L, 50L, 60L, 70L, 80L, 90L, 100L);
        assertThat(status().lag()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void writesNothingBetweenChunksThatAreQuick() {
        job.chunk(1)
                .chunk(1)
                .chunk(1, () -> clock.moveOn(Duration.ofMillis(4_999)))
                .chunk(1);

        run(onAnn);

        assertThat(shared.written()).hasSize(2);
    }

    @Test
    void givesASignOfLifeAlsoWhereTheClockWasSetBack() {
        job.chunk(1, () -> clock.moveOn(Duration.ofHours(-2))).chunk(1);

        run(onAnn);

        assertThat(shared.written()).hasSize(3);
    }

    @Test
    void givesWayWhereTheLockWasLostAndLeavesTheOtherRunsStatusAlone() {
        List<JobResult> meanwhile = new ArrayList<>();
        job.chunk(1, () -> {
            clock.moveOn(LOCK);
            meanwhile.add(run(onBob));
        });
        job.chunk(2).chunk(3);

        assertThat(run(onAnn)).isEqualTo(new JobResult.LockLost(1));

        assertThat(meanwhile).containsExactly(new JobResult.Finished(5));
        assertThat(status().node()).isEqualTo(bob);
        assertThat(status().state()).isEqualTo(JobState.FINISHED);
    }

    @Test
    void isTakenUpAgainWhenTheLockOfANodeThatDiedHasEnded() {
        job.chunk(1, () -> {
            throw new ThisNodeDied();
        });
        job.chunk(2);
        JobLocks neverReleased =
                (name, lasting) -> shared.locksOf(ann).tryLock(name, lasting).map(DeadNodesLock::new);
        RunJob dying = new RunJob(neverReleased, shared, seen::put, ann, LOCK, inUtc(clock));
        assertThatThrownBy(() -> run(dying)).isInstanceOf(ThisNodeDied.class);

        clock.moveOn(LOCK.minusMillis(1));
        assertThat(run(onBob)).isEqualTo(new JobResult.Busy(ann));
        assertThat(status().state()).isEqualTo(JobState.RUNNING);

        clock.moveOn(Duration.ofMillis(1));
        assertThat(run(onBob)).isEqualTo(new JobResult.Finished(2));
    }

    @Test
    void recordsAFailureWithWhatWasDoneBeforeItAndLetsGoOfTheLock() {
        IllegalStateException broken = new IllegalStateException("x".repeat(2000));
        run(onAnn);
        Instant success = status().succeededAt();
        clock.moveOn(HOURLY);
        job.chunk(2)
                .chunk(1, () -> {
                    throw broken;
                })
                .chunk(3);

        assertThat(run(onAnn)).isEqualTo(new JobResult.Failed(2, broken));

        assertThat(status().state()).isEqualTo(JobState.FAILED);
        assertThat(status().processed()).isEqualTo(2);
        assertThat(status().failure())
                .startsWith("java.lang.IllegalStateException: xxx")
                .hasSize(1000);
        assertThat(status().succeededAt()).isEqualTo(success);
        assertThat(run(onBob)).isEqualTo(new JobResult.Finished(3));
        assertThat(status().failure()).isNull();
    }

    @Test
    void stopsAfterTheChunkUnderWay() {
        boolean[] stop = {false};
        job.chunk(1, () -> stop[0] = true).chunk(2);

        assertThat(onAnn.run(job, () -> stop[0])).isEqualTo(new JobResult.Stopped(1));

        assertThat(status().state()).isEqualTo(JobState.STOPPED);
        assertThat(run(onBob)).isEqualTo(new JobResult.Finished(2));
    }

    @Test
    void runsOncePerIntervalWhateverTheNumberOfNodes() {
        assertThat(onAnn.runWhenDue(job, HOURLY, () -> false)).isEqualTo(new JobResult.Finished(0));

        clock.moveOn(Duration.ofMinutes(54).minusMillis(1));
        assertThat(onBob.runWhenDue(job, HOURLY, () -> false)).isEqualTo(new JobResult.NotDue());
        assertThat(shared.isLocked(job.name())).isFalse();

        clock.moveOn(Duration.ofMillis(1));
        assertThat(onBob.runWhenDue(job, HOURLY, () -> false)).isEqualTo(new JobResult.Finished(0));
        assertThat(run(onAnn)).isEqualTo(new JobResult.Finished(0));
    }

    @Test
    void isDueAtOnceAfterARunThatDidNotComeToItsEnd() {
        job.chunk(1, () -> {
            throw new IllegalStateException("broken");
        });
        onAnn.runWhenDue(job, HOURLY, () -> false);
        job.chunk(2);

        assertThat(onBob.runWhenDue(job, HOURLY, () -> false)).isEqualTo(new JobResult.Finished(2));
    }

    private RunJob runner(Node node) {
        return new RunJob(
                shared.locksOf(node),
                shared,
                (name, things) -> seen.merge(name, things, Long::sum),
                node,
                LOCK,
                inUtc(clock));
    }

    private JobResult run(RunJob runner) {
        return runner.run(job, () -> false);
    }

    private JobStatus status() {
        return shared.find(job.name()).orElseThrow();
    }

    /** An error, which is not recorded: a process that is killed records nothing. */
    private static final class ThisNodeDied extends Error {}

    private record DeadNodesLock(JobLocks.Lock taken) implements JobLocks.Lock {
        @Override
        public boolean keep() {
            return taken.keep();
        }

        @Override
        public void release() {}
    }
}
