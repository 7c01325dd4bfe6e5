package org.pointsmall.loyalty.adjustment.jdbc;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.adjustment.ApprovalRule;
import org.pointsmall.loyalty.adjustment.HandAdjustment;
import org.pointsmall.loyalty.adjustment.batch.BatchRow;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** A batch is undone as a whole: each of its movements, each once, whichever way it is asked for. */
abstract class BatchReversalContract extends PointsInBulkFixture {

    @Test
    void eachMovementIsUndoneOnceWhereverItIsCutOff() {
        long batch = moved(250, member -> 4);
        adjust(first, -1);
        long undoing = reversed(batch);
        assertThat(reversed(batch)).as("asked for twice").isEqualTo(undoing);
        assertThat(sum()).as("nothing is moved by asking").isEqualTo(999);
        runTheJob();
        assertThat(bulk.counts(undoing).taken(BatchRow.State.OPEN)).isEqualTo(Points.of(1_000));

        granted(bulk.start(undoing, "eve"));
        job.begin().next();
        // As a kill leaves it that comes between the rows and the note of how far they are.
        jdbc.update("UPDATE LOYALTY_POINTS_BATCH SET REACHED = 0 WHERE BATCH_ID = ?", undoing);
        runTheJob();

        assertThat(sum()).as("the first has 3 left, of which 4 can't be taken").isEqualTo(3);
        assertThat(bulk.find(undoing).orElseThrow().state()).isEqualTo(PointsBatch.State.DONE);
        assertThat(bulk.counts(undoing).rows(BatchRow.State.MOVED)).isEqualTo(249);
        assertThat(bulk.rows(undoing, 0, 1).get(0).problem()).isEqualTo("INSUFFICIENT_POINTS");
        assertThat(entries("reverse:%", first)).isEqualTo(249);
        assertThat(reversed(batch)).isEqualTo(undoing);
        runTheJob();
        assertThat(sum()).isEqualTo(3);
    }

    @Test
    void whatWasTakenIsGivenBackAndWhatWasRefusedIsLeftOut() {
        adjust(first, 10);
        long batch = bring(
                "m" + first + ",-7\nm" + (first + 1) + ",20\nnobody,5\nm" + (first + 2) + ",-3\n",
                because("mixed " + first));
        runTheJob();
        granted(bulk.start(batch, "eve"));
        runTheJob();
        assertThat(points(first)).isEqualTo(3);

        long undoing = reversed(batch);
        runTheJob();
        assertThat(bulk.rows(undoing, 0, 10)).extracting(BatchRow::points).containsExactly(7L, -20L);
        granted(bulk.start(undoing, "eve"));
        runTheJob();

        assertThat(points(first)).isEqualTo(10);
        assertThat(points(first + 1)).isZero();
    }

    @Test
    void whatHasNotEndedOrMovedNothingOrIsAReversalIsNotUndone() {
        long ready = bring("m" + first + ",5\n", because("ready " + first));
        runTheJob();
        assertThat(undo.reverse(ready, "a mistake", "", "eve").isRefused()).isTrue();
        granted(bulk.stop(ready));
        assertThat(undo.reverse(ready, "a mistake", "", "eve").isRefused())
                .as("stopped before it was started")
                .isTrue();

        long batch = moved(1, member -> 5);
        long undoing = reversed(batch);
        runTheJob();
        granted(bulk.start(undoing, "eve"));
        runTheJob();
        assertThat(undo.reverse(undoing, "a mistake", "", "eve").isRefused())
                .as("a reversal")
                .isTrue();
    }

