package org.pointsmall.loyalty.broadleaf;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.broadleaf.store.MovableClock;
import org.pointsmall.loyalty.broadleaf.store.StoreTest;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.job.JobResult;
import org.pointsmall.loyalty.job.JobState;
import org.pointsmall.loyalty.job.JobStatus;
import org.pointsmall.loyalty.job.JobStatuses;
import org.pointsmall.loyalty.job.RunJob;
import org.pointsmall.loyalty.ledger.EntryKind;
import org.pointsmall.loyalty.metrics.LedgerCounts;
import org.pointsmall.loyalty.redemption.SettleOrders;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Jobs and counts as a store wires them. */
@StoreTest
@TestPropertySource(properties = "broadleaf.database.url=jdbc:h2:mem:loyalty-checkout")
class JobsInTheStoreTest {
    @Autowired
    List<Job> jobs;

    @Autowired
    @Qualifier("blLoyaltyTimeOutHolds")
    Job timeOutHolds;

    @Autowired
    RunJob runJob;

    @Autowired
    JobStatuses statuses;

    @Autowired
    @Qualifier("blLoyaltyJobSchedule")
    SmartLifecycle schedule;

    @Autowired
    LedgerCounts counts;

    @Autowired
    Transactions transactions;

    @Autowired
    MeterRegistry registry;

    @Autowired
    MovableClock clock;

    @Test
    void recoveryIsAJob() {
        assertThat(jobs).contains(timeOutHolds);

        assertThat(runJob.run(timeOutHolds, () -> false)).isInstanceOf(JobResult.Finished.class);

        JobStatus status = statuses.find(timeOutHolds.name()).orElseThrow();
        assertThat(status.state()).isEqualTo(JobState.FINISHED);
        assertThat(status.startedAt()).isBeforeOrEqualTo(clock.instant());
        assertThat(statuses.all()).contains(status);
    }

    @Test
    void whatFailedIsRetriedAndMatchedByJobsToo() {
        assertThat(jobs).extracting(Job::name).contains(SettleOrders.NAME, new JobName("match-orders"));
    }

    @Test
    void runsNoJobByItselfWhereItIsToldNotTo() {
        assertThat(schedule.isAutoStartup()).isFalse();
        assertThat(schedule.isRunning()).isFalse();
    }

    @Test
    void countsWhatIsCommittedWhenItIs() {
        long before = counts.points(EntryKind.EARN);

        transactions.required(() -> {
            counts.posted(EntryKind.EARN, 5);
            assertThat(counts.points(EntryKind.EARN)).isEqualTo(before);
            return true;
        });

        assertThat(counts.points(EntryKind.EARN)).isEqualTo(before + 5);
    }

    @Test
    void countsNothingOfATransactionThatIsRolledBack() {
        long before = counts.points(EntryKind.EARN);

        assertThatThrownBy(() -> transactions.required(() -> post(7))).isInstanceOf(Undone.class);

        assertThat(counts.points(EntryKind.EARN)).isEqualTo(before);
    }

    @Test
    void countsNothingOfWhatASavepointUndoes() {
        long before = counts.points(EntryKind.EARN);

        transactions.required(() -> {
            counts.posted(EntryKind.EARN, 1);
            transactions.isolated(() -> {
                counts.posted(EntryKind.EARN, 20);
                assertThatThrownBy(() -> transactions.isolated(() -> post(300))).isInstanceOf(Undone.class);
                return true;
            });
            assertThatThrownBy(() -> transactions.isolated(() -> post(4000))).isInstanceOf(Undone.class);
            counts.posted(EntryKind.EARN, 50_000);
            return true;
        });

        assertThat(counts.points(EntryKind.EARN)).isEqualTo(before + 50_021);
    }

    @Test
    void countsAtOnceWhereNoTransactionIsUnderWay() {
        long before = counts.points(EntryKind.EARN);

        counts.posted(EntryKind.EARN, 3);

        assertThat(counts.points(EntryKind.EARN)).isEqualTo(before + 3);
    }

    @Test
    void showsItsMetersInTheStoresRegistry() {
        counts.posted(EntryKind.BURN, 9);

        assertThat(registry.get("loyalty.points")
                        .tag("kind", "BURN")
                        .functionCounter()
                        .count())
                .isEqualTo(counts.points(EntryKind.BURN));
        assertThat(registry.get("loyalty.holds.open").gauge().value()).isNotNaN();
        assertThat(registry.get("loyalty.holds.oldest.age").gauge().value()).isNotNaN();
        assertThat(registry.get("loyalty.orders.unsettled").gauge().value()).isNotNaN();
        assertThat(registry.get("loyalty.orders.unsettled.oldest.age").gauge().value())
                .isNotNaN();
        assertThat(registry.get("loyalty.job.lag")
                        .tag("job", "time-out-holds")
                        .gauge()
                        .value())
                .isNotNaN();
    }

    private boolean post(long points) {
        counts.posted(EntryKind.EARN, points);
        throw new Undone();
    }

    private static final class Undone extends RuntimeException {}
}
