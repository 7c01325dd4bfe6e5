package org.pointsmall.loyalty.adjustment.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.adjustment.batch.BatchRow;
import org.pointsmall.loyalty.adjustment.batch.BatchStore;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch.Terms;
import org.pointsmall.loyalty.adjustment.batch.PointsInBulk;
import org.pointsmall.loyalty.adjustment.batch.PointsInBulk.Brought;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.Leftover;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.points.Points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/** A batch is read, looked at, started, and moves each member's points once, wherever it is cut off. */
abstract class PointsInBulkContract extends PointsInBulkFixture {
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
        assertThat(listed(PointsBatch.State.READY)).contains(batch);
        assertThat(listed(PointsBatch.State.DONE)).doesNotContain(batch);
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
        assertThat(listed(PointsBatch.State.DONE)).contains(batch);
        assertThat(sum()).isEqualTo(80);
        assertThat(bulk.rows(batch, 0, 100).get(1).problem()).isEqualTo("INSUFFICIENT_POINTS");
    }

    @Test
    void aBatchThatFailsKeepsNobodyWaitingAndIsReadOnceItCanBe() {
        unreadable = "m" + (first + 1);
        long failing = bring("member,points\n" + unreadable + ",10\n", because("first come " + first));
        long other = bring("member,points\nm" + first + ",20\n", because("second come " + first));

        assertThatThrownBy(this::runTheJob).hasMessage("batch " + failing + " failed");

        assertThat(bulk.find(failing).orElseThrow().state()).isEqualTo(PointsBatch.State.READING);
        assertThat(bulk.find(other).orElseThrow().state()).isEqualTo(PointsBatch.State.READY);
        granted(bulk.start(other, "eve"));
        assertThatThrownBy(this::runTheJob).hasMessage("batch " + failing + " failed");
        assertThat(points(first)).isEqualTo(20);

        unreadable = "";
        runTheJob();
        assertThat(bulk.find(failing).orElseThrow().state()).isEqualTo(PointsBatch.State.READY);
    }

    @Test
    void theSameFileSentTwiceAtTheSameMomentIsOneBatchAndNobodyIsRefused() throws Exception {
        byte[] file = ("member,points\nm" + first + ",10\nm" + (first + 1) + ",20\n").getBytes(StandardCharsets.UTF_8);
        Terms terms = because("at once " + first);
        PointsInBulk racing = new PointsInBulk(whereTwoFindNothing(), rule::get, transactions, inUtc(clock));
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            Callable<Brought> sending = () -> racing.bring("points.csv", file, terms, "eve");
            List<Brought> brought = both.invokeAll(List.of(sending, sending)).stream()
                    .map(PointsInBulkContract::answered)
                    .toList();

            assertThat(brought).extracting(one -> ((Brought.Kept) one).again()).containsExactlyInAnyOrder(true, false);
            long batch = ((Brought.Kept) brought.get(0)).batch();
            assertThat(((Brought.Kept) brought.get(1)).batch()).isEqualTo(batch);
            runTheJob();
            assertThat(bulk.counts(batch).rows()).isEqualTo(2);
        } finally {
            both.shutdownNow();
        }
    }

    /** The first two who look whether their batch is there have both looked before either of them goes on. */
    private BatchStore whereTwoFindNothing() {
        BatchStore store = new JdbcPointsBatches(database.dataSource());
        CyclicBarrier together = new CyclicBarrier(2);
        AtomicInteger looks = new AtomicInteger();
        return (BatchStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {BatchStore.class}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(store, arguments);
                        if (method.getName().equals("withKey") && looks.incrementAndGet() <= 2) {
                            together.await();
                        }
                        return answer;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private static Brought answered(Future<Brought> one) {
        try {
            return one.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
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

    private List<Long> listed(PointsBatch.State state) {
        return bulk.latest(Set.of(PointsBatch.Source.FILE), Set.of(state), Long.MAX_VALUE, 1_000).stream()
                .map(PointsBatch::id)
                .toList();
    }
}
