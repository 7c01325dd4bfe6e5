package org.pointsmall.loyalty.adjustment.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.adjustment.AdjustByHand;
import org.pointsmall.loyalty.adjustment.ApprovalRule;
import org.pointsmall.loyalty.adjustment.HandAdjustment;
import org.pointsmall.loyalty.adjustment.HandAdjustment.State;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.proof.jdbc.LedgerProof;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/** A limit of 1,000 points in 24 hours for one member: what is above waits for somebody else, however it is cut up. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AdjustByHandContract {
    private static final AtomicLong MEMBERS = new AtomicLong(70_000);
    private static final Duration DAY = Duration.ofHours(24);

    private final AtomicReference<ApprovalRule> rule = new AtomicReference<>();
    private final AtomicReference<Expiry> usual = new AtomicReference<>(new Expiry.Never());
    private TestDatabase database;
    private Transactions transactions;
    private MovableClock clock;
    private Ledger ledger;
    private AdjustByHand adjust;
    private JdbcTemplate jdbc;
    private MemberId ana;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrate();
        transactions = TransactionsOfAStore.on(database.dataSource());
        clock = new MovableClock(Instant.parse("2026-11-30T02:00:00Z"));
        ledger = new Ledger(
                new JdbcLedgerStore(database.dataSource(), transactions, inUtc(clock)),
                new LedgerFixture.ProgrammeTerms(),
                inUtc(clock));
        adjust = new AdjustByHand(
                ledger,
                new JdbcHandAdjustments(database.dataSource()),
                rule::get,
                usual::get,
                transactions,
                inUtc(clock));
        jdbc = new JdbcTemplate(database.dataSource());
    }

    @BeforeEach
    void aMemberAndALimit() {
        ana = new MemberId(MEMBERS.incrementAndGet());
        rule.set(new ApprovalRule(Points.of(1_000), DAY));
        usual.set(new Expiry.Never());
    }

    @AfterEach
    void theBooksAreRight() {
        assertThat(LedgerProof.of(database.dataSource()).prove().differences()).isEmpty();
    }

    @AfterAll
    void closePool() {
        database.close();
    }

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

        granted(adjust.approve(waits.id(), "bob"));

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
    void selfApprovalRefusedOnEveryPathIncludingOwner() {
        long given = id(give("a", 5_000));
        assertThat(adjust.approve(given, "ana")).isInstanceOf(Outcome.Refused.class);
        assertThat(points()).isZero();

        assertThat(state(adjust.approve(given, "bo"))).isEqualTo(State.WAITING);
        assertThat(points()).isEqualTo(5_000);

        HandAdjustment undo = granted(adjust.reverse(ana, entry(), 5_000, "ana", "was wrong"));
        assertThat(undo.state()).isEqualTo(State.WAITING);
        assertThat(adjust.approve(undo.id(), "ana")).isInstanceOf(Outcome.Refused.class);
        assertThat(points()).isEqualTo(5_000);
        granted(adjust.approve(undo.id(), "bo"));
        assertThat(points()).isZero();
    }

    @Test
    void isApprovedOnceAndNotAfterItWasRefused() {
        long first = id(give("a", 2_000));
        granted(adjust.approve(first, "bo"));
        assertThat(adjust.approve(first, "carl")).isInstanceOf(Outcome.Refused.class);
        assertThat(adjust.refuse(first, "carl")).isInstanceOf(Outcome.Refused.class);
        assertThat(points()).isEqualTo(2_000);

        long second = id(give("b", 3_000));
        granted(adjust.refuse(second, "bo"));
        assertThat(adjust.approve(second, "carl")).isInstanceOf(Outcome.Refused.class);
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
        granted(adjust.approve(ids.get(4), "bo"));
        granted(adjust.refuse(ids.get(1), "bo"));
        granted(adjust.approve(ids.get(2), "bo"));
        clock.moveOn(Duration.ofMinutes(1));
        granted(adjust.refuse(ids.get(0), "bo"));
        granted(adjust.approve(ids.get(3), "bo"));

        List<Long> listed = new ArrayList<>();
        long before = Long.MAX_VALUE;
        for (int page = 0; page < 3; page++) {
            for (HandAdjustment one : adjust.decided(EnumSet.of(State.APPROVED, State.REFUSED), before, page + 1)) {
                listed.add(one.id());
                before = one.id();
            }
        }
        assertThat(listed.subList(0, 5)).containsExactly(ids.get(3), ids.get(0), ids.get(4), ids.get(2), ids.get(1));
        assertThat(adjust.decided(EnumSet.of(State.REFUSED), Long.MAX_VALUE, 2))
                .extracting(HandAdjustment::id)
                .containsExactly(ids.get(0), ids.get(1));
        assertThat(adjust.decided(EnumSet.of(State.APPROVED), ids.get(0), 2))
                .extracting(HandAdjustment::id)
                .containsExactly(ids.get(4), ids.get(2));
    }

    @Test
    void whatIsSentAgainIsTheSame() {
        give("a", 700);
        assertThat(state(give("a", 700))).isEqualTo(State.DONE);
        long waits = id(give("b", 700));
        assertThat(id(give("b", 700))).isEqualTo(waits);
        granted(adjust.approve(waits, "bo"));
        assertThat(state(give("b", 700))).isEqualTo(State.APPROVED);

        assertThat(points()).isEqualTo(1_400);
        Outcome<HandAdjustment> other = give("a", 701);
        assertThat(other).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused<HandAdjustment>) other).refusal().code())
                .isEqualTo(RefusalCode.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void whatTheLedgerRefusesGoesOnWaiting() {
        long taken = id(give("a", -2_000));
        assertThat(adjust.approve(taken, "bo")).isInstanceOf(Outcome.Refused.class);
        assertThat(adjust.find(taken).orElseThrow().state()).isEqualTo(State.WAITING);

        granted(adjust.approve(id(give("b", 2_500)), "bo"));
        granted(adjust.approve(taken, "bo"));
        assertThat(points()).isEqualTo(500);
    }

    @Test
    void whatWasApprovedDoesNotCountForWhatIsBelowTheLimit() {
        granted(adjust.approve(id(give("a", 50_000)), "bo"));

        assertThat(state(give("b", 1_000))).isEqualTo(State.DONE);
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

    @Test
    void ofManyWhoApproveAtOnceOneDoes() throws Exception {
        long asked = id(give("a", 4_000));
        ExecutorService all = Executors.newFixedThreadPool(8);
        List<Future<Outcome<HandAdjustment>>> approvals = IntStream.range(0, 8)
                .mapToObj(one -> all.submit(() -> adjust.approve(asked, "admin" + one)))
                .toList();
        int done = 0;
        for (Future<Outcome<HandAdjustment>> approval : approvals) {
            done += approval.get() instanceof Outcome.Done ? 1 : 0;
        }
        all.shutdown();

        assertThat(done).isEqualTo(1);
        assertThat(points()).isEqualTo(4_000);
    }

    private Outcome<HandAdjustment> give(String key, long points) {
        return adjust.adjust(ana, key(key), points, "ana", "a reason");
    }

    private String key(String key) {
        return ana.value() + key;
    }

    private static State state(Outcome<HandAdjustment> outcome) {
        return granted(outcome).state();
    }

    private static long id(Outcome<HandAdjustment> outcome) {
        return granted(outcome).id();
    }

    private long points() {
        return ledger.balance(ana).available().value();
    }

    private EntryId entry() {
        return new EntryId(jdbc.queryForObject(
                "SELECT MAX(J.ENTRY_ID) FROM LOYALTY_JOURNAL J JOIN LOYALTY_ACCOUNT A ON A.ACCOUNT_ID = J.ACCOUNT_ID"
                        + " WHERE A.MEMBER_ID = ?",
                Long.class,
                ana.value()));
    }
}
