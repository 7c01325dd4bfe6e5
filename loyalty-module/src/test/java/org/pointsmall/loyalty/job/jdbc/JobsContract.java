package org.pointsmall.loyalty.job.jdbc;

import java.sql.Connection;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.job.JobLocks;
import org.pointsmall.loyalty.job.JobResult;
import org.pointsmall.loyalty.job.JobState;
import org.pointsmall.loyalty.job.JobStatus;
import org.pointsmall.loyalty.job.Node;
import org.pointsmall.loyalty.job.RunJob;
import org.pointsmall.loyalty.job.ScriptedJob;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/**
 * Two nodes on one database of whichever kind a subclass starts. The lock ends by the database's clock, which a test
 * can't move: it moves the lock's end instead.
 */
@Tag("heavy")
abstract class JobsContract {
    private static final Duration LOCK = Duration.ofMinutes(2);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-05-01T10:00:00.123456Z"));
    private final ScriptedJob job = new ScriptedJob("count-sheep");
    private JdbcTemplate jdbc;
    private JdbcJobStatuses statuses;
    private RunJob onAnn;
    private RunJob onBob;

    abstract DataSource database();

    @BeforeEach
    void startNodes() throws Exception {
        DataSource database = database();
        try (Connection connection = database.getConnection();
                Liquibase liquibase = new Liquibase(
                        "org/pointsmall/loyalty/changelog/jobs.xml",
                        new ClassLoaderResourceAccessor(),
                        DatabaseFactory.getInstance()
                                .findCorrectDatabaseImplementation(new JdbcConnection(connection)))) {
            liquibase.update();
        }
        jdbc = new JdbcTemplate(database);
        jdbc.update("DELETE FROM LOYALTY_JOB");
        jdbc.update("DELETE FROM LOYALTY_JOB_LOCK");
        statuses = new JdbcJobStatuses(database, new PlainTransactions(manager()));
        onAnn = node("ann");
        onBob = node("bob");
    }

