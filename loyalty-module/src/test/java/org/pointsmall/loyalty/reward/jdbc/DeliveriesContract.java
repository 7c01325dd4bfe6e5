package org.pointsmall.loyalty.reward.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Leftover;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.proof.jdbc.LedgerProof;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.OrderContext;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.reward.ExchangeRequest;
import org.pointsmall.loyalty.reward.Reward;
import org.pointsmall.loyalty.reward.RewardState;
import org.pointsmall.loyalty.reward.delivery.DeliverRewards;
import org.pointsmall.loyalty.reward.delivery.DeliveryStore;
import org.pointsmall.loyalty.reward.delivery.Parcel;
import org.pointsmall.loyalty.reward.delivery.RewardDeliveries;
import org.pointsmall.loyalty.reward.delivery.Trouble;
import org.pointsmall.loyalty.reward.delivery.UndeliverableException;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;

/** What recurring rewards send, on a database that a store may have; a table stands for the store's orders. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DeliveriesContract {
    private static final long TEA = 7;
    private static final Duration HOUR = Duration.ofHours(1);

    private TestDatabase database;
    private JdbcTemplate jdbc;
    private RewardShop shop;
    private final AtomicLong orders = new AtomicLong(1_000);
    private @Nullable Runnable fault;
    private MemberId ana;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrate();
        jdbc = new JdbcTemplate(database.dataSource());
        jdbc.execute("CREATE TABLE PLACED (PARCEL VARCHAR(60) PRIMARY KEY, ORDER_ID BIGINT, MEMBER_ID BIGINT)");
        shop = new RewardShop(database.dataSource());
    }

    @BeforeEach
    void aMemberWithAnAddress() {
        fault = null;
        shop.offSale.clear();
        shop.flagged.clear();
        ana = new MemberId(shop.next());
        shop.earn(ana, 1_500, LotPolicy.LASTING);
        shop.addresses.put(ana.value(), ana);
        shop.news.clear();
    }

    @AfterEach
    void theBooksAgreeAndNothingIsDueForTheNextTest() {
        jdbc.update("UPDATE LOYALTY_DELIVERY_PLAN SET TRY_AT = NULL");
        assertThat(LedgerProof.of(database.dataSource()).prove().differences()).isEmpty();
    }

    @AfterAll
    void closePool() {
        database.close();
    }

    /** The order is in the transaction; the fault comes after it. */
    private OrderRef place(Parcel parcel) {
        if (shop.offSale.contains(parcel.product())) {
            throw new UndeliverableException(Trouble.NOT_FOR_SALE);
        }
        if (!shop.addresses.containsKey(parcel.address())) {
            throw new UndeliverableException(Trouble.ADDRESS_MISSING);
        }
        long order = orders.incrementAndGet();
        jdbc.update(
                "INSERT INTO PLACED VALUES (?, ?, ?)",
                parcel.name(),
                order,
                parcel.member().value());
        Runnable breaks = fault;
        if (breaks != null) {
            breaks.run();
        }
        return new OrderRef(order, "N" + order);
    }

    private long run() {
        return run(shop.deliveryStore);
    }

    private Job.Run byHand() {
        return new DeliverRewards(shop.parts, shop.deliveryStore, this::place).beginByHand();
    }

    private long run(DeliveryStore store) {
        return drain(new DeliverRewards(shop.parts, store, this::place).begin());
    }

    private static long drain(Job.Run run) {
        long done = 0;
        while (true) {
            Job.Chunk chunk = run.next();
            done += chunk.processed();
            if (chunk.last()) {
                return done;
            }
        }
    }

    private Reward buy(long points, int deliveries) {
        long offer = shop.offer(new Content.Recurring(TEA, deliveries, 1), points, Supply.of(100), true);
        return granted(shop.exchange(ana, "key-" + shop.next(), offer)).reward();
    }

    private List<Long> placed(Reward reward) {
        return jdbc.queryForList(
                "SELECT ORDER_ID FROM PLACED WHERE PARCEL LIKE '" + reward.id().value() + ":%' ORDER BY ORDER_ID",
                Long.class);
    }

    private Reward now(Reward reward) {
        return shop.within(() -> shop.rewards.find(reward.id())).orElseThrow();
    }

    private RewardState state(Reward reward) {
        return now(reward).state(shop.clock.instant());
    }

    private RewardDeliveries.Shown shown(Reward reward) {
        return shop.deliveries.of(List.of(reward.id())).get(reward.id());
    }

    private List<String> past(Reward reward) {
        return shown(reward).past().stream()
                .map(one -> one.nth() + " " + one.how() + " " + one.back().value())
                .toList();
    }

    private void comesBack(long order) {
        Money nothing = Money.zero(Currency.getInstance("CNY"));
        Cart cart = new Cart(
                new OrderRef(order, "N" + order),
                List.of(),
                nothing,
                nothing,
                nothing,
                new OrderContext(Instant.EPOCH, Map.of(OrderContext.DELIVERY, "any")));
        shop.within(() -> {
            shop.deliveries.cameBack(cart);
            return true;
        });
    }

    @Test
    void eachIsSentOnceOnItsDayAndTheLastOneEndsIt() {
        Reward reward = buy(1_000, 3);
        assertThat(shop.available(ana)).isEqualTo(500);

        assertThat(run()).isOne();
        assertThat(run()).isZero();
        for (int i = 0; i < 5; i++) {
            shop.clock.moveOn(Duration.ofDays(31));
            run();
        }

        assertThat(placed(reward)).hasSize(3);
        assertThat(past(reward)).containsExactly("1 MADE 0", "2 MADE 0", "3 MADE 0");
        assertThat(shown(reward).plan().tryAt()).isNull();
        assertThat(state(reward)).isEqualTo(RewardState.USED);
        assertThat(shop.available(ana)).isEqualTo(500);
        assertThat(shop.news).contains("REWARD_DELIVERY_MADE of " + ana.value());
    }

    @Test
    void itIsDueToTheSecond() {
        Reward reward = buy(1_000, 3);
        run();
        Instant second = shown(reward).plan().due();

        shop.clock.moveOn(Duration.between(shop.clock.instant(), second).minusSeconds(1));
        run();
        assertThat(placed(reward)).hasSize(1);
        shop.clock.moveOn(Duration.ofSeconds(1));
        run();
        assertThat(placed(reward)).hasSize(2);
    }

    /** A node that dies before the transaction ends has placed nothing, and what was placed is never placed again. */
    @Test
    void whatBreaksOffInBetweenIsSentOnceAfterwards() {
        Reward reward = buy(1_000, 12);
        fault = () -> {
            throw new IllegalStateException("the machine was switched off");
        };
        run();
        assertThat(placed(reward)).isEmpty();
        assertThat(past(reward)).isEmpty();
        assertThat(shown(reward).plan().trouble()).isEqualTo(Trouble.FAILED);
        fault = null;
        assertThat(run()).isZero();

        shop.clock.moveOn(HOUR);
        assertThat(run()).isOne();

        assertThat(placed(reward)).hasSize(1);
        assertThat(shown(reward).plan().trouble()).isNull();
    }

    @Test
    void byHandWhatFailedIsTriedAtOnceAndWhatIsNotDueStays() {
        Reward reward = buy(1_000, 12);
        fault = () -> {
            throw new IllegalStateException("the warehouse does not answer");
        };
        run();
        fault = null;
        assertThat(run()).isZero();

        assertThat(drain(byHand())).isOne();
        assertThat(placed(reward)).hasSize(1);
        assertThat(drain(byHand())).as("the next month's").isZero();
    }

    /** Neither a reward that can't be read nor one whose failure can't be noted: both come first. */
    @Test
    void oneThatFailsOutrightKeepsNoOtherWaiting() {
        Reward unreadable = buy(100, 2);
        Reward unnoted = buy(100, 2);
        Reward last = buy(100, 2);
        DeliveryStore broken = mock(DeliveryStore.class, delegatesTo(shop.deliveryStore));
        doThrow(new IllegalStateException("a broken row")).when(broken).plans(List.of(unreadable.id()));
        doThrow(new IllegalStateException("a broken row")).when(broken).lock(unnoted.id());

        assertThat(run(broken)).isOne();

        assertThat(placed(last)).hasSize(1);
        assertThat(placed(unreadable)).isEmpty();
        assertThat(placed(unnoted)).isEmpty();
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void manyNodesSendItOnce() throws Exception {
        List<Reward> rewards = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            rewards.add(buy(100, 2));
        }
        ExecutorService nodes = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Long>> runs = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                runs.add(this::run);
            }
            long sent = 0;
            for (Future<Long> node : nodes.invokeAll(runs)) {
                sent += node.get();
            }
            assertThat(sent).isEqualTo(5);
        } finally {
            nodes.shutdownNow();
        }
        rewards.forEach(reward -> assertThat(placed(reward)).hasSize(1));
    }

    @Test
    void whatIsStoppedGivesBackWhatWasNotSent() {
        Reward reward = buy(1_000, 12);
        run();

        Reward stopped = granted(shop.ending.giveBack(ana, reward.id()).orElseThrow());
        granted(shop.ending.giveBack(ana, reward.id()).orElseThrow());

        assertThat(stopped.pointsBack().value()).isEqualTo(916);
        assertThat(shop.available(ana)).isEqualTo(1_416);
        shop.clock.moveOn(Duration.ofDays(400));
        run();
        assertThat(placed(reward)).hasSize(1);
    }

    @Test
    void aStopAndADeliveryAtOnceShareThePointsAndNeverBothTakeThem() throws Exception {
        for (int i = 0; i < 10; i++) {
            Reward reward = buy(100, 2);
            ExecutorService both = Executors.newFixedThreadPool(2);
            try {
                both.invokeAll(List.<Callable<Object>>of(
                        this::run, () -> shop.ending.giveBack(ana, reward.id()).orElseThrow()));
            } finally {
                both.shutdownNow();
            }
            long sent = placed(reward).size();
            assertThat(now(reward).pointsBack().value()).isEqualTo(100 - 50 * sent);
        }
    }

    @Test
    void whatIsNotForSaleWaitsAWeekAndThenItsPartComesBack() {
        Reward reward = buy(1_000, 12);
        shop.offSale.add(TEA);
        run();
        assertThat(shown(reward).plan().trouble()).isEqualTo(Trouble.NOT_FOR_SALE);
        shop.clock.moveOn(Duration.ofDays(7).minusSeconds(1));
        run();
        assertThat(past(reward)).isEmpty();

        shop.clock.moveOn(HOUR);
        run();

        assertThat(past(reward)).containsExactly("1 LAPSED 84");
        assertThat(shop.available(ana)).isEqualTo(584);
        assertThat(now(reward).pointsBack().value()).isEqualTo(84);
        assertThat(shop.news.stream().filter(news -> news.startsWith("REWARD_DELIVERY_WAITS")))
                .hasSize(1);
        shop.offSale.clear();
        shop.clock.moveOn(Duration.ofDays(25));
        run();
        assertThat(past(reward)).containsExactly("1 LAPSED 84", "2 MADE 0");
        assertThat(granted(shop.ending.giveBack(ana, reward.id()).orElseThrow())
                        .pointsBack()
                        .value())
                .isEqualTo(84 + 833);
    }

    @Test
    void staffHaveWhatWaitsTriedAtOnce() {
        Reward reward = buy(1_000, 12);
        shop.offSale.add(TEA);
        assertThat(shop.deliveries.tryNow(reward.id())).isFalse();
        run();
        shop.offSale.clear();

        assertThat(shop.deliveries.tryNow(reward.id())).isTrue();

        assertThat(run()).isOne();
    }

    @Test
    void whatFlagsKeepFromTheMemberIsNotPaidFor() {
        long offer = shop.offer(new Content.Recurring(TEA, 12, 1), 1_000, Supply.of(100), true);
        Refusal flag = Refusal.of(RefusalCode.NOT_ELIGIBLE_TIER).with("productId", TEA);
        shop.flagged.put(TEA, flag);

        assertThat(refused(shop.exchange(ana, "bronze", offer))).isEqualTo(flag);

        assertThat(shop.available(ana)).isEqualTo(1_500);
        assertThat(shop.taken(offer)).isZero();
        shop.flagged.clear();
        granted(shop.exchange(ana, "gold", offer));
        assertThat(shop.available(ana)).isEqualTo(500);
    }

    @Test
    void itIsSentToAnAddressThatIsTheMembers() {
        MemberId bo = shop.aMember(1_000);
        shop.addresses.put(bo.value(), bo);
        long offer = shop.offer(new Content.Recurring(TEA, 2, 1), 100, Supply.of(100), true);
        assertThat(refused(shop.exchange
                                .exchange(new ExchangeRequest(ana, "theirs", offer, 1, null, bo.value()))
                                .orElseThrow())
                        .code())
                .isEqualTo(RefusalCode.ADDRESS_MISSING);
        assertThat(refused(shop.exchange
                                .exchange(new ExchangeRequest(ana, "two", offer, 2, null))
                                .orElseThrow())
                        .code())
                .isEqualTo(RefusalCode.ABOVE_CAP);
        Reward reward = granted(shop.exchange(ana, "mine", offer)).reward();
        long other = 100_000 + ana.value();

        assertThat(refused(shop.deliveries.sendTo(ana, reward.id(), bo.value()).orElseThrow())
                        .code())
                .isEqualTo(RefusalCode.ADDRESS_MISSING);
        assertThat(shop.deliveries.sendTo(bo, reward.id(), bo.value())).isEmpty();
        shop.addresses.put(other, ana);
        granted(shop.deliveries.sendTo(ana, reward.id(), other).orElseThrow());

        assertThat(shown(reward).plan().address()).isEqualTo(other);
        shop.addresses.remove(other);
        run();
        assertThat(shown(reward).plan().trouble()).isEqualTo(Trouble.ADDRESS_MISSING);
        granted(shop.deliveries.sendTo(ana, reward.id(), ana.value()).orElseThrow());
        assertThat(shop.available(ana)).isEqualTo(1_400);
    }

    @Test
    void aFrozenAccountWaitsAndAClosedOneIsSentNothing() {
        Reward reward = buy(1_000, 12);
        shop.within(() -> shop.ledger.freeze(ana, "test", "a check"));
        run();
        shop.clock.moveOn(Duration.ofDays(20));
        run();
        assertThat(shown(reward).plan().trouble()).isEqualTo(Trouble.ACCOUNT_FROZEN);
        assertThat(past(reward)).isEmpty();
        shop.within(() -> shop.ledger.unfreeze(ana, "test", "all well"));
        shop.clock.moveOn(HOUR);
        assertThat(run()).isOne();

        granted(shop.within(() -> shop.ledger.close(ana, new Leftover.Forfeited(), "test", "left")));
        shop.clock.moveOn(Duration.ofDays(40));
        run();

        assertThat(shown(reward).plan().trouble()).isEqualTo(Trouble.ACCOUNT_CLOSED);
        assertThat(shown(reward).plan().tryAt()).isNull();
        assertThat(placed(reward)).hasSize(1);
    }

    @Test
    void whoseAccountIsMergedGetsTheRestBySurvivor() {
        Reward reward = buy(1_000, 2);
        run();
        MemberId survivor = shop.aMember(10);
        granted(shop.within(() -> shop.ledger.merge(ana, survivor, "test", "one person")));
        shop.clock.moveOn(Duration.ofDays(31));

        run();

        assertThat(jdbc.queryForObject(
                        "SELECT MEMBER_ID FROM PLACED WHERE PARCEL = ?",
                        Long.class,
                        reward.id().value() + ":2"))
                .isEqualTo(survivor.value());
    }

    @Test
    void anOrderThatComesBackBringsItsPartOnceAlsoAfterAStop() {
        Reward reward = buy(1_000, 12);
        run();
        long order = placed(reward).get(0);
        granted(shop.ending.giveBack(ana, reward.id()).orElseThrow());

        comesBack(order);
        comesBack(order);

        assertThat(shop.available(ana)).isEqualTo(1_500);
        assertThat(now(reward).pointsBack().value()).isEqualTo(1_000);
        assertThat(past(reward)).containsExactly("1 RETURNED 84");
        comesBack(1);
    }

    @Test
    void theOfferIsWithdrawnAndNothingIsSentAnyMore() {
        Reward reward = buy(1_000, 12);
        run();
        comesBack(placed(reward).get(0));

        shop.ending.withdraw(reward.bought().offer().id(), "staff", "no more tea");

        assertThat(shop.available(ana)).isEqualTo(1_500);
        assertThat(state(reward)).isEqualTo(RewardState.VOIDED);
        shop.clock.moveOn(Duration.ofDays(31));
        assertThat(run()).isZero();
    }

    /** Nobody takes a delivery by hand: no order would come of it. */
    @Test
    void onlyDeliveriesUseIt() {
        Reward reward = buy(1_000, 12);

        assertThat(refused(shop.using.use(reward.id(), "desk:1", null, "staff").orElseThrow())
                        .operands())
                .containsEntry("kind", "RECURRING");
    }

    /** The proof has to see what a wrong row would hide. */
    @Test
    void theProofSeesADeliveryThatGaveBackWhatItShouldNot() {
        Reward reward = buy(1_000, 12);
        run();
        jdbc.update("UPDATE LOYALTY_DELIVERY SET HOW = 'RETURNED', POINTS_BACK = 83 WHERE REWARD_ID = ?", id(reward));
        assertThat(LedgerProof.of(database.dataSource()).prove().differences())
                .extracting(difference -> difference.words())
                .anyMatch(words -> words.contains("its part is 84"));
        jdbc.update("UPDATE LOYALTY_DELIVERY SET HOW = 'MADE', POINTS_BACK = 0 WHERE REWARD_ID = ?", id(reward));
        jdbc.update("UPDATE LOYALTY_DELIVERY_PLAN SET NEXT_NTH = 3 WHERE REWARD_ID = ?", id(reward));
        assertThat(LedgerProof.of(database.dataSource()).prove().differences()).hasSize(1);
        jdbc.update("UPDATE LOYALTY_DELIVERY_PLAN SET NEXT_NTH = 2 WHERE REWARD_ID = ?", id(reward));
    }

    private static long id(Reward reward) {
        return reward.id().value();
    }
}
