package org.pointsmall.loyalty.broadleaf;

import java.time.Duration;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pointsmall.loyalty.broadleaf.store.Faults;
import org.pointsmall.loyalty.broadleaf.store.MovableClock;
import org.pointsmall.loyalty.broadleaf.store.Shop;
import org.pointsmall.loyalty.broadleaf.store.Shop.Flow;
import org.pointsmall.loyalty.broadleaf.store.StoreTest;
import org.pointsmall.loyalty.broadleaf.store.TestCards;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.HoldRequest;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.proof.ProveLedger;
import org.pointsmall.loyalty.redemption.OffsetCart;
import org.pointsmall.loyalty.redemption.PointsWish;
import org.pointsmall.loyalty.statement.Statements;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Points at the checkout of a real store, through the real context, on whichever database a subclass names. */
@StoreTest
abstract class CheckoutContract {
    @Autowired
    Shop shop;

    @Autowired
    TestCards cards;

    @Autowired
    Faults faults;

    @Autowired
    MovableClock clock;

    @Autowired
    Ledger ledger;

    @Autowired
    Statements statements;

    @Autowired
    ProveLedger proveLedger;

    @Autowired
    OffsetCart offsetCart;

    @Autowired
    @Qualifier("blLoyaltyTimeOutHolds")
    Job timeOutHolds;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcTemplate jdbc;

    private long lantern;
    private long ana;

    @BeforeEach
    void openTheShop() {
        lantern = shop.product("12.34");
        ana = shop.member();
    }