    @Test
    void onlyOneOfManyNodesThatRaceForAJobRunsIt() throws Exception {
        int nodes = 8;
        for (int round = 0; round < 10; round++) {
            AtomicInteger inside = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            CyclicBarrier start = new CyclicBarrier(nodes);
            CyclicBarrier allAnswered = new CyclicBarrier(nodes);
            ScriptedJob contested = new ScriptedJob("round-" + round).chunk(1, () -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                meet(allAnswered);
                inside.decrementAndGet();
            });

            List<JobResult> results = atOnce(nodes, number -> {
                RunJob runner = node("node-" + number);
                meet(start);
                JobResult result = runner.run(contested, () -> false);
                if (result instanceof JobResult.Busy) {
                    meet(allAnswered);
                }
                return result;
            });

            assertThat(results).filteredOn(new JobResult.Finished(1)::equals).hasSize(1);
            assertThat(results).filteredOn(JobResult.Busy.class::isInstance).hasSize(nodes - 1);
            assertThat(most).hasValue(1);
        }
    }

    @Test
    void saysWhichNodeHasTheLockAndHowFarItIs() {
        List<JobResult> meanwhile = new ArrayList<>();
        job.behindBy(Duration.ofSeconds(61)).chunk(4, () -> clock.moveOn(Duration.ofSeconds(5)));
        job.chunk(1, () -> {
            meanwhile.add(run(onBob));
            assertThat(status().state()).isEqualTo(JobState.RUNNING);
            assertThat(status().processed()).isEqualTo(4);
            assertThat(status().lag()).isEqualTo(Duration.ofSeconds(61));
            assertThat(Duration.between(status().startedAt(), status().seenAt()))
                    .isEqualTo(Duration.ofSeconds(5));
        });

        assertThat(run(onAnn)).isEqualTo(new JobResult.Finished(5));

        assertThat(meanwhile).containsExactly(new JobResult.Busy(new Node("ann")));
    }

    @Test
    void canBeRunByAnotherNodeAtOnceWhenTheRunIsOver() {
        for (int turn = 0; turn < 20; turn++) {
            assertThat(run(onAnn)).isEqualTo(new JobResult.Finished(0));
            assertThat(run(onBob)).isEqualTo(new JobResult.Finished(0));
        }
    }

    @Test
    void aNodeThatDiedIsTakenOverWhenItsLockHasEndedAndNotBefore() {
        job.chunk(3, () -> {
            throw new ThisNodeDied();
        });
        job.chunk(4);
        RunJob dying = new RunJob(
                (name, lasting) -> locks("ann").tryLock(name, lasting).map(DeadNodesLock::new),
                statuses,
                (name, things) -> {},
                new Node("ann"),
                LOCK,
                inUtc(clock));
        dies(dying);

        assertThat(run(onBob)).isEqualTo(new JobResult.Busy(new Node("ann")));
        assertThat(lockLasts()).isEqualTo(LOCK);

        theLocksTimePasses();
        assertThat(run(onBob)).isEqualTo(new JobResult.Finished(4));
        assertThat(status().node()).isEqualTo(new Node("bob"));
    }

    @Test
    void aLongRunKeepsItsLock() {
        List<JobResult> meanwhile = new ArrayList<>();
        for (int chunk = 0; chunk < 5; chunk++) {
            job.chunk(1, () -> {
                assertThat(lockLasts()).isGreaterThanOrEqualTo(LOCK);
                theLocksTimePassesButFor(Duration.ofMinutes(1));
                meanwhile.add(run(onBob));
                clock.moveOn(Duration.ofMinutes(1));
            });
        }

        assertThat(run(onAnn)).isEqualTo(new JobResult.Finished(5));

        assertThat(meanwhile).hasSize(5).containsOnly(new JobResult.Busy(new Node("ann")));
    }

    @Test
    void aNodeThatWasPausedForTooLongGivesWayToItsSuccessor() {
        List<JobResult> meanwhile = new ArrayList<>();
        job.chunk(1, () -> {
            theLocksTimePasses();
            clock.moveOn(LOCK);
            meanwhile.add(run(onBob));
        });
        job.chunk(2).chunk(3);

        assertThat(run(onAnn)).isEqualTo(new JobResult.LockLost(1));

        assertThat(meanwhile).containsExactly(new JobResult.Finished(5));
        assertThat(status().node()).isEqualTo(new Node("bob"));
        assertThat(status().processed()).isEqualTo(5);
    }

    @Test
    void doesNotLetGoOfALockThatIsAnothersByNow() {
        List<JobResult> afterAnnEnded = new ArrayList<>();
        ScriptedJob successors = new ScriptedJob("count-sheep");
        job.chunk(1, () -> {
            theLocksTimePasses();
            // Bob takes the lock over and keeps it, as if it were still at work when Ann is done.
            assertThat(locks("bob").tryLock(job.name(), LOCK)).isPresent();
        });
        run(onAnn);

        afterAnnEnded.add(node("cid").run(successors, () -> false));

        assertThat(afterAnnEnded).hasOnlyElementsOfType(JobResult.Busy.class);
    }

    @Test
    void readsAStatusAsItWasWritten() {
        job.chunk(2, () -> {
            throw new IllegalStateException("ü".repeat(1500));
        });

        run(onAnn);

        JobStatus status = status();
        assertThat(status.state()).isEqualTo(JobState.FAILED);
        assertThat(status.startedAt()).isEqualTo(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        assertThat(status.finishedAt()).isEqualTo(status.startedAt());
        assertThat(status.failure()).hasSize(1000).endsWith("ü");
        assertThat(status.succeededAt()).isNull();
        assertThat(statuses.all()).containsExactly(status);
    }

    private RunJob node(String name) {
        return new RunJob(locks(name), statuses, (job, things) -> {}, new Node(name), LOCK, inUtc(clock));
    }

    private ShedJobLocks locks(String node) {
        return new ShedJobLocks(database(), manager(), new Node(node), inUtc(clock));
    }

    private PlatformTransactionManager manager() {
        return new DataSourceTransactionManager(database());
    }

    private JobResult run(RunJob runner) {
        return runner.run(job, () -> false);
    }

    private void dies(RunJob runner) {
        try {
            run(runner);
        } catch (ThisNodeDied expected) {
            return;
        }
        throw new AssertionError("it should have died");
    }

    private JobStatus status() {
        return statuses.find(job.name()).orElseThrow();
    }

    private Duration lockLasts() {
        return jdbc.queryForObject(
                "SELECT LOCKED_UNTIL, LOCKED_AT FROM LOYALTY_JOB_LOCK WHERE JOB_NAME = 'count-sheep'",
                (row, index) -> Duration.between(
                        row.getTimestamp("LOCKED_AT").toInstant(),
                        row.getTimestamp("LOCKED_UNTIL").toInstant()));
    }

    private void theLocksTimePasses() {
        theLocksTimePassesButFor(Duration.ZERO);
    }

    /** As if the lock had been taken that much earlier. */
    private void theLocksTimePassesButFor(Duration left) {
        Duration passed = LOCK.minus(left);
        Timestamp until = jdbc.queryForObject(
                "SELECT LOCKED_UNTIL FROM LOYALTY_JOB_LOCK WHERE JOB_NAME = 'count-sheep'", Timestamp.class);
        jdbc.update(
                "UPDATE LOYALTY_JOB_LOCK SET LOCKED_UNTIL = ? WHERE JOB_NAME = 'count-sheep'",
                Timestamp.from(until.toInstant().minus(passed)));
    }

    private static List<JobResult> atOnce(int threads, IntFunctionThatThrows work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<JobResult>> all = new ArrayList<>();
            for (int number = 0; number < threads; number++) {
                int mine = number;
                all.add(() -> work.apply(mine));
            }
            List<JobResult> results = new ArrayList<>();
            for (Future<JobResult> result : pool.invokeAll(all)) {
                results.add(result.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(5, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private interface IntFunctionThatThrows {
        JobResult apply(int number) throws Exception;
    }

    private record PlainTransactions(PlatformTransactionManager manager) implements Transactions {
        @Override
        public <T> T required(Supplier<T> work) {
            return new TransactionTemplate(manager).execute(status -> work.get());
        }

        @Override
        public <T> T isolated(Supplier<T> work) {
            throw new UnsupportedOperationException("jobs need no savepoint");
        }
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
