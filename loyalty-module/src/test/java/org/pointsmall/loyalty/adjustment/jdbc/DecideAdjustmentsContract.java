package org.pointsmall.loyalty.adjustment.jdbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.adjustment.HandAdjustment;
import org.pointsmall.loyalty.adjustment.HandAdjustment.State;
import org.pointsmall.loyalty.refusal.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** What waits is decided once, and by somebody else. */
abstract class DecideAdjustmentsContract extends AdjustByHandFixture {

    @Test
    void selfApprovalRefusedOnEveryPathIncludingOwner() {
        long given = id(give("a", 5_000));
        assertThat(decide.approve(given, "ana")).isInstanceOf(Outcome.Refused.class);
        assertThat(points()).isZero();

        assertThat(state(decide.approve(given, "bo"))).isEqualTo(State.WAITING);
        assertThat(points()).isEqualTo(5_000);

        HandAdjustment undo = granted(adjust.reverse(ana, entry(), 5_000, "ana", "was wrong"));
        assertThat(undo.state()).isEqualTo(State.WAITING);
        assertThat(decide.approve(undo.id(), "ana")).isInstanceOf(Outcome.Refused.class);
        assertThat(points()).isEqualTo(5_000);
        granted(decide.approve(undo.id(), "bo"));
        assertThat(points()).isZero();
    }

    @Test
    void isApprovedOnceAndNotAfterItWasRefused() {
        long first = id(give("a", 2_000));
        granted(decide.approve(first, "bo"));
        assertThat(decide.approve(first, "carl")).isInstanceOf(Outcome.Refused.class);
        assertThat(decide.refuse(first, "carl")).isInstanceOf(Outcome.Refused.class);
        assertThat(points()).isEqualTo(2_000);

        long second = id(give("b", 3_000));
        granted(decide.refuse(second, "bo"));
        assertThat(decide.approve(second, "carl")).isInstanceOf(Outcome.Refused.class);
        assertThat(points()).isEqualTo(2_000);
    }

    /** Several of them at the same moment: a page ends between two of these, and the next goes on there. */
    @Test
    void whatWasDecidedIsListedByWhenTheLastFirstAPageAtATime() {
        clock.moveOn(DAY);
        List<Long> ids = new ArrayList<>();
        for (int one = 0; one < 6; one++) {
            ids.add(id(give("list" + one, 2_000)));
        }
        granted(decide.approve(ids.get(4), "bo"));
        granted(decide.refuse(ids.get(1), "bo"));
        granted(decide.approve(ids.get(2), "bo"));
        clock.moveOn(Duration.ofMinutes(1));
        granted(decide.refuse(ids.get(0), "bo"));
        granted(decide.approve(ids.get(3), "bo"));

        List<Long> listed = new ArrayList<>();
        long before = Long.MAX_VALUE;
        for (int page = 0; page < 3; page++) {
            for (HandAdjustment one : decide.decided(EnumSet.of(State.APPROVED, State.REFUSED), before, page + 1)) {
                listed.add(one.id());
                before = one.id();
            }
        }
        assertThat(listed.subList(0, 5)).containsExactly(ids.get(3), ids.get(0), ids.get(4), ids.get(2), ids.get(1));
        assertThat(decide.decided(EnumSet.of(State.REFUSED), Long.MAX_VALUE, 2))
                .extracting(HandAdjustment::id)
                .containsExactly(ids.get(0), ids.get(1));
        assertThat(decide.decided(EnumSet.of(State.APPROVED), ids.get(0), 2))
                .extracting(HandAdjustment::id)
                .containsExactly(ids.get(4), ids.get(2));
    }

    @Test
    void whatTheLedgerRefusesGoesOnWaiting() {
        long taken = id(give("a", -2_000));
        assertThat(decide.approve(taken, "bo")).isInstanceOf(Outcome.Refused.class);
        assertThat(decide.find(taken).orElseThrow().state()).isEqualTo(State.WAITING);

        granted(decide.approve(id(give("b", 2_500)), "bo"));
        granted(decide.approve(taken, "bo"));
        assertThat(points()).isEqualTo(500);
    }

    @Test
    void whatWasApprovedDoesNotCountForWhatIsBelowTheLimit() {
        granted(decide.approve(id(give("a", 50_000)), "bo"));

        assertThat(state(give("b", 1_000))).isEqualTo(State.DONE);
    }

    @Test
    void ofManyWhoApproveAtOnceOneDoes() throws Exception {
        long asked = id(give("a", 4_000));
        ExecutorService all = Executors.newFixedThreadPool(8);
        List<Future<Outcome<HandAdjustment>>> approvals = IntStream.range(0, 8)
                .mapToObj(one -> all.submit(() -> decide.approve(asked, "admin" + one)))
                .toList();
        int done = 0;
        for (Future<Outcome<HandAdjustment>> approval : approvals) {
            done += approval.get() instanceof Outcome.Done ? 1 : 0;
        }
        all.shutdown();

        assertThat(done).isEqualTo(1);
        assertThat(points()).isEqualTo(4_000);
    }
}
