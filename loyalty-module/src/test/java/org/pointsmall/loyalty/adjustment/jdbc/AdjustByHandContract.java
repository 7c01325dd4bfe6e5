package org.pointsmall.loyalty.adjustment.jdbc;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.adjustment.ApprovalRule;
import org.pointsmall.loyalty.adjustment.HandAdjustment;
import org.pointsmall.loyalty.adjustment.HandAdjustment.State;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/** What is above the limit waits for somebody else, however it is cut up. */
abstract class AdjustByHandContract extends AdjustByHandFixture {

    @Test
    void theLimitItselfIsMovedAndOneMoreWaits() {
        assertThat(state(give("a", 1_000))).isEqualTo(State.DONE);
        assertThat(points()).isEqualTo(1_000);

        ana = new MemberId(MEMBERS.incrementAndGet());
        assertThat(state(give("b", 1_001))).isEqualTo(State.WAITING);
        assertThat(points()).isZero();
    }

    /** They would be lost with the next movement, and nothing would bring them back. */
    @Test
    void nothingIsGivenOnceTheProgrammesOwnLastDayIsOver() {
        LocalDate today = inUtc(clock).today();
        usual.set(new Expiry.On(today));
        assertThat(state(give("today", 10))).isEqualTo(State.DONE);
        usual.set(new Expiry.On(today.minusDays(1)));

        assertThat(refused(adjust.adjust(ana, ana + "late", 10, null, "eve", "for the wait")))
                .isEqualTo(Refusal.of(RefusalCode.OUTSIDE_WINDOW)
                        .with("lastDay", today.minusDays(1).toString()));
        assertThat(granted(adjust.adjust(ana, ana + "own", 5, new Expiry.Never(), "eve", "for the wait"))
                        .state())
                .isEqualTo(State.DONE);
        assertThat(granted(adjust.adjust(ana, ana + "taken", -4, null, "eve", "given twice"))
                        .state())
                .isEqualTo(State.DONE);
        assertThat(points()).isEqualTo(11);
    }

    @Test
    void pointsLastAsLongAsItWasSaidEvenWhereTheyHaveWaitedForApproval() {
        Expiry untilMarch = new Expiry.On(LocalDate.parse("2027-03-01"));
        Expiry ninetyDays = new Expiry.After(Period.parse("P90D"), Expiry.End.MONTH);
        String key = ana + "valid";
        assertThat(granted(adjust.adjust(ana, key, 10, untilMarch, "eve", "for the wait"))
                        .validity())
                .isEqualTo(untilMarch);
        granted(adjust.adjust(ana, ana + "usual", 20, null, "eve", "for the wait"));
        HandAdjustment waits = granted(adjust.adjust(ana, ana + "much", 1_000, ninetyDays, "eve", "for the wait"));
        assertThat(waits.state()).isEqualTo(State.WAITING);

        granted(decide.approve(waits.id(), "bob"));

        assertThat(jdbc.queryForList(
                        "SELECT l.EXPIRY_MONTH FROM LOYALTY_LOT l JOIN LOYALTY_ACCOUNT a ON a.ACCOUNT_ID = l.ACCOUNT_ID"
                                + " WHERE a.MEMBER_ID = ? ORDER BY l.LOT_ID",
                        Integer.class,
                        ana.value()))
                .containsExactly(202_703, null, 202_702);
        assertThat(adjust.adjust(ana, key, 10, ninetyDays, "eve", "for the wait")
                        .isRefused())
                .as("the same key, and another validity")
                .isTrue();
    }

    @Test
    void splitAdjustmentsSumAgainstTheLimit() {
        assertThat(state(give("a", 600))).isEqualTo(State.DONE);
        assertThat(state(give("b", -300))).isEqualTo(State.DONE);
        assertThat(state(give("c", 100))).isEqualTo(State.DONE);

        assertThat(state(adjust.adjust(ana, key("d"), 1, "bo", "another admin splits it")))
                .isEqualTo(State.WAITING);
        assertThat(points()).isEqualTo(400);
    }

    @Test
    void whatAnotherLoginOfTheAccountWasGivenCountsToo() {
        MemberId first = ana;
        assertThat(state(give("a", 600))).isEqualTo(State.DONE);
        ana = new MemberId(MEMBERS.incrementAndGet());
        assertThat(state(give("b", 100))).isEqualTo(State.DONE);
        granted(transactions.required(() -> ledger.merge(first, ana, "admin", "the same person")));

        assertThat(state(give("c", 300))).isEqualTo(State.DONE);
        assertThat(state(give("d", 1))).isEqualTo(State.WAITING);
        ana = first;
        assertThat(state(give("e", 1))).isEqualTo(State.WAITING);
    }

    @Test
    void whatIsOlderThanTheWindowCountsNoMore() {
        give("a", 1_000);
        clock.moveOn(DAY.minusSeconds(1));
        assertThat(state(give("b", 1))).isEqualTo(State.WAITING);
        clock.moveOn(Duration.ofSeconds(1));

        assertThat(state(give("c", 1_000))).isEqualTo(State.DONE);
    }

    @Test
    void whatIsSentAgainIsTheSame() {
        give("a", 700);
        assertThat(state(give("a", 700))).isEqualTo(State.DONE);
        long waits = id(give("b", 700));
        assertThat(id(give("b", 700))).isEqualTo(waits);
        granted(decide.approve(waits, "bo"));
        assertThat(state(give("b", 700))).isEqualTo(State.APPROVED);

        assertThat(points()).isEqualTo(1_400);
        Outcome<HandAdjustment> other = give("a", 701);
        assertThat(other).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused<HandAdjustment>) other).refusal().code())
                .isEqualTo(RefusalCode.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void withoutALimitNobodyIsAsked() {
        rule.set(ApprovalRule.NONE);

        assertThat(state(give("a", 1_000_000))).isEqualTo(State.DONE);
    }

    @Test
    void ofPartsAtOnceNoMoreAreMovedThanTheLimitAllows() throws Exception {
        ExecutorService all = Executors.newFixedThreadPool(8);
        List<Future<Outcome<HandAdjustment>>> parts = IntStream.range(0, 16)
                .mapToObj(part -> all.submit(() -> give("part" + part, 300)))
                .toList();
        for (Future<Outcome<HandAdjustment>> part : parts) {
            part.get();
        }
        all.shutdown();

        assertThat(points()).isEqualTo(900);
    }
}