    @Test
    void aBatchThatIsBeingUndoneDoesNotGoOn() {
        StringBuilder file = new StringBuilder();
        LongStream.range(first, first + 300)
                .forEach(member -> file.append('m').append(member).append(",2\n"));
        long batch = bring(file.toString(), because("stopped " + first));
        runTheJob();
        granted(bulk.start(batch, "eve"));
        job.begin().next();
        assertThat(undo.reverse(batch, "a mistake", "", "eve").isRefused())
                .as("while it runs")
                .isTrue();
        granted(bulk.stop(batch));
        long undoing = reversed(batch);

        assertThat(bulk.start(batch, "eve").isRefused()).isTrue();
        runTheJob();
        granted(bulk.start(undoing, "eve"));
        runTheJob();
        assertThat(sum()).isZero();
        assertThat(bulk.counts(undoing).rows(BatchRow.State.MOVED)).isEqualTo(100);
    }

    @Test
    void whatWasReversedByItselfIsLeftOut() {
        long batch = moved(3, member -> 5);
        granted(adjust.reverse(new MemberId(first), entry(batch, first), 5, "eve", "by itself"));
        long undoing = reversed(batch);
        runTheJob();
        granted(bulk.start(undoing, "eve"));
        runTheJob();

        assertThat(bulk.rows(undoing, 0, 10))
                .extracting(BatchRow::state)
                .containsExactly(BatchRow.State.SKIPPED, BatchRow.State.MOVED, BatchRow.State.MOVED);
        assertThat(sum()).isZero();
        assertThat(entries("reverse:%", first)).isEqualTo(3);
    }

    @Test
    void aboveTheLimitASecondAdminDecidesAndMayRefuseOnce() {
        long batch = moved(3, member -> 400);
        clock.moveOn(Duration.ofDays(2));
        rule.set(new ApprovalRule(Points.of(1_000), Duration.ofHours(24)));
        long undoing = reversed(batch);
        runTheJob();
        assertThat(granted(bulk.start(undoing, "eve"))).isEqualTo(PointsBatch.State.WAITING);
        assertThat(bulk.approve(undoing, "eve").isRefused()).isTrue();
        granted(bulk.refuse(undoing, "bob"));
        runTheJob();
        assertThat(sum()).isEqualTo(1_200);

        long again = reversed(batch);
        assertThat(again).as("a refused one is not the last word").isNotEqualTo(undoing);
        runTheJob();
        granted(bulk.start(again, "eve"));
        granted(bulk.approve(again, "bob"));
        runTheJob();
        assertThat(sum()).isZero();
    }

    @Test
    void whileAPartWaitsForASecondAdminNothingIsUndoneAndItCountsOnceApproved() {
        rule.set(new ApprovalRule(Points.of(100), Duration.ofHours(24)));
        granted(adjust.adjust(new MemberId(first), "before " + first, 90, "eve", "a gift"));
        long batch = bring("m" + first + ",20\nm" + (first + 1) + ",30\n", because("parts " + first));
        runTheJob();
        granted(bulk.start(batch, "eve"));
        runTheJob();
        assertThat(bulk.rows(batch, 0, 2).get(0).state()).isEqualTo(BatchRow.State.WAITS);

        Outcome<Long> early = undo.reverse(batch, "a mistake", "", "eve");
        assertThat(early.isRefused()).isTrue();
        HandAdjustment waiting = decide.waiting().stream()
                .filter(one -> one.member().value() == first)
                .findFirst()
                .orElseThrow();
        granted(decide.approve(waiting.id(), "bob"));
        rule.set(ApprovalRule.NONE);
        long undoing = reversed(batch);
        runTheJob();
        granted(bulk.start(undoing, "eve"));
        runTheJob();

        assertThat(points(first)).isEqualTo(90);
        assertThat(points(first + 1)).isZero();
    }