    @AfterEach
    void theLedgerIsRight() {
        faults.disarm();
        cards.will(TestCards.Answer.APPROVE);
        assertThat(proveLedger.prove().differences()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void awardsThePointsOfWhatWasPaid(Flow flow) {
        String number = shop.checkout(ana, shop.cart(ana, lantern, 2), flow);

        assertThat(number).isNotBlank();
        assertBalance(24, 0, 0);
        assertThat(statements.page(new MemberId(ana), null, 10)).singleElement().satisfies(line -> {
            JournalEntry entry = line.entry();
            assertThat(entry.points()).isEqualTo(24);
            assertThat(entry.order()).isNotNull();
            assertThat(entry.order().number()).isEqualTo(number);
            assertThat(entry.trace()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void takesPointsAndCardAndAwardsTheCardPart(Flow flow) {
        give(1000);
        long order = shop.cart(ana, lantern, 2);
        wish(PointsWish.of(Points.of(500)));

        shop.checkout(ana, order, flow);

        assertThat(cards.log(order)).containsExactly("charge 19.68");
        assertBalance(1000 - 500 + 19, 0, 500);
        assertThat(statements.ofOrder(order)).isEqualTo(new Statements.OrderPoints(Points.of(500), Points.of(19)));
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void needsNoCardWhereThePointsPayAll(Flow flow) {
        give(5000);
        long order = shop.cart(ana, lantern, 2);
        wish(PointsWish.max());

        shop.checkout(ana, order, flow);

        assertThat(cards.log(order)).isEmpty();
        assertBalance(5000 - 2468, 0, 2468);
    }

    @ParameterizedTest
    @MethodSource("faultsInBothFlows")
    void aFaultAnywhereLeavesThePointsWholeAndTheNextTrySucceeds(int place, Flow flow) {
        give(1000);
        long order = shop.cart(ana, lantern, 2);
        wish(PointsWish.of(Points.of(500)));
        faults.arm(place);

        assertThatThrownBy(() -> shop.checkout(ana, order, flow)).hasStackTraceContaining("fault at " + place);

        assertBalance(1000, 0, 0);
        assertThat(submitted(order)).isFalse();
        faults.disarm();
        shop.checkout(ana, order, flow);
        assertBalance(1000 - 500 + 19, 0, 500);
        assertThat(submitted(order)).isTrue();
        assertThat(chargesLessVoids(order)).isEqualTo(1);
    }

    static Stream<Arguments> faultsInBothFlows() {
        return Faults.PLACES.stream().flatMap(place -> Stream.of(Flow.values()).map(flow -> Arguments.of(place, flow)));
    }

    @ParameterizedTest
    @MethodSource("failingCardsInBothFlows")
    void aCardThatFailsLeavesThePointsWholeAndTheNextTrySucceeds(TestCards.Answer answer, Flow flow) {
        give(1000);
        long order = shop.cart(ana, lantern, 2);
        wish(PointsWish.of(Points.of(500)));
        cards.will(answer);

        assertThatThrownBy(() -> shop.checkout(ana, order, flow)).isInstanceOf(Shop.CheckoutFailed.class);

        assertBalance(1000, 0, 0);
        assertThat(submitted(order)).isFalse();
        cards.will(TestCards.Answer.APPROVE);
        shop.checkout(ana, order, flow);
        assertBalance(1000 - 500 + 19, 0, 500);
        assertThat(chargesLessVoids(order)).isEqualTo(1);
    }

    static Stream<Arguments> failingCardsInBothFlows() {
        return Stream.of(TestCards.Answer.DECLINE, TestCards.Answer.TIME_OUT)
                .flatMap(answer -> Stream.of(Flow.values()).map(flow -> Arguments.of(answer, flow)));
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void theSameCartCheckedOutTwentyTimesAtOnceSpendsAndAwardsOnce(Flow flow) throws Exception {
        give(1000);
        long order = shop.cart(ana, lantern, 2);
        wish(PointsWish.of(Points.of(500)));

        oneOfTwentyCheckoutsIsCharged(order, flow);

        assertBalance(1000 - 500 + 19, 0, 500);
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void theSameCartWithoutPointsCheckedOutTwentyTimesAtOnceIsChargedAndAwardedOnce(Flow flow) throws Exception {
        oneOfTwentyCheckoutsIsCharged(shop.cart(ana, lantern, 2), flow);

        assertBalance(24, 0, 0);
    }

    private void oneOfTwentyCheckoutsIsCharged(long order, Flow flow) throws Exception {
        shop.payByCard(ana, order);

        List<Object> outcomes = atOnce(20, () -> shop.submit(ana, order, flow));

        assertThat(outcomes)
                .filteredOn(String.class::isInstance)
                .as(outcomes.toString())
                .hasSize(1);
        assertThat(chargesLessVoids(order)).isEqualTo(1);
    }

    @Test
    void manyCartsAtOnceNeverOverdrawOneBalance() throws Exception {
        give(1000);
        List<Long> carts =
                IntStream.range(0, 12).mapToObj(i -> shop.cart(ana, lantern, 1)).toList();
        List<Callable<Object>> holds = carts.stream()
                .map(order -> (Callable<Object>) () -> transactions.required(() -> ledger.hold(request(order, 300))))
                .toList();

        List<Object> outcomes = atOnce(holds);

        assertThat(outcomes)
                .filteredOn(o -> o.toString().contains("INSUFFICIENT_POINTS"))
                .hasSize(9);
        assertBalance(100, 900, 0);
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void anAwardThatFailsCostsNobodyTheOrderAndIsMadeUpFor(Flow flow) {
        give(1000);
        long order = shop.cart(ana, lantern, 2);
        wish(PointsWish.of(Points.of(500)));
        jdbc.update("ALTER TABLE LOYALTY_LOT ADD CONSTRAINT NO_NEW_LOTS CHECK (LOT_ID <= " + newestLot() + ")");
        try {
            shop.checkout(ana, order, flow);
        } finally {
            jdbc.update("ALTER TABLE LOYALTY_LOT DROP CONSTRAINT NO_NEW_LOTS");
        }
        assertThat(submitted(order)).isTrue();
        assertBalance(500, 500, 0);

        recoverLater();

        assertBalance(1000 - 500 + 19, 0, 500);
        recoverLater();
        assertBalance(1000 - 500 + 19, 0, 500);
    }

    @Test
    void theHoldOfACheckoutThatCrashedIsGivenBackWhenItsTimeIsUp() {
        give(1000);
        long order = shop.cart(ana, lantern, 2);
        transactions.required(() -> ledger.hold(request(order, 500)));
        timeOutHolds.begin().next();
        assertBalance(500, 500, 0);

        recoverLater();

        assertBalance(1000, 0, 0);
    }

    @Test
    void aPaymentThatBecameTooLargeShrinksWithTheCart() {
        give(5000);
        long order = shop.cart(ana, lantern, 2);
        wish(PointsWish.of(Points.of(2468)));
        shop.reduce(ana, order, lantern, 1);
        assertThatThrownBy(() -> shop.checkout(ana, order, Flow.BROADLEAF)).hasStackTraceContaining("CART_CHANGED");
        assertBalance(5000, 0, 0);

        shop.as(ana, offsetCart::applied);
        shop.checkout(ana, order, Flow.BROADLEAF);

        assertBalance(5000 - 1234, 0, 1234);
    }

    @Test
    void pointsTakenOffTheCartAreNotSpent() {
        give(1000);
        long order = shop.cart(ana, lantern, 2);
        wish(PointsWish.of(Points.of(500)));
        shop.as(ana, () -> {
            offsetCart.remove();
            return true;
        });

        shop.checkout(ana, order, Flow.BROADLEAF);

        assertThat(cards.log(order)).containsExactly("charge 24.68");
        assertBalance(1024, 0, 0);
    }

    @Test
    void aFlaggedProductEarnsNothingFromTheNextOrderOn() {
        jdbc.update("UPDATE BLC_PRODUCT SET LOYALTY_NO_EARN = TRUE WHERE PRODUCT_ID = ?", lantern);

        shop.checkout(ana, shop.cart(ana, lantern, 2), Flow.BROADLEAF);

        assertBalance(0, 0, 0);
    }

    private HoldRequest request(long order, long points) {
        var rate = new PointsRate(Points.of(100), new Money(100, Currency.getInstance("GBP")));
        return new HoldRequest(
                new MemberId(ana),
                order,
                Points.of(points),
                rate.worth(Points.of(points)),
                rate,
                Duration.ofMinutes(15));
    }

    private void give(long points) {
        transactions.required(() -> ledger.earn(new Earning(
                new MemberId(ana),
                PostingKey.of("given-to", ana),
                Points.of(points),
                null,
                LotPolicy.LASTING,
                "test",
                List.of())));
    }

    private void wish(PointsWish wish) {
        assertThat(shop.as(ana, () -> offsetCart.apply(wish)).isRefused()).isFalse();
    }

    private void recoverLater() {
        clock.advance(Duration.ofMinutes(16));
        timeOutHolds.begin().next();
    }

    private void assertBalance(long available, long held, long spent) {
        var balance = ledger.balance(new MemberId(ana));
        assertThat(List.of(
                        balance.available().value(),
                        balance.held().value(),
                        balance.spent().value()))
                .as("available, held, spent")
                .containsExactly(available, held, spent);
    }

    private boolean submitted(long order) {
        return !jdbc.queryForList(
                        "SELECT ORDER_ID FROM BLC_ORDER WHERE ORDER_ID = ? AND ORDER_STATUS = 'SUBMITTED'", order)
                .isEmpty();
    }

    private long chargesLessVoids(long order) {
        return cards.log(order).stream()
                .mapToInt(line -> line.startsWith("charge") ? 1 : line.startsWith("void") ? -1 : 0)
                .sum();
    }

    private long newestLot() {
        return jdbc.queryForObject("SELECT COALESCE(MAX(LOT_ID), 0) FROM LOYALTY_LOT", Long.class);
    }

    /** What each of them came to: its result, or its exception. */
    private static List<Object> atOnce(int times, Callable<?> work) throws InterruptedException {
        return atOnce(Collections.nCopies(times, work::call));
    }

    private static List<Object> atOnce(List<Callable<Object>> works) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(works.size());
        try {
            CountDownLatch start = new CountDownLatch(works.size());
            List<Future<Object>> results = works.stream()
                    .map(work -> threads.submit(() -> {
                        start.countDown();
                        start.await();
                        return work.call();
                    }))
                    .toList();
            return results.stream().map(CheckoutContract::get).toList();
        } finally {
            threads.shutdown();
        }
    }

    private static Object get(Future<Object> result) {
        try {
            return result.get();
        } catch (Exception e) {
            return e;
        }
    }
}
