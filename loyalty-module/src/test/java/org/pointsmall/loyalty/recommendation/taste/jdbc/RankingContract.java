package org.pointsmall.loyalty.recommendation.taste.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.recommendation.Ranking;
import org.pointsmall.loyalty.recommendation.taste.LearnRanking;
import org.pointsmall.loyalty.recommendation.taste.LearnTaste;
import org.pointsmall.loyalty.recommendation.taste.LearntRanking;
import org.pointsmall.loyalty.recommendation.taste.MemberOrder;
import org.pointsmall.loyalty.recommendation.taste.MemberOrders;
import org.pointsmall.loyalty.recommendation.taste.ProductNames;
import org.pointsmall.loyalty.recommendation.taste.RankingOutcome;
import org.pointsmall.loyalty.recommendation.taste.RankingRun;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** The job that learns rankings, and what it leaves in a database. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RankingContract {
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00.123Z");
    private static final Period LOOK_BACK = Period.ofMonths(24);
    private static final int PRODUCTS = 60;
    private static final int CLASSICS = 10;

    private final MovableClock clock = new MovableClock(NOW);
    private final BusinessTime time = new BusinessTime(clock, ZoneOffset.UTC);
    private final Orders orders = new Orders();
    private final Set<MemberId> optedOut = new HashSet<>();
    private TestDatabase database;
    private JdbcTemplate jdbc;
    private Transactions transactions;
    private JdbcRankings rankings;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrate();
        jdbc = new JdbcTemplate(database.dataSource());
        transactions = TransactionsOfAStore.on(database.dataSource());
        rankings = new JdbcRankings(database.dataSource());
    }

    @AfterAll
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @BeforeEach
    void nothingIsLearnt() {
        jdbc.update("UPDATE LOYALTY_RANKING SET LIVE_RUN = NULL, OPEN_RUN = NULL");
        jdbc.update("DELETE FROM LOYALTY_RANKING_EXAMPLES");
        jdbc.update("DELETE FROM LOYALTY_RANKING_RUN");
        clock.moveOn(Duration.between(clock.instant(), NOW));
        orders.members.clear();
        optedOut.clear();
    }

    @Test
    void aShopWithFewOrdersHasNoRankingAndIsLookedAtAgainAWeekLater() {
        assertThat(run(job(50))).isNotZero();
        RankingRun run = last();
        assertThat(run.outcome()).isEqualTo(RankingOutcome.TOO_FEW);
        assertThat(run.better()).isNull();
        assertThat(required(rankings::weights)).isEmpty();
        assertThat(order().rank(1L, 0.7)).isEqualTo(0.7);

        clock.moveOn(Duration.ofDays(6));
        run(job(50));
        assertThat(last()).isEqualTo(run);
        clock.moveOn(Duration.ofDays(1));
        run(job(50));
        assertThat(last().id()).isGreaterThan(run.id());
    }

    @Test
    void whatMembersGoByServesOnceItHasProvedItselfAndARunThatIsCutOffComesToTheSame() {
        orders.whoBuyTheClassics(new Random(7));
        run(job(200));
        RankingRun whole = last();
        String weights = weights();
        assertThat(whole.outcome()).isEqualTo(RankingOutcome.LIVE);
        assertThat(whole.better().low()).isPositive();
        assertThat(required(rankings::live)).contains(whole);
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM LOYALTY_RANKING_EXAMPLES", Integer.class))
                .isZero();

        nothingServes();
        LearnRanking job = job(17);
        int steps = 0;
        // Each node goes on for some steps, and then somebody else does.
        while (required(rankings::last).filter(run -> run.id() != whole.id()).isEmpty()) {
            Job.Run some = steps == 0 ? job.beginByHand() : job.begin();
            for (int i = 0; i < 90 && !some.next().last(); i++) {
                steps++;
            }
        }

        assertThat(weights()).isEqualTo(weights);
        assertThat(last().better()).isEqualTo(whole.better());
    }

    @Test
    void nothingIsLearntOfWhoOptedOut() {
        orders.whoBuyTheClassics(new Random(7));
        run(job(200));
        RankingRun without = last();
        String weights = weights();

        nothingServes();
        orders.whoBuyAnything(new Random(8), 251, 400);
        LongStream.rangeClosed(251, 400).mapToObj(MemberId::new).forEach(optedOut::add);
        byHand(job(60));
        assertThat(last().id()).isGreaterThan(without.id());
        assertThat(weights()).isEqualTo(weights);
        assertThat(last().better()).isEqualTo(without.better());
        assertThat(last().members()).isEqualTo(without.members());

        orders.members.keySet().forEach(member -> optedOut.add(new MemberId(member)));
        byHand(job(60));
        assertThat(last().outcome()).isEqualTo(RankingOutcome.TOO_FEW);
        assertThat(last().members()).isZero();
    }

    @Test
    void itemsAreOrderedByTheSignsThatWereMeasuredLast() {
        orders.whoBuyTheClassics(new Random(7));
        run(job(200));
        assertThat(last().outcome()).isEqualTo(RankingOutcome.LIVE);

        // Nothing is measured yet: the search decides.
        assertThat(order().rank(1L, 0.7)).isGreaterThan(order().rank(2L, 0.6));
        run(LearnTaste.sales(
                plan(200),
                orders,
                orders,
                members -> Set.of(),
                new JdbcTasteStore(database.dataSource(), time),
                transactions,
                time));
        long other = CLASSICS + 1;
        assertThat(rankings.of(List.of(1L, other, 999L))).containsOnlyKeys(1L, other);
        assertThat(order().rank(1L, 0.5)).isGreaterThan(order().rank(other, 0.5));
        assertThat(order().rank(null, 0.5)).isFinite();
        assertThat(order().rank(999L, 0)).isFinite();
    }

    @Test
    void aRunThatNobodyGoesOnWithIsGivenUp() {
        LearnRanking job = job(50);
        Job.Run cutOff = job.begin();
        cutOff.next();
        clock.moveOn(Duration.ofDays(2));

        run(job);

        assertThat(last().asOf()).isEqualTo(NOW.plus(Duration.ofDays(2)));
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM LOYALTY_RANKING_RUN", Integer.class))
                .isEqualTo(2);
        assertThat(required(rankings::lockOpen)).isEmpty();
    }

    private LearnRanking job(int chunk) {
        return new LearnRanking(plan(chunk), orders, orders, this::optedOut, rankings, transactions, time);
    }

    private Set<MemberId> optedOut(Collection<MemberId> members) {
        Set<MemberId> among = new HashSet<>(members);
        among.retainAll(optedOut);
        return among;
    }

    private static LearnTaste.Plan plan(int chunk) {
        return new LearnTaste.Plan(7, LOOK_BACK, chunk, chunk);
    }

    private static int run(Job job) {
        return run(job.begin());
    }

    private static void byHand(Job job) {
        run(job.beginByHand());
    }

    private static int run(Job.Run run) {
        int steps = 1;
        for (; !run.next().last(); steps++) {
            // Chunk after chunk.
        }
        return steps;
    }

    private RankingRun last() {
        return required(rankings::last).orElseThrow();
    }

    private String weights() {
        return jdbc.queryForObject(
                "SELECT r.WEIGHTS FROM LOYALTY_RANKING k JOIN LOYALTY_RANKING_RUN r ON r.RUN_ID = k.LIVE_RUN",
                String.class);
    }

    private void nothingServes() {
        jdbc.update("UPDATE LOYALTY_RANKING SET LIVE_RUN = NULL");
    }

    private Ranking.Order order() {
        return new LearntRanking(rankings, rankings, transactions)
                .of(LongStream.rangeClosed(1, PRODUCTS).boxed().toList());
    }

    private <T> T required(Supplier<T> work) {
        return transactions.required(work);
    }

    /** A shop in memory, as the jobs read it. */
    private static final class Orders implements MemberOrders, ProductNames {
        private final SortedMap<Long, List<MemberOrder>> members = new TreeMap<>();

        /** In each order one of ten things that all have bought for long, which the trend puts last, and some others. */
        void whoBuyTheClassics(Random random) {
            for (long member = 1; member <= 250; member++) {
                List<MemberOrder> own = new ArrayList<>();
                List<Long> classics = new ArrayList<>(
                        LongStream.rangeClosed(1, CLASSICS).boxed().toList());
                Collections.shuffle(classics, random);
                int days = 150 - random.nextInt(12);
                for (Long classic : classics) {
                    Set<Long> products = new HashSet<>();
                    products.add(classic);
                    for (int n = 0; n < 3; n++) {
                        products.add((long) CLASSICS + 1 + random.nextInt(PRODUCTS - CLASSICS));
                    }
                    Instant at = NOW.minus(Duration.ofDays(days)).minusSeconds(random.nextInt(40_000));
                    own.add(new MemberOrder(new MemberId(member), at, products));
                    days -= 8 + random.nextInt(12);
                    if (days <= 0) {
                        break;
                    }
                }
                members.put(member, own);
            }
        }

        void whoBuyAnything(Random random, long from, long to) {
            for (long member = from; member <= to; member++) {
                List<MemberOrder> own = new ArrayList<>();
                for (int days = 140; days > 0; days -= 10 + random.nextInt(20)) {
                    Set<Long> products = new HashSet<>();
                    for (int n = 0; n < 4; n++) {
                        products.add(1L + random.nextInt(PRODUCTS));
                    }
                    own.add(new MemberOrder(new MemberId(member), NOW.minus(Duration.ofDays(days)), products));
                }
                members.put(member, own);
            }
        }

        @Override
        public Page next(Instant since, Instant until, MemberId after, int customers) {
            List<MemberOrder> page = new ArrayList<>();
            List<Long> next = members.tailMap(after.value() + 1).keySet().stream()
                    .limit(customers)
                    .toList();
            next.forEach(member -> members.get(member).stream()
                    .filter(order -> !order.at().isBefore(since) && order.at().isBefore(until))
                    .forEach(page::add));
            return new Page(
                    page,
                    next.size() < customers ? Optional.empty() : Optional.of(new MemberId(next.get(next.size() - 1))));
        }

        @Override
        public List<MemberOrder> of(MemberId member, Instant since) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SortedMap<Long, String> next(long after, int limit) {
            SortedMap<Long, String> names = new TreeMap<>();
            for (long product = after + 1; product <= PRODUCTS && names.size() < limit; product++) {
                names.put(
                        product,
                        "thing " + Map.of(0L, "owl", 1L, "tea", 2L, "tin").get(product % 3));
            }
            return names;
        }
    }
}
