package org.pointsmall.loyalty.adjustment.jdbc;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
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
import org.pointsmall.loyalty.adjustment.batch.BatchMembers;
import org.pointsmall.loyalty.adjustment.batch.BatchRow;
import org.pointsmall.loyalty.adjustment.batch.BatchesByHand;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch.Terms;
import org.pointsmall.loyalty.adjustment.batch.PointsInBulk;
import org.pointsmall.loyalty.adjustment.batch.PointsInBulk.Brought;
import org.pointsmall.loyalty.adjustment.batch.RunBatches;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.Leftover;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberDirectory;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.proof.jdbc.LedgerProof;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/** A batch is read, looked at, started, and moves each member's points once, wherever it is cut off. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PointsInBulkContract {
    private static final AtomicLong MEMBERS = new AtomicLong(800_000);
    private static final Instant START = Instant.parse("2026-12-01T02:00:00Z");

    private final AtomicReference<ApprovalRule> rule = new AtomicReference<>();
    private TestDatabase database;
    private Transactions transactions;
    private MovableClock clock;
    private Ledger ledger;
    private AdjustByHand adjust;
    private PointsInBulk bulk;
    private RunBatches job;
    private JdbcTemplate jdbc;
    private long first;
    private final TreeSet<Long> dormant = new TreeSet<>();
    /** Logins that are not as the others. */
    private final Map<String, Long> taken = new HashMap<>();

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrate();
        transactions = TransactionsOfAStore.on(database.dataSource());
        clock = new MovableClock(START);
        ledger = new Ledger(
                new JdbcLedgerStore(database.dataSource(), transactions, inUtc(clock)),
                new LedgerFixture.ProgrammeTerms(),
                inUtc(clock));
        adjust = new AdjustByHand(
                ledger,
                new JdbcHandAdjustments(database.dataSource()),
                rule::get,
                Expiry.Never::new,
                transactions,
                inUtc(clock));
        JdbcPointsBatches store = new JdbcPointsBatches(database.dataSource());
        bulk = new PointsInBulk(store, rule::get, transactions, inUtc(clock));
        BatchesByHand byHand = new BatchesByHand(
                store,
                new BatchMembers(new Customers(), ledger),
                (segment, after, limit) -> dormant.tailSet(after, false).stream()
                        .limit(limit)
                        .map(MemberId::new)
                        .toList(),
                adjust,
                transactions);
        job = new RunBatches(store, List.of(byHand), transactions);
        jdbc = new JdbcTemplate(database.dataSource());
    }

    /** Customers from 800,000 on: login "m" and number, e-mail that and "@example.com". */
    private final class Customers implements MemberDirectory {
        @Override
        public Optional<Person> find(MemberId member) {
            return member.value() < 800_000 || member.value() > MEMBERS.get()
                    ? Optional.empty()
                    : Optional.of(new Person(
                            member, "m" + member.value(), "m" + member.value() + "@example.com", "somebody"));
        }

        @Override
        public List<Person> withLogin(String login) {
            if (taken.containsKey(login)) {
                return find(new MemberId(taken.get(login))).stream().toList();
            }
            return login.matches("m[0-9]+")
                    ? find(new MemberId(Long.parseLong(login.substring(1)))).stream()
                            .toList()
                    : List.of();
        }

        @Override
        public List<Person> withEmail(String email) {
            return email.endsWith("@example.com") ? withLogin(email.substring(0, email.indexOf('@'))) : List.of();
        }
    }

    /** Each test has members and a week of its own: what another has started does not count for it. */
    @BeforeEach
    void members() {
        clock.moveOn(Duration.ofDays(7));
        first = MEMBERS.getAndAdd(2_000) + 1;
        dormant.clear();
        rule.set(new ApprovalRule(null, Duration.ofHours(24)));
    }

    @AfterEach
    void theBooksAreRight() {
        assertThat(LedgerProof.of(database.dataSource()).prove().differences()).isEmpty();
    }

    @AfterAll
    void closePool() {
        database.close();
    }

    private static Terms because(String reason) {
        return new Terms(null, reason, "");
    }

    private long bring(String file, Terms terms) {
        return ((Brought.Kept) bulk.bring("points.csv", file.getBytes(StandardCharsets.UTF_8), terms, "eve")).batch();
    }

    private void runTheJob() {
        Job.Run run = job.begin();
        while (!run.next().last()) {
            assertThat(job.name()).isEqualTo(RunBatches.NAME);
        }
    }

    private long points(long member) {
        return ledger.balance(new MemberId(member)).available().value();
    }

    private long sum() {
        return LongStream.range(first, first + 2_000).map(this::points).sum();
    }

    @Test
    void membersAreNamedByLoginMailAndNumberAndWhatIsWrongIsSaidBeforeAnythingMoves() {
        long closed = first + 9;
        transactions.required(
                () -> granted(ledger.close(new MemberId(closed), new Leftover.Forfeited(), "eve", "moved away")));
        long batch = bring(
                String.join(
                        "\n",
                        "会员,积分",
                        "m" + first + ",10",
                        "m" + (first + 1) + "@example.com,'-5",
                        "#" + (first + 2) + ",30",
                        (first + 3) + ",40",
                        "m" + first + "@example.com,7",
                        "nobody,8",
                        "m" + closed + ",9",
                        "m" + (first + 4) + ",1.5",
                        ",6"),
                because("moving house"));

        runTheJob();

        assertThat(bulk.find(batch).orElseThrow().state()).isEqualTo(PointsBatch.State.READY);
        assertThat(bulk.rows(batch, 0, 100).stream()
                        .map(row -> row.problem() == null ? row.state().name() : row.problem()))
                .containsExactly(
                        "OPEN",
                        "OPEN",
                        "OPEN",
                        "OPEN",
                        "TWICE",
                        "UNKNOWN_MEMBER",
                        "ACCOUNT_CLOSED",
                        "NO_POINTS",
                        "NO_MEMBER");
        assertThat(bulk.counts(batch).given(BatchRow.State.OPEN)).isEqualTo(Points.of(80));
        assertThat(bulk.counts(batch).taken(BatchRow.State.OPEN)).isEqualTo(Points.of(5));
        assertThat(sum()).isZero();

        granted(bulk.start(batch, "eve"));
        runTheJob();

        assertThat(bulk.find(batch).orElseThrow().state()).isEqualTo(PointsBatch.State.DONE);
        assertThat(sum()).isEqualTo(80);
        assertThat(bulk.rows(batch, 0, 100).get(1).problem()).isEqualTo("INSUFFICIENT_POINTS");
    }

    @Test
    void gbkUtf8BomUtf16AreTheSameBatchAndAddNothingTwice() {
        String file = "会员,积分\nm" + first + ",10\n";
        Terms terms = because("节日 " + first);
        long batch = bring(file, terms);
        runTheJob();
        granted(bulk.start(batch, "eve"));
        runTheJob();

        for (Charset charset : List.of(
                Charset.forName("GB18030"),
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE)) {
            String marked = charset.name().startsWith("GB") ? file : "\uFEFF" + file;
            assertThat(bulk.bring("again.csv", marked.getBytes(charset), terms, "bob"))
                    .as(charset.name())
                    .isEqualTo(new Brought.Kept(batch, true));
            runTheJob();
            assertThat(bulk.start(batch, "eve").isRefused()).isTrue();
        }
        assertThat(sum()).isEqualTo(10);
    }

    @Test
    void aThousandAdjustmentsCutOffAnywhereAreMovedOnceEach() {
        StringBuilder file = new StringBuilder("member,points\n");
        LongStream.range(first, first + 1_000)
                .forEach(member -> file.append('m').append(member).append(",3\n"));
        long batch = bring(
                file.toString(), new Terms(new Expiry.On(LocalDate.parse("2029-03-01")), "a gift " + first, "by mail"));
        for (int cut = 0; cut < 4; cut++) {
            job.begin().next();
        }
        runTheJob();
        granted(bulk.start(batch, "eve"));
        for (int cut = 0; cut < 4; cut++) {
            job.begin().next();
        }
        // As a kill leaves it that comes between the rows and the note of how far they are.
        jdbc.update("UPDATE LOYALTY_POINTS_BATCH SET REACHED = 0 WHERE BATCH_ID = ?", batch);
        jdbc.update("UPDATE LOYALTY_POINTS_BATCH_ROW SET STATE = 'OPEN' WHERE BATCH_ID = ? AND LINE < 50", batch);
        runTheJob();

        assertThat(sum()).isEqualTo(3_000);
        assertThat(bulk.counts(batch).rows(BatchRow.State.MOVED)).isEqualTo(1_000);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM LOYALTY_LOT l JOIN LOYALTY_ACCOUNT a ON a.ACCOUNT_ID = l.ACCOUNT_ID"
                                + " WHERE a.MEMBER_ID >= ? AND a.MEMBER_ID < ? AND l.EXPIRY_MONTH = 202903",
                        Long.class,
                        first,
                        first + 1_000))
                .isEqualTo(1_000);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM LOYALTY_JOURNAL WHERE POSTING_KEY LIKE ?",
                        Long.class,
                        "batch:" + batch + ":%"))
                .isEqualTo(1_000);
    }

    @Test
    void eachDormantMemberGetsAHundredOnce() {
        LongStream.range(first, first + 250).forEach(dormant::add);
        String form = "form " + first;
        SegmentCode segment = new SegmentCode("hibernating");
        Brought brought = bulk.bring(form, segment, 100, because("we miss you"), "eve");
        assertThat(bulk.bring(form, segment, 100, because("we miss you"), "eve"))
                .isEqualTo(new Brought.Kept(((Brought.Kept) brought).batch(), true));
        runTheJob();
        long batch = ((Brought.Kept) brought).batch();
        assertThat(bulk.counts(batch).given(BatchRow.State.OPEN)).isEqualTo(Points.of(25_000));
        granted(bulk.start(batch, "eve"));
        runTheJob();

        assertThat(sum()).isEqualTo(25_000);
        assertThat(points(first + 249)).isEqualTo(100);
    }

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

    @Test
    void whatIsStoppedMovesNothingMore() {
        StringBuilder file = new StringBuilder();
        LongStream.range(first, first + 300)
                .forEach(member -> file.append('m').append(member).append(",2\n"));
        long batch = bring(file.toString(), because("stop " + first));
        runTheJob();
        granted(bulk.start(batch, "eve"));
        job.begin().next();
        granted(bulk.stop(batch));
        runTheJob();

        assertThat(sum()).isEqualTo(200);
        assertThat(bulk.stop(batch).isRefused()).isTrue();

        granted(bulk.start(batch, "eve"));
        runTheJob();
        assertThat(sum()).as("it goes on where it was").isEqualTo(600);
        assertThat(bulk.start(batch, "eve").isRefused()).isTrue();
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

    @Test
    void pointsThatWouldBeLostAtOnceAreNotGiven() {
        LocalDate yesterday =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        long batch = bring("m" + first + ",10\n", new Terms(new Expiry.On(yesterday), "late " + first, ""));
        runTheJob();
        granted(bulk.start(batch, "eve"));
        runTheJob();

        assertThat(bulk.rows(batch, 0, 10).get(0).problem()).isEqualTo("OUTSIDE_WINDOW");
        assertThat(sum()).isZero();
    }

    /** Somebody's login is another's number. */
    @Test
    void whoIsMeantInTwoWaysGetsNothing() {
        taken.put(Long.toString(first + 1), first);
        long batch = bring((first + 1) + ",10\n#" + (first + 1) + ",5\n", because("whom " + first));
        runTheJob();
        granted(bulk.start(batch, "eve"));
        runTheJob();

        assertThat(bulk.rows(batch, 0, 10).get(0).problem()).isEqualTo("SEVERAL_MEMBERS");
        assertThat(points(first + 1)).isEqualTo(5);
        assertThat(sum()).isEqualTo(5);
    }

    @Test
    void whichColumnHasThePointsIsNotGuessed() {
        long batch = bring("who,level,bonus\nm" + first + ",3,500\n", because("columns " + first));
        runTheJob();

        assertThat(bulk.rows(batch, 0, 10)).extracting(BatchRow::problem).containsOnly("NO_POINTS");
    }

    @Test
    void aFileThatIsNoneIsRefused() {
        List<Brought> all = new ArrayList<>();
        all.add(bulk.bring("empty.csv", "member,points\n".getBytes(StandardCharsets.UTF_8), because("x"), "eve"));
        all.add(bulk.bring("book.xlsx", new byte[] {'P', 'K', 3, 4, 0, 1, 2}, because("x"), "eve"));
        all.add(bulk.bring("large.csv", new byte[PointsInBulk.MOST_BYTES + 1], because("x"), "eve"));
        assertThat(all).allMatch(brought -> brought instanceof Brought.Unreadable);
    }
}
