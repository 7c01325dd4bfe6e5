package org.pointsmall.loyalty.broadleaf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.broadleafcommerce.core.order.service.OrderService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pointsmall.loyalty.aftersale.CancelRequest;
import org.pointsmall.loyalty.aftersale.Purpose;
import org.pointsmall.loyalty.aftersale.ReturnOrders;
import org.pointsmall.loyalty.aftersale.ReturnReceipt;
import org.pointsmall.loyalty.aftersale.ReturnRequest;
import org.pointsmall.loyalty.aftersale.ReturnStatus;
import org.pointsmall.loyalty.aftersale.ShippingChoice;
import org.pointsmall.loyalty.broadleaf.store.MovableClock;
import org.pointsmall.loyalty.broadleaf.store.Shop;
import org.pointsmall.loyalty.broadleaf.store.Shop.Flow;
import org.pointsmall.loyalty.broadleaf.store.StoreTest;
import org.pointsmall.loyalty.broadleaf.store.TestCards;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.proof.ProveLedger;
import org.pointsmall.loyalty.redemption.OffsetCart;
import org.pointsmall.loyalty.redemption.PointsWish;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Orders of a real store cancelled and returned: its order, its payments, its gateways, and the points. */
@StoreTest
abstract class AfterSaleInTheStoreContract {
    @Autowired
    Shop shop;

    @Autowired
    TestCards cards;

    @Autowired
    MovableClock clock;

    @Autowired
    Ledger ledger;

    @Autowired
    ProveLedger proveLedger;

    @Autowired
    OffsetCart offsetCart;

    @Autowired
    ReturnOrders returnOrders;

    @Autowired
    @Qualifier("blLoyaltyCompleteReturns")
    Job completeReturns;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    @Qualifier("blOrderService")
    OrderService orders;

    private long lantern;
    private long ana;

    @BeforeEach
    void openTheShop() {
        lantern = shop.product("12.34");
        ana = shop.member();
        give(1_000);
    }

