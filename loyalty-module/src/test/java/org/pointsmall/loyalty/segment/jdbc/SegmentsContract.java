package org.pointsmall.loyalty.segment.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.segment.ComputeSegments;
import org.pointsmall.loyalty.segment.FixedSegmentTerms;
import org.pointsmall.loyalty.segment.MemberSegments;
import org.pointsmall.loyalty.segment.NamedSegment;
import org.pointsmall.loyalty.segment.RfmMeasure;
import org.pointsmall.loyalty.segment.SegmentCounts;
import org.pointsmall.loyalty.segment.SegmentRun.Phase;
import org.pointsmall.loyalty.segment.SegmentTerms;
import org.pointsmall.loyalty.segment.jdbc.ShopOnPaper.Result;
import org.pointsmall.loyalty.store.StoreTables;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The job over the store's orders, on each database that a store may have. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SegmentsContract {
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00.123Z");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant SINCE = Instant.parse("2024-04-30T16:00:00Z");
    private static final SegmentTerms TERMS = terms("P24M", 1);
    private static final SegmentCode LOST = NamedSegment.LOST.code();

    private final MovableClock clock = new MovableClock(NOW);
    private ZoneId zone = SHANGHAI;
    private final BusinessTime time = new BusinessTime(clock, () -> zone);
    private TestDatabase database;
    private JdbcTemplate jdbc;
    private Transactions transactions;
    private ShopOnPaper shop;
    private MemberSegments segments;
    private SegmentCounts counts;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    /** The column type of the store's times, as Hibernate makes it, to the millisecond. */
    String timestamp() {
        return "TIMESTAMP(3)";
    }

    private static SegmentTerms terms(String lookBack, int everyDays) {
        return new FixedSegmentTerms(Period.parse(lookBack), everyDays, Currency.getInstance("CNY"));
    }

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrate();
        jdbc = new JdbcTemplate(database.dataSource());
        transactions = TransactionsOfAStore.on(database.dataSource());
        shop = new ShopOnPaper(jdbc);
        shop.createTables(timestamp());
        segments = new JdbcMemberSegments(database.dataSource());
        counts = new JdbcSegmentCounts(database.dataSource());
    }

    @AfterAll
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @BeforeEach
    void startEmpty() {
        shop.clear();
        jdbc.update("UPDATE LOYALTY_SEGMENTATION SET RUN_ID = NULL, OPEN_RUN_ID = NULL");
        for (String table : List.of("MEMBER_SEGMENT", "SEGMENT_COUNT", "SEGMENT_BOUND", "SEGMENT_RUN")) {
            jdbc.update("DELETE FROM LOYALTY_" + table);
        }
        clock.moveOn(Duration.between(clock.instant(), NOW));
        zone = SHANGHAI;
    }

    private ComputeSegments job(SegmentTerms terms, int chunk) {
        return job(terms, chunk, transactions);
    }

    private ComputeSegments job(SegmentTerms terms, int chunk, Transactions by) {
        return new ComputeSegments(
                new StoreTables().blLoyaltyOrderHistory(new OrdersDatabase(database.dataSource())),
                new JdbcSegmentStore(database.dataSource(), time),
                terms,
                chunk,
                by,
                time);
    }

    /** Answers how many chunks it took. */
    private int run(Job job) {
        return run(job.begin());
    }

    private static int run(Job.Run run) {
        int chunks = 1;
        while (!run.next().last()) {
            chunks++;
        }
        return chunks;
    }

    private Map<Long, Result> inForce() {
        Map<Long, Result> results = new TreeMap<>();
        jdbc.query(
                "SELECT m.* FROM LOYALTY_MEMBER_SEGMENT m JOIN LOYALTY_SEGMENTATION s ON s.RUN_ID = m.RUN_ID", row -> {
                    int score = 100 * row.getInt("RECENCY") + 10 * row.getInt("FREQUENCY") + row.getInt("MONETARY");
                    results.put(
                            row.getLong("MEMBER_ID"),
                            new Result(
                                    row.getLong("AGE_DAYS"),
                                    row.getLong("ORDERS"),
                                    row.getLong("SPENT"),
                                    score,
                                    row.getString("SEGMENT")));
                });
        return results;
    }

    private long rows() {
        return jdbc.queryForObject("SELECT COUNT(*) FROM LOYALTY_MEMBER_SEGMENT", Long.class);
    }

    @RepeatedTest(12)
    void comesToWhatTheOrdersComeToByHand(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        shop.fill(random, random.nextInt(80), SINCE, NOW);

        run(job(TERMS, 1 + random.nextInt(40)));

        Map<Long, Result> expected = shop.segments(SINCE, NOW, SHANGHAI);
        assertThat(inForce()).isEqualTo(expected);
        SegmentCounts.Counted counted = counts.inForce().orElseThrow();
        assertThat(counted.run().members()).isEqualTo(expected.size());
        assertThat(counted.counts().keySet())
                .containsExactlyElementsOf(List.of(NamedSegment.values()).stream()
                        .map(NamedSegment::code)
                        .toList());
        counted.counts().forEach((segment, members) -> assertThat(members)
                .isEqualTo(expected.values().stream()
                        .filter(result -> result.segment().equals(segment.value()))
                        .count()));
        List<Long> frequency = counts.quintiles(counted.run().id()).get(RfmMeasure.FREQUENCY);
        for (int quintile = 1; quintile <= 5; quintile++) {
            int wanted = quintile;
            assertThat(frequency.get(quintile - 1))
                    .isEqualTo(expected.values().stream()
                            .filter(result -> result.score() / 10 % 10 == wanted)
                            .count());
        }
        expected.forEach((member, result) ->
                assertThat(segments.of(new MemberId(member))).containsExactly(new SegmentCode(result.segment())));
    }

    @RepeatedTest(4)
    void comesToTheSameHoweverOftenAndWhereverItIsCutOff(RepetitionInfo repetition) {
        Random random = new Random(100 + repetition.getCurrentRepetition());
        shop.fill(random, 60, SINCE, NOW);
        job(TERMS, 1).begin().next();
        int cuts = 0;

        while (counts.inForce().isEmpty()) {
            // Another node, which may die after its work and before that is committed.
            Transactions dying = random.nextBoolean() ? transactions : new CutOff(transactions);
            Job.Run run = job(TERMS, 1 + random.nextInt(5), dying).begin();
            try {
                for (int chunks = random.nextInt(3); chunks >= 0; chunks--) {
                    run.next();
                }
            } catch (CutOff.Died e) {
                cuts++;
            }
            clock.moveOn(Duration.ofMinutes(7));
        }

        assertThat(cuts).isPositive();
        assertThat(inForce()).isEqualTo(shop.segments(SINCE, NOW, SHANGHAI));
        assertThat(counts.latest(10)).hasSize(1);
    }

    @Test
    void readersSeeTheFormerRunWholeUntilTheNextIs() {
        for (long member = 1; member <= 20; member++) {
            shop.order(member, NOW.minus(Duration.ofDays(member)), 100 * member);
        }
        run(job(TERMS, 7));
        Map<Long, Result> before = inForce();
        for (long member = 1; member <= 20; member++) {
            shop.order(member, NOW.minus(Duration.ofDays(40 - member)), 100_000 - 100 * member);
        }
        clock.moveOn(Duration.ofDays(1));
        Map<Long, Result> after = shop.segments(SINCE.plus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)), SHANGHAI);
        assertThat(after).isNotEqualTo(before);
        List<Map<Long, Result>> seen = new ArrayList<>();

        Job.Run run = job(TERMS, 7).begin();
        do {
            seen.add(inForce());
        } while (!run.next().last());
        seen.add(inForce());

        assertThat(seen.stream().distinct()).containsExactly(before, after);
        assertThat(rows()).as("the former run's members are gone").isEqualTo(20);
        assertThat(counts.latest(10)).as("its counts are not").hasSize(2).allSatisfy(counted -> assertThat(
                        counted.counts().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                .isEqualTo(20));
    }

    @Test
    void deletesAFormerRunInChunks() {
        for (long member = 1; member <= 10; member++) {
            shop.order(member, NOW.minusSeconds(1), 100);
        }
        run(job(TERMS, 100));
        clock.moveOn(Duration.ofDays(1));
        Job.Run run = job(TERMS, 100).begin();
        while (counts.latest(1).get(0).run().phase() != Phase.FINISHED || rows() == 10) {
            run.next();
        }
        List<Long> left = new ArrayList<>();

        Job.Run clearing = job(TERMS, 4).begin();
        do {
            left.add(rows());
        } while (!clearing.next().last());

        assertThat(left).containsExactly(20L, 16L, 12L, 10L);
        assertThat(inForce()).hasSize(10);
    }

    @Test
    void measuresOnceADayInTheProgrammesZone() {
        shop.order(1, NOW.minusSeconds(1), 100);
        run(job(TERMS, 10));
        SegmentCounts.Counted first = counts.inForce().orElseThrow();
        Instant midnight = Instant.parse("2026-05-01T16:00:00Z");
        clock.moveOn(Duration.between(NOW, midnight.minusMillis(1)));

        assertThat(run(job(TERMS, 10))).isEqualTo(1);
        assertThat(counts.inForce()).contains(first);

        clock.moveOn(Duration.ofMillis(1));
        assertThat(run(job(terms("P24M", 2), 10))).as("every other day").isEqualTo(1);
        run(job(TERMS, 10));
        assertThat(counts.inForce().orElseThrow().run().startedAt()).isEqualTo(midnight);
        assertThat(counts.inForce().orElseThrow().run().finishedAt()).isEqualTo(midnight);
    }

    @Test
    void measuresOnceMoreWhereSomebodyAsksForItThoughItIsNotTime() {
        shop.order(1, NOW.minusSeconds(1), 100);
        run(job(TERMS, 10));
        clock.moveOn(Duration.ofMinutes(1));
        shop.order(2, clock.instant().minusSeconds(1), 100);

        run(job(TERMS, 10).beginByHand());

        assertThat(inForce()).containsOnlyKeys(1L, 2L);
        assertThat(counts.inForce().orElseThrow().run().startedAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(rows()).as("without those of the run before").isEqualTo(2);
        assertThat(run(job(TERMS, 10))).as("by itself it is not time").isEqualTo(1);
    }

    @Test
    void whoAsksWhileARunIsUnderWayHasThatOneFinished() {
        shop.order(1, NOW.minusSeconds(1), 100);
        job(TERMS, 1).begin().next();
        clock.moveOn(Duration.ofMinutes(1));

        run(job(TERMS, 1).beginByHand());

        assertThat(counts.inForce().orElseThrow().run().startedAt()).isEqualTo(NOW);
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM LOYALTY_SEGMENT_RUN", Long.class))
                .isEqualTo(1);
    }

    @Test
    void anotherLookBackOrZoneIsInForceWithTheNextRun() {
        shop.order(1, NOW.minus(Duration.ofDays(100)), 100);
        run(job(TERMS, 10));
        assertThat(inForce()).hasSize(1);

        run(job(terms("P3M", 1), 10));
        assertThat(inForce()).isEmpty();
        assertThat(segments.of(new MemberId(1))).isEmpty();

        zone = ZoneId.of("UTC");
        run(job(terms("P24M", 1), 10));
        assertThat(inForce()).hasSize(1);
    }

    @Test
    void givesARunUpWhoseTermsHaveChangedOrThatTookMoreThanADay() {
        shop.order(1, NOW.minusSeconds(1), 100);
        shop.order(2, NOW.minusSeconds(1), 100);
        job(TERMS, 1).begin().next();
        Job.Run half = job(TERMS, 1).begin();
        half.next();
        half.next();
        assertThat(rows()).isPositive();
        assertThat(counts.latest(1).get(0).run().members()).isPositive();

        run(job(terms("P12M", 1), 10));

        assertThat(phases()).containsExactly(Phase.FINISHED, Phase.GIVEN_UP);
        assertThat(rows()).isEqualTo(2);
        clock.moveOn(Duration.ofDays(2));
        job(TERMS, 1).begin().next();
        clock.moveOn(Duration.ofDays(1));
        job(TERMS, 1).begin().next();
        assertThat(phases()).as("just a day old").startsWith(Phase.MEASURING);
        clock.moveOn(Duration.ofMillis(1));
        job(TERMS, 1).begin().next();
        assertThat(phases()).startsWith(Phase.GIVEN_UP, Phase.FINISHED);
        assertThat(counts.latest(1).get(0).counts()).isEmpty();
    }

    private List<Phase> phases() {
        return counts.latest(10).stream().map(counted -> counted.run().phase()).toList();
    }

    @Test
    void twoNodesAtOnceMakeOneRun() throws Exception {
        shop.fill(new Random(7), 60, SINCE, NOW);
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> runs = new ArrayList<>();
            for (int node = 0; node < 4; node++) {
                runs.add(nodes.submit(() -> run(job(TERMS, 5))));
            }
            for (Future<Integer> done : runs) {
                done.get();
            }
        } finally {
            nodes.shutdownNow();
        }

        assertThat(inForce()).isEqualTo(shop.segments(SINCE, NOW, SHANGHAI));
        assertThat(phases()).containsExactly(Phase.FINISHED);
    }

    @Test
    void cancelledAndReturnedOrdersDoNotCountAndWhatCameBackIsNoMoney() {
        shop.order(1, NOW.minus(Duration.ofDays(9)), "SUBMITTED", "CNY", 1000, 350);
        shop.order(1, NOW.minus(Duration.ofDays(2)), "CANCELLED", "CNY", 7000, 0);
        shop.order(1, NOW.minus(Duration.ofDays(1)), "RETURNED", "CNY", 8000, 8000);
        shop.order(1, NOW.minus(Duration.ofDays(20)), "SUBMITTED", null, 200, 200);
        shop.order(1, null, "IN_PROCESS", "CNY", 9000, 0);
        shop.order(2, NOW.minus(Duration.ofDays(1)), "RETURNED", "CNY", 8000, 8000);

        run(job(TERMS, 10));

        assertThat(inForce()).containsExactly(Map.entry(1L, new Result(9, 2, 650, 111, "lost")));
    }

    @Test
    void ordersInAnotherCurrencyCountAsOrdersOnly() {
        shop.order(1, NOW.minusSeconds(1), "SUBMITTED", "USD", 9_999, 5_000);
        shop.order(1, NOW.minusSeconds(1), "SUBMITTED", "CNY", 700, 0);

        run(job(TERMS, 10));

        assertThat(inForce().get(1L)).extracting(Result::orders, Result::money).containsExactly(2L, 700L);
    }

    @Test
    void whoHasNoOrdersOrIsAGuestIsInNone() {
        shop.customer(1, true);
        shop.customer(2, false);
        shop.order(2, NOW.minusSeconds(1), 100);
        assertThat(segments.of(new MemberId(1))).as("before the first run").isEmpty();
        assertThat(counts.inForce()).isEmpty();

        run(job(TERMS, 10));

        assertThat(segments.of(new MemberId(1))).isEmpty();
        assertThat(segments.of(new MemberId(2))).isEmpty();
        assertThat(counts.inForce().orElseThrow().counts())
                .hasSize(11)
                .allSatisfy((code, members) -> assertThat(members).isZero());
    }

    @Test
    void showsHowFarItIs() {
        for (long member = 1; member <= 10; member++) {
            shop.order(member, NOW.minusSeconds(1), 100);
        }
        List<String> seen = new ArrayList<>();
        Job.Run run = job(TERMS, 4).begin();
        long processed = 0;
        Job.Chunk chunk;
        do {
            chunk = run.next();
            processed += chunk.processed();
            seen.add(counts.latest(1).stream()
                    .map(SegmentCounts.Counted::run)
                    .map(now -> now.phase() + " " + now.members() + "/" + now.graded())
                    .collect(Collectors.joining()));
        } while (!chunk.last());

        assertThat(seen.stream().distinct())
                .containsExactly(
                        "MEASURING 0/0",
                        "MEASURING 4/0",
                        "MEASURING 8/0",
                        "SCALING 10/0",
                        "GRADING 10/0",
                        "GRADING 10/4",
                        "GRADING 10/8",
                        "GRADING 10/10",
                        "FINISHED 10/10");
        assertThat(processed).isEqualTo(20);
        assertThat(counts.inForce().orElseThrow().counts()).containsEntry(LOST, 10L);
    }

    @Test
    void theDatabaseItselfKnowsNoHalfGradeAndNoUnfinishedRunInForce() {
        shop.order(1, NOW.minusSeconds(1), 100);
        run(job(TERMS, 10));

        for (String wrong : List.of("RECENCY = NULL", "MONETARY = 6", "SEGMENT = NULL", "ORDERS = 0", "SPENT = -1")) {
            assertThatThrownBy(() -> jdbc.update("UPDATE LOYALTY_MEMBER_SEGMENT SET " + wrong))
                    .as(wrong)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
        for (String wrong : List.of("GRADED = 0", "FINISHED_AT = NULL", "PHASE = 'GRADING'")) {
            assertThatThrownBy(() -> jdbc.update("UPDATE LOYALTY_SEGMENT_RUN SET " + wrong))
                    .as(wrong)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    /** A node that dies at the end of its transaction, which so never commits. */
    private record CutOff(Transactions transactions) implements Transactions {
        @Override
        public <T> T required(Supplier<T> work) {
            return transactions.required(() -> {
                throw new Died(work.get());
            });
        }

        @Override
        public <T> T isolated(Supplier<T> work) {
            return transactions.isolated(work);
        }

        private static final class Died extends RuntimeException {
            private static final long serialVersionUID = 1L;

            Died(Object lost) {
                super("before it committed " + lost);
            }
        }
    }
}