    /** What a member has is what the model says, whatever is given, spent, undone by itself or as a whole, and cut off. */
    @Test
    void randomOperationsAreWhatAModelSays() {
        Random random = new Random(18);
        int members = 12;
        Map<Long, Long> model = new HashMap<>();
        Map<Long, Map<Long, Long>> batches = new HashMap<>();
        for (int round = 0; round < 14; round++) {
            Map<Long, Long> rows = new HashMap<>();
            StringBuilder file = new StringBuilder();
            for (long member = first; member < first + members; member++) {
                long points = random.nextInt(4) == 0 ? -(1 + random.nextInt(20)) : 1 + random.nextInt(40);
                if (random.nextBoolean()) {
                    file.append('m').append(member).append(',').append(points).append('\n');
                    if (model.getOrDefault(member, 0L) + points >= 0) {
                        rows.put(member, points);
                    }
                }
            }
            long batch = bring(file.toString(), because("round " + round + " of " + first));
            runTheJob();
            granted(bulk.start(batch, "eve"));
            cutOff(random);
            rows.forEach((member, points) -> model.merge(member, points, Long::sum));
            batches.put(batch, rows);
            long spender = first + random.nextInt(members);
            if (model.getOrDefault(spender, 0L) > 1) {
                adjust(spender, -1);
                model.merge(spender, -1L, Long::sum);
            }
            long some = batches.keySet().stream()
                    .skip(random.nextInt(batches.size()))
                    .findFirst()
                    .orElseThrow();
            Map<Long, Long> undone = batches.remove(some);
            Optional<Long> alone = undone.keySet().stream().findAny().filter(any -> random.nextBoolean());
            alone.filter(member -> model.get(member) - undone.get(member) >= 0).ifPresent(member -> {
                granted(adjust.reverse(
                        new MemberId(member), entry(some, member), undone.get(member), "eve", "by itself"));
                model.merge(member, -undone.remove(member), Long::sum);
            });
            if (!bulk.counts(some).counts().stream().allMatch(count -> count.state() == BatchRow.State.REFUSED)) {
                long undoing = reversed(some);
                runTheJob();
                if (bulk.counts(undoing).rows(BatchRow.State.OPEN) > 0) {
                    granted(bulk.start(undoing, "eve"));
                    cutOff(random);
                }
            }
            undone.forEach((member, points) -> {
                if (model.get(member) - points >= 0) {
                    model.merge(member, -points, Long::sum);
                }
            });
            for (long member = first; member < first + members; member++) {
                assertThat(points(member))
                        .as("member " + (member - first) + " in round " + round)
                        .isEqualTo(model.getOrDefault(member, 0L));
            }
        }
    }

    private void cutOff(Random random) {
        for (int cuts = random.nextInt(3); cuts > 0; cuts--) {
            job.begin().next();
            if (random.nextBoolean()) {
                jdbc.update("UPDATE LOYALTY_POINTS_BATCH SET REACHED = 0 WHERE STATE = 'RUNNING'");
            }
        }
        runTheJob();
    }

    private interface Each {
        long points(long member);
    }

    /** A batch that has given each of the first members so much. */
    private long moved(int members, Each each) {
        StringBuilder file = new StringBuilder();
        LongStream.range(first, first + members).forEach(member -> file.append('m')
                .append(member)
                .append(',')
                .append(each.points(member))
                .append('\n'));
        long batch = bring(file.toString(), because("for " + first + " and " + members));
        runTheJob();
        granted(bulk.start(batch, "eve"));
        runTheJob();
        return batch;
    }

    private long reversed(long batch) {
        return granted(undo.reverse(batch, "a mistake", "", "eve"));
    }

    private void adjust(long member, long points) {
        granted(adjust.adjust(new MemberId(member), "own " + keys++ + " " + member, points, "eve", "by hand"));
    }

    private int keys;

    private EntryId entry(long batch, long member) {
        return new EntryId(jdbc.queryForObject(
                "SELECT ENTRY_ID FROM LOYALTY_JOURNAL WHERE POSTING_KEY = ?",
                Long.class,
                "batch:" + batch + ":" + member));
    }

    private long entries(String key, long from) {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM LOYALTY_JOURNAL j JOIN LOYALTY_ACCOUNT a ON a.ACCOUNT_ID = j.ACCOUNT_ID"
                        + " WHERE j.POSTING_KEY LIKE ? AND a.MEMBER_ID >= ? AND a.MEMBER_ID < ?",
                Long.class,
                key,
                from,
                from + 2_000);
    }
}
