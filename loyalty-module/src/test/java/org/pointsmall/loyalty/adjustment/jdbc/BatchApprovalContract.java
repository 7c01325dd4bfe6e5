package org.pointsmall.loyalty.adjustment.jdbc;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.adjustment.ApprovalRule;
import org.pointsmall.loyalty.adjustment.HandAdjustment;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** Whether a batch needs a second admin, by all that was moved within the window, and who that may be. */
abstract class BatchApprovalContract extends PointsInBulkFixture {
    @Test
    void theWholeSumCountsAndAnotherAdminApproves() {
        rule.set(new ApprovalRule(Points.of(1_000), Duration.ofHours(24)));
        long below = bring("m" + first + ",600\nm" + (first + 1) + ",-1\n", because("a " + first));
        long split = bring("m" + (first + 2) + ",500\n", because("b " + first));
        runTheJob();
        assertThat(granted(bulk.start(below, "eve"))).isEqualTo(PointsBatch.State.RUNNING);
        runTheJob();
        assertThat(granted(bulk.start(split, "eve"))).as("1,100 together").isEqualTo(PointsBatch.State.WAITING);
        runTheJob();
        assertThat(points(first + 2)).isZero();

        assertThat(bulk.approve(split, "eve").isRefused()).isTrue();
        granted(bulk.approve(split, "bob"));
        runTheJob();

        assertThat(points(first + 2)).isEqualTo(500);
        assertThat(bulk.approve(split, "bob").isRefused()).isTrue();
        HandAdjustment more = granted(adjust.adjust(new MemberId(first), "more " + first, 401, "eve", "and more"));
        assertThat(more.state()).as("with the batch's 600").isEqualTo(HandAdjustment.State.WAITING);
    }

    /** Whoever could take points out of the count alone could give without end. */
    @Test
    void whatWasMovedCountsWhoeverStopsTheBatch() {
        rule.set(new ApprovalRule(Points.of(1_000), Duration.ofHours(24)));
        long stopped = bring("m" + first + ",990\n", because("one " + first));
        long next = bring("m" + (first + 1) + ",990\n", because("two " + first));
        runTheJob();
        granted(bulk.start(stopped, "eve"));
        job.begin().next();
        assertThat(bulk.refuse(stopped, "eve").isRefused())
                .as("it does not wait")
                .isTrue();
        granted(bulk.stop(stopped));

        assertThat(granted(bulk.start(next, "eve"))).isEqualTo(PointsBatch.State.WAITING);
        granted(bulk.refuse(next, "bob"));
        assertThat(bulk.start(next, "eve").isRefused()).as("refused for good").isTrue();
        runTheJob();
        assertThat(sum()).isEqualTo(990);
    }

    @Test
    void whatWasMovedCountsAlsoWhereTheRestIsRefused() {
        rule.set(new ApprovalRule(Points.of(1_000), Duration.ofHours(24)));
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            file.append('m').append(first + i).append(",2\n");
        }
        long cut = bring(file.toString(), because("cut " + first));
        long next = bring("m" + first + ",500\n", because("next " + first));
        long third = bring("m" + (first + 1) + ",400\n", because("third " + first));
        runTheJob();
        granted(bulk.start(cut, "eve"));
        job.begin().next();
        assertThat(sum()).isEqualTo(200);
        granted(bulk.stop(cut));
        assertThat(granted(bulk.start(next, "eve"))).isEqualTo(PointsBatch.State.RUNNING);
        assertThat(granted(bulk.start(cut, "eve"))).as("400 with 200 and 500").isEqualTo(PointsBatch.State.WAITING);

        assertThat(granted(bulk.refuse(cut, "eve"))).isEqualTo(PointsBatch.State.REFUSED);

        assertThat(granted(bulk.start(third, "eve"))).as("400 with 200 and 500").isEqualTo(PointsBatch.State.WAITING);
        assertThat(bulk.start(cut, "eve").isRefused()).isTrue();
        assertThat(bulk.stop(cut).isRefused()).isTrue();
        granted(bulk.refuse(third, "bob"));
        runTheJob();
        assertThat(sum()).isEqualTo(700);
    }

    @Test
    void whoStartsABatchOfSomebodyElsesDoesNotApproveIt() {
        rule.set(new ApprovalRule(Points.of(1_000), Duration.ofHours(24)));
        long batch = bring("m" + first + ",1001\n", because("much " + first));
        runTheJob();
        assertThat(granted(bulk.start(batch, "carl"))).isEqualTo(PointsBatch.State.WAITING);

        assertThat(bulk.approve(batch, "carl").isRefused()).isTrue();
        assertThat(bulk.approve(batch, "eve").isRefused()).isTrue();
        granted(bulk.approve(batch, "bob"));
        runTheJob();
        assertThat(sum()).isEqualTo(1_001);
    }

    @Test
    void whatRunsForLongCountsHoweverLongAgoItWasStarted() {
        rule.set(new ApprovalRule(Points.of(1_000), Duration.ofHours(24)));
        long late = bring("m" + first + ",990\n", because("late " + first));
        long next = bring("m" + (first + 1) + ",990\n", because("next " + first));
        runTheJob();
        granted(bulk.start(late, "eve"));
        clock.moveOn(Duration.ofHours(25));

        assertThat(granted(bulk.start(next, "eve"))).isEqualTo(PointsBatch.State.WAITING);
        granted(bulk.refuse(next, "bob"));
        runTheJob();
    }
}
