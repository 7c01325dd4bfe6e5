package org.pointsmall.loyalty.recommendation.taste.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
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
import org.pointsmall.loyalty.recommendation.ItemTaste;
import org.pointsmall.loyalty.recommendation.ItemTastes;
import org.pointsmall.loyalty.recommendation.MemberTaste;
import org.pointsmall.loyalty.recommendation.MemberTastes;
import org.pointsmall.loyalty.recommendation.taste.LearnTaste;
import org.pointsmall.loyalty.recommendation.taste.TasteOfMembers;
import org.pointsmall.loyalty.recommendation.taste.TastePart;
import org.pointsmall.loyalty.store.StoreTables;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** The jobs over the store's orders, and what they leave, on each database that a store may have. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TasteContract {
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00.123Z");
    private static final Period LOOK_BACK = Period.ofMonths(24);
    private static final List<Long> ALL = LongStream.rangeClosed(1, 40).boxed().toList();
    private static final MemberId ANA = new MemberId(1);
    private static final MemberId BEN = new MemberId(2);

    private final MovableClock clock = new MovableClock(NOW);
    private final BusinessTime time = new BusinessTime(clock, ZoneOffset.UTC);
    private final Set<MemberId> optedOut = new HashSet<>();
    private TestDatabase database;
    private JdbcTemplate jdbc;
    private Transactions transactions;
    private ShopWithTaste shop;
    private ItemTastes items;
    private MemberTastes members;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    /** The column type of the store's times, as Hibernate makes it, to the millisecond. */
    String timestamp() {
        return "TIMESTAMP(3)";
    }

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrate();
        jdbc = new JdbcTemplate(database.dataSource());
        transactions = TransactionsOfAStore.on(database.dataSource());
        shop = new ShopWithTaste(jdbc);
        shop.createTables(timestamp());
        items = new JdbcItemTastes(database.dataSource());
        members = new TasteOfMembers(
                new StoreTables().blLoyaltyMemberOrders(new OrdersDatabase(database.dataSource())),
                this::among,
                store(),
                LOOK_BACK,
                time);
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
        optedOut.clear();
        jdbc.update("UPDATE LOYALTY_TASTE SET GENERATION = NULL, FORMER_GENERATION = NULL, OPEN_GENERATION = NULL");
        for (String table : List.of("ITEM_NEIGHBOURS", "ITEM_SALES", "TASTE_RUN")) {
            jdbc.update("DELETE FROM LOYALTY_" + table);
        }
        clock.moveOn(Duration.between(clock.instant(), NOW));
    }

    private Set<MemberId> among(Collection<MemberId> asked) {
        Set<MemberId> found = new HashSet<>(asked);
        found.retainAll(optedOut);
        return found;
    }

    private JdbcTasteStore store() {
        return new JdbcTasteStore(database.dataSource(), time);
    }

    private LearnTaste neighbours(int chunk) {
        return LearnTaste.neighbours(
                plan(7, chunk),
                new StoreTables().blLoyaltyMemberOrders(new OrdersDatabase(database.dataSource())),
                this::among,
                store(),
                transactions,
                time);
    }

    private LearnTaste sales(int chunk) {
        return LearnTaste.sales(
                plan(1, chunk),
                new StoreTables().blLoyaltyMemberOrders(new OrdersDatabase(database.dataSource())),
                new StoreTables().blLoyaltyProductNames(new OrdersDatabase(database.dataSource())),
                this::among,
                store(),
                transactions,
                time);
    }

    private static LearnTaste.Plan plan(int everyDays, int chunk) {
        return new LearnTaste.Plan(everyDays, LOOK_BACK, chunk, chunk);
    }

    /** Answers how many chunks it took. */
    private static int run(Job job) {
        Job.Run run = job.begin();
        int chunks = 1;
        while (!run.next().last()) {
            chunks++;
        }
        return chunks;
    }

    private Map<Long, ItemTaste> learnt() {
        return new TreeMap<>(items.of(ALL));
    }

    @RepeatedTest(3)
    void comesToTheSameHoweverOftenAndWhereverItIsCutOff(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        shop.fill(random, 40, NOW);
        run(neighbours(100));
        run(sales(100));
        Map<Long, ItemTaste> whole = learnt();
        assertThat(whole).hasSize(30);
        assertThat(whole.values())
                .anySatisfy(taste -> assertThat(taste.neighbours()).isNotEmpty());
        jdbc.update("UPDATE LOYALTY_TASTE SET GENERATION = NULL, FORMER_GENERATION = NULL");

        for (TastePart part : TastePart.values()) {
            int chunk = 2 + random.nextInt(6);
            // Whoever goes on reads the orders once more.
            int reading = 1 + 40 / chunk + 1;
            int cuts = 0;
            for (; store().inForce(part).isEmpty(); cuts++) {
                cutOff(part == TastePart.SALES ? sales(chunk) : neighbours(chunk), reading + random.nextInt(4));
                shop.order(1 + random.nextInt(40), clock.instant().plusMillis(1), 1L, 2L);
                clock.moveOn(Duration.ofMinutes(1));
            }
            assertThat(cuts).isGreaterThan(1);
            clock.moveOn(Duration.between(clock.instant(), NOW));
        }

        assertThat(learnt()).isEqualTo(whole);
    }

    /** The node dies after so many chunks. */
    private static void cutOff(Job job, int chunks) {
        Job.Run run = job.begin();
        for (int i = 0; i < chunks; i++) {
            if (run.next().last()) {
                return;
            }
        }
    }

    @Test
    void readersSeeTheFormerModelWholeUntilTheNextIs() {
        shop.fill(new Random(7), 30, NOW);
        run(neighbours(100));
        run(sales(100));
        Map<Long, ItemTaste> before = learnt();
        clock.moveOn(Duration.ofDays(7));
        shop.buy(new Random(8), 30, clock.instant());
        Set<Map<Long, ItemTaste>> seen = new HashSet<>();

        Job.Run run = sales(7).begin();
        do {
            seen.add(learnt());
        } while (!run.next().last());
        seen.add(learnt());

        assertThat(seen).hasSize(2).contains(before);
    }

    @Test
    void aReaderWhoRacesTheJobNeverSeesTwoModelsInOne() throws Exception {
        for (long product = 1; product <= 40; product++) {
            shop.product(product, "thing");
        }
        shop.order(1, NOW.minusSeconds(1), ALL.toArray(Long[]::new));
        run(sales(100));
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService readers = Executors.newFixedThreadPool(2);
        try {
            List<Future<Set<Set<Float>>>> read = new ArrayList<>();
            for (int reader = 0; reader < 2; reader++) {
                read.add(readers.submit(() -> {
                    Set<Set<Float>> trends = new HashSet<>();
                    while (!over.get()) {
                        Set<Float> one = new HashSet<>();
                        items.of(ALL).values().forEach(taste -> one.add(taste.trend()));
                        trends.add(one);
                    }
                    return trends;
                }));
            }
            for (int day = 1; day <= 6; day++) {
                clock.moveOn(Duration.ofDays(1));
                shop.order(1 + day, clock.instant().minusSeconds(1), ALL.toArray(Long[]::new));
                run(sales(9));
            }
            over.set(true);
            for (Future<Set<Set<Float>>> trends : read) {
                assertThat(trends.get()).allSatisfy(one -> assertThat(one).hasSize(1));
            }
        } finally {
            over.set(true);
            readers.shutdownNow();
        }
        assertThat(rows("ITEM_SALES"))
                .as("in force, before that, and what the next run clears")
                .isEqualTo(3 * 40);
    }

    private long rows(String table) {
        return jdbc.queryForObject("SELECT COUNT(*) FROM LOYALTY_" + table, Long.class);
    }

    @Test
    void learnsWeeklyAndDailyAndWhenAskedByHand() {
        shop.fill(new Random(9), 10, NOW);
        run(neighbours(100));
        run(sales(100));
        long generation = items.generation();

        assertThat(run(neighbours(100))).isEqualTo(1);
        clock.moveOn(Duration.ofDays(1));
        assertThat(run(neighbours(100))).isEqualTo(1);
        assertThat(run(sales(100))).isGreaterThan(1);
        assertThat(items.generation()).isGreaterThan(generation);
        clock.moveOn(Duration.ofDays(6));
        assertThat(run(neighbours(100))).isGreaterThan(1);
        Job.Run byHand = neighbours(100).beginByHand();
        assertThat(byHand.next().last()).isFalse();
    }

    @Test
    void givesUpARunThatIsMoreThanADayOld() {
        shop.fill(new Random(10), 10, NOW);
        cutOff(sales(1), 15);
        clock.moveOn(Duration.ofDays(1).plusMillis(1));

        run(sales(100));

        assertThat(store().inForce(TastePart.SALES).orElseThrow().asOf()).isEqualTo(clock.instant());
        assertThat(rows("ITEM_SALES")).isEqualTo(30);
    }

    @Test
    void whatWasCancelledOrCameBackWholeOrIsAGuestsTellsNothing() {
        for (long product = 1; product <= 9; product++) {
            shop.product(product, "thing");
        }
        shop.order(1, NOW.minusSeconds(9), "CANCELLED", List.of(1L, 2L));
        shop.order(1, NOW.minusSeconds(8), "RETURNED", List.of(1L, 3L));
        shop.order(1, NOW.minusSeconds(7), "IN_PROCESS_BUT_PLACED", List.of(4L, 5L));
        long order = shop.order(1, NOW.minusSeconds(6), 6L, 7L, 8L);
        shop.takeBack(order, 7, 2);
        shop.takeBack(order, 8, 1);
        shop.customer(3, false);
        shop.order(3, NOW.minusSeconds(5), 6L, 9L);

        run(neighbours(10));
        run(sales(10));

        Map<Long, ItemTaste> learnt = learnt();
        assertThat(learnt.get(6L).neighbours()).containsOnlyKeys(4L, 5L, 8L);
        assertThat(learnt.get(1L).neighbours()).isEmpty();
        assertThat(learnt.get(7L).popularity()).isZero();
        assertThat(learnt.get(9L).popularity()).isZero();
        assertThat(members.of(ANA).bought()).containsOnlyKeys(4L, 5L, 6L, 8L);
    }

    @Test
    void membersWhoBecameOneHaveOneTaste() {
        for (long product = 1; product <= 3; product++) {
            shop.product(product, "thing" + "abc".charAt((int) product - 1));
        }
        shop.order(1, NOW.minusSeconds(9), 1L);
        shop.order(2, NOW.minusSeconds(8), 2L, 3L);
        shop.merge(BEN, ANA);

        run(neighbours(10));
        run(sales(10));

        assertThat(learnt().get(1L).neighbours()).containsOnlyKeys(2L, 3L);
        assertThat(members.of(ANA).bought()).containsOnlyKeys(1L, 2L, 3L);
        assertThat(members.of(BEN)).isEqualTo(members.of(ANA));
    }

    @Test
    void fromWhoOptedOutNothingIsLearntAndTheyHaveNoTaste() {
        shop.product(1, "thing");
        shop.product(2, "other");
        shop.order(1, NOW.minusSeconds(9), 1L, 2L);
        assertThat(members.of(ANA).bought()).containsOnlyKeys(1L, 2L);
        optedOut.add(ANA);

        run(neighbours(10));
        run(sales(10));

        assertThat(learnt().get(1L).neighbours()).isEmpty();
        assertThat(learnt().get(1L).popularity()).isZero();
        assertThat(members.of(ANA)).isEqualTo(MemberTaste.NONE);
    }

    @Test
    void aTasteHasWhatWasBoughtAMomentAgo() {
        shop.product(1, "红色 mug");
        shop.product(2, "白色马克杯");
        shop.order(2, NOW.minusSeconds(9), 1L, 2L);
        run(sales(10));
        assertThat(members.of(ANA)).isEqualTo(MemberTaste.NONE);

        shop.order(1, clock.instant().plusSeconds(5), 2L);

        assertThat(members.of(ANA).bought()).containsOnlyKeys(2L);
        assertThat(members.of(ANA).words()).containsOnlyKeys("白色", "色马", "马克", "克杯");
    }

    @Test
    void tellsWhichProductsHaveChangedSinceAGeneration() {
        for (long product = 1; product <= 5; product++) {
            shop.product(product, "thing" + product);
        }
        shop.order(1, NOW.minusSeconds(9), 1L, 2L);
        run(sales(10));
        long first = items.generation();
        assertThat(items.changedSince(0, 0, 3)).containsExactly(1L, 2L, 3L);
        assertThat(items.changedSince(0, 3, 3)).containsExactly(4L, 5L);
        assertThat(items.changedSince(first, 0, 10)).isEmpty();

        clock.moveOn(Duration.ofDays(1));
        shop.order(2, clock.instant().minusSeconds(9), 2L, 4L);
        run(sales(2));
        assertThat(items.changedSince(first, 0, 10)).containsExactly(2L, 4L);
        long second = items.generation();
        run(neighbours(10));
        assertThat(items.changedSince(second, 0, 10)).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void thereIsNoTasteBeforeTheFirstModel() {
        shop.product(1, "thing");

        assertThat(items.of(ALL)).isEmpty();
        assertThat(items.generation()).isZero();
        assertThat(items.changedSince(0, 0, 10)).isEmpty();
        run(neighbours(10));
        run(sales(10));
        assertThat(items.of(ALL)).containsOnlyKeys(1L);
    }
}