    @AfterEach
    void theLedgerIsRight() {
        cards.will(TestCards.Answer.APPROVE);
        cards.canRefund(true);
        assertThat(proveLedger.prove().differences()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void cancelLeavesOrderPaymentsAndPointsAsIfItHadNeverBeen(Flow flow) {
        long order = buy(2, 500, flow);

        ReturnReceipt receipt = granted(cancel(order, "c"));

        assertThat(receipt.status()).isEqualTo(ReturnStatus.DONE);
        assertThat(receipt.cash()).isEqualTo(pence(1968));
        assertThat(receipt.pointsTakenBack()).isEqualTo(Points.of(19));
        assertThat(available()).isEqualTo(1_000);
        assertThat(status(order)).isEqualTo("CANCELLED");
        assertThat(cards.log(order)).containsExactly("charge 19.68", "void 19.68");
        assertThat(givenBack(order))
                .containsExactlyInAnyOrder(
                        "LOYALTY_POINTS VOID 5.00 of AUTHORIZE_AND_CAPTURE",
                        "THIRD_PARTY_ACCOUNT VOID 19.68 of AUTHORIZE_AND_CAPTURE");
    }

    @Test
    void piecesComeBackOneByOneUntilTheOrderIsReturned() {
        long order = buy(2, 500, Flow.BROADLEAF);
        ReturnRequest.Line one = ReturnRequest.Line.pieces(item(order), 1);

        ReturnReceipt first = granted(takeBack(order, "r1", one));

        assertThat(first.pointsBack()).isEqualTo(Points.of(250));
        assertThat(first.cash()).isEqualTo(pence(1234 - 250));
        assertThat(status(order)).isEqualTo("SUBMITTED");
        granted(takeBack(order, "r2", one));
        assertThat(status(order)).isEqualTo("RETURNED");
        assertThat(available()).isEqualTo(1_000);
        assertThat(cards.log(order)).containsExactly("charge 19.68", "refund 9.84", "refund 9.84");
        assertThat(givenBack(order))
                .containsExactlyInAnyOrder(
                        "LOYALTY_POINTS REFUND 2.50 of AUTHORIZE_AND_CAPTURE",
                        "LOYALTY_POINTS REFUND 2.50 of AUTHORIZE_AND_CAPTURE",
                        "THIRD_PARTY_ACCOUNT REFUND 9.84 of AUTHORIZE_AND_CAPTURE",
                        "THIRD_PARTY_ACCOUNT REFUND 9.84 of AUTHORIZE_AND_CAPTURE");
    }

    @Test
    void anAmountGoesBackAndTheRestByCancel() {
        long order = buy(2, 500, Flow.BROADLEAF);

        granted(takeBack(order, "r", ReturnRequest.Line.amount(item(order), pence(333))));
        granted(cancel(order, "c"));

        assertThat(available()).isEqualTo(1_000);
        assertThat(jdbc.queryForObject(
                        "SELECT SUM(CASH) FROM LOYALTY_RETURN WHERE ORDER_ID = ? AND STATUS = 'DONE'",
                        Long.class,
                        order))
                .isEqualTo(1968);
    }

    @Test
    void anOrderOfPointsAloneNeedsNoGateway() {
        give(4_000);
        long order = buy(2, 2468, Flow.BROADLEAF);

        ReturnReceipt receipt = granted(cancel(order, "c"));

        assertThat(receipt.status()).isEqualTo(ReturnStatus.DONE);
        assertThat(receipt.cash()).isEqualTo(pence(0));
        assertThat(available()).isEqualTo(5_000);
        assertThat(givenBack(order)).containsExactly("LOYALTY_POINTS VOID 24.68 of AUTHORIZE_AND_CAPTURE");
    }

    @Test
    void aGuestsOrderGivesBackCashOnly() {
        long guest = shop.guest();
        long order = shop.cart(guest, lantern, 2);
        shop.checkout(guest, order, Flow.BROADLEAF);

        granted(takeBack(order, "r", ReturnRequest.Line.pieces(item(order), 1)));
        ReturnReceipt receipt = granted(cancel(order, "c"));

        assertThat(receipt.pointsBack()).isEqualTo(Points.ZERO);
        assertThat(cards.log(order)).containsExactly("charge 24.68", "refund 12.34", "refund 12.34");
    }

    @Test
    void aGatewayThatOnlyRollsBackVoidsAWholePayment() {
        cards.canRefund(false);
        long order = buy(2, 500, Flow.BROADLEAF);

        assertThat(granted(cancel(order, "c")).status()).isEqualTo(ReturnStatus.DONE);

        assertThat(cards.log(order)).containsExactly("charge 19.68", "void 19.68");
    }

    @Test
    void aGatewayThatCanNotGiveAPartBackLeavesItDueUntilSomebodySaysSo() {
        cards.canRefund(false);
        long order = buy(2, 500, Flow.BROADLEAF);

        ReturnReceipt due = granted(takeBack(order, "r", ReturnRequest.Line.pieces(item(order), 1)));

        assertThat(due.status()).isEqualTo(ReturnStatus.CASH_DUE);
        assertThat(due.cashProblem()).contains("can't give back a part");
        assertThat(available()).isEqualTo(1_000 - 500 + 19 + 250 - 10);
        ReturnReceipt done = returnOrders.cashGivenBack(order, "r", "oms", "wire 17");
        assertThat(done.status()).isEqualTo(ReturnStatus.DONE);
        assertThat(givenBack(order)).contains("THIRD_PARTY_ACCOUNT REFUND 9.84 of AUTHORIZE_AND_CAPTURE");
        assertThat(cards.log(order)).containsExactly("charge 19.68");
    }

    @Test
    void aGatewayThatDoesNotAnswerIsAskedAgainByTheJob() {
        long order = buy(2, 500, Flow.BROADLEAF);
        cards.will(TestCards.Answer.TIME_OUT);
        assertThat(granted(cancel(order, "c")).status()).isEqualTo(ReturnStatus.CASH_DUE);
        assertThat(available()).isEqualTo(1_000);
        cards.will(TestCards.Answer.APPROVE);
        clock.advance(Duration.ofMinutes(3));

        runJob();
        runJob();

        assertThat(returnOrders.ofOrder(order)).singleElement().satisfies(receipt -> assertThat(receipt.status())
                .isEqualTo(ReturnStatus.DONE));
        assertThat(cards.log(order)).containsExactly("charge 19.68", "void 19.68");
    }

    @Test
    void withinTheCallersTransactionTheCashWaitsForTheCommit() {
        long order = buy(2, 500, Flow.BROADLEAF);

        ReturnReceipt due = transactions.required(() -> granted(cancel(order, "c")));

        assertThat(due.status()).isEqualTo(ReturnStatus.CASH_DUE);
        assertThat(cards.log(order)).containsExactly("charge 19.68");
        assertThat(returnOrders.complete(order, "c").status()).isEqualTo(ReturnStatus.DONE);
        assertThat(cards.log(order)).containsExactly("charge 19.68", "void 19.68");
    }

    @Test
    void whatThisRequestHasReadOfTheOrderBeforeIsNotBelieved() {
        long order = buy(2, 500, Flow.BROADLEAF);

        Outcome<ReturnReceipt> second = shop.as(ana, () -> {
            assertThat(orders.findOrderById(order).getStatus().getType()).isEqualTo("SUBMITTED");
            elsewhere(() -> granted(cancel(order, "c")));
            return cancel(order, "c2");
        });

        assertThat(granted(second).replayed()).isTrue();
        assertThat(shop.as(ana, () -> orders.findOrderById(order).getStatus().getType()))
                .isEqualTo("CANCELLED");
        assertThat(cards.log(order)).containsExactly("charge 19.68", "void 19.68");
    }

    @Test
    void anOrderThatThisRequestHasReadAsACartIsCancelledAsItWasSold() {
        long order = shop.cart(ana, lantern, 2);

        Outcome<ReturnReceipt> receipt = shop.as(ana, () -> {
            assertThat(orders.findOrderById(order).getSubmitDate()).isNull();
            elsewhere(() -> shop.checkout(ana, order, Flow.BROADLEAF));
            return cancel(order, "c");
        });

        assertThat(granted(receipt).cash()).isEqualTo(pence(2468));
        assertThat(available()).isEqualTo(1_000);
    }

    @Test
    void aCartCanNotBeCancelled() {
        long cart = shop.cart(ana, lantern, 1);

        assertThat(refused(cancel(cart, "c")).operands()).containsEntry("orderStatus", "IN_PROCESS");
    }

    @Test
    void cancelSixtyFourTimesAtOnceCancelsOnce() throws Exception {
        long order = buy(2, 500, Flow.BROADLEAF);

        List<Object> outcomes = atOnce(IntStream.range(0, 64)
                .mapToObj(i -> (Callable<Object>) () -> granted(cancel(order, "c" + i)))
                .toList());

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(ReturnReceipt.class));
        assertThat(available()).isEqualTo(1_000);
        assertThat(cards.log(order)).containsExactly("charge 19.68", "void 19.68");
        assertThat(givenBack(order)).hasSize(2);
    }

    @Test
    void partialReturnsAndACancelAtOnceComeToTheWhole() throws Exception {
        long order = buy(5, 500, Flow.BROADLEAF);
        long item = item(order);
        List<Callable<Object>> works = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String key = "r" + i;
            works.add(() -> takeBack(order, key, ReturnRequest.Line.pieces(item, 1)));
        }
        works.add(() -> cancel(order, "c"));

        List<Object> outcomes = atOnce(works);

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.class));
        assertThat(available()).isEqualTo(1_000);
        assertThat(jdbc.queryForObject(
                        "SELECT SUM(CASH) FROM LOYALTY_RETURN WHERE ORDER_ID = ? AND STATUS = 'DONE'",
                        Long.class,
                        order))
                .isEqualTo(6170 - 500);
        assertThat(jdbc.queryForObject(
                        "SELECT SUM(l.QUANTITY) FROM LOYALTY_RETURN_LINE l JOIN LOYALTY_RETURN r"
                                + " ON r.RETURN_ID = l.RETURN_ID WHERE r.ORDER_ID = ?",
                        Long.class,
                        order))
                .isEqualTo(5);
    }

    private long buy(int quantity, long points, Flow flow) {
        long order = shop.cart(ana, lantern, quantity);
        assertThat(shop.as(ana, () -> offsetCart.apply(PointsWish.of(Points.of(points))))
                        .isRefused())
                .isFalse();
        shop.checkout(ana, order, flow);
        return order;
    }

    private void give(long points) {
        transactions.required(() -> ledger.earn(new Earning(
                new MemberId(ana),
                PostingKey.of("given-" + points, ana),
                Points.of(points),
                null,
                LotPolicy.LASTING,
                "test",
                List.of())));
    }

    private Outcome<ReturnReceipt> cancel(long order, String key) {
        return returnOrders.cancel(new CancelRequest(purpose(order, key)));
    }

    private Outcome<ReturnReceipt> takeBack(long order, String key, ReturnRequest.Line line) {
        return returnOrders.takeBack(
                new ReturnRequest(purpose(order, key), List.of(line), ShippingChoice.AS_CONFIGURED));
    }

    private static Purpose purpose(long order, String key) {
        return new Purpose(order, key, null, "oms", "did not fit");
    }

    private void runJob() {
        var run = completeReturns.begin();
        while (!run.next().last()) {
            // chunk by chunk
        }
    }

    private long available() {
        return ledger.balance(new MemberId(ana)).available().value();
    }

    private long item(long order) {
        return jdbc.queryForObject("SELECT ORDER_ITEM_ID FROM BLC_ORDER_ITEM WHERE ORDER_ID = ?", Long.class, order);
    }

    private String status(long order) {
        return jdbc.queryForObject("SELECT ORDER_STATUS FROM BLC_ORDER WHERE ORDER_ID = ?", String.class, order);
    }

    /** What the order's payments have given back, with what it follows on. */
    private List<String> givenBack(long order) {
        return jdbc.query(
                "SELECT p.PAYMENT_TYPE, t.TRANSACTION_TYPE, t.TRANSACTION_AMOUNT, o.TRANSACTION_TYPE AS PARENT_TYPE"
                        + " FROM BLC_ORDER_PAYMENT p"
                        + " JOIN BLC_ORDER_PAYMENT_TRANSACTION t ON t.ORDER_PAYMENT = p.ORDER_PAYMENT_ID"
                        + " JOIN BLC_ORDER_PAYMENT_TRANSACTION o ON o.PAYMENT_TRANSACTION_ID = t.PARENT_TRANSACTION"
                        + " WHERE p.ORDER_ID = ? AND t.TRANSACTION_TYPE IN ('VOID', 'REFUND') AND t.SUCCESS = TRUE",
                (row, index) -> row.getString(1) + " " + row.getString(2) + " "
                        + row.getBigDecimal(3).setScale(2) + " of " + row.getString(4),
                order);
    }

    private static Money pence(long minorUnits) {
        return new Money(minorUnits, Currency.getInstance("GBP"));
    }

    private static <T> T granted(Outcome<T> outcome) {
        return outcome.orElseThrow(refusal -> new IllegalStateException("refused: " + refusal));
    }

    private static Refusal refused(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?> refused) {
            return refused.refusal();
        }
        throw new AssertionError("not refused: " + outcome);
    }

    /** On another thread, as another request would. */
    private static void elsewhere(Callable<Object> work) throws Exception {
        List<Object> outcome = atOnce(List.of(work));
        assertThat(outcome).allSatisfy(one -> assertThat(one).isNotInstanceOf(Throwable.class));
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
            List<Object> outcomes = new ArrayList<>();
            for (Future<Object> result : results) {
                try {
                    outcomes.add(result.get());
                } catch (ExecutionException e) {
                    outcomes.add(e.getCause());
                }
            }
            return outcomes;
        } finally {
            threads.shutdown();
        }
    }
}
