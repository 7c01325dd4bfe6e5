package org.pointsmall.loyalty.mall.load;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.campaign.Shoppers;
import org.pointsmall.loyalty.catalogue.CatalogFlags;
import org.pointsmall.loyalty.earning.CountsInMemory;
import org.pointsmall.loyalty.earning.EarnPoints;
import org.pointsmall.loyalty.earning.EarningContextFixture;
import org.pointsmall.loyalty.earning.FixedEarning;
import org.pointsmall.loyalty.job.InMemoryRetries;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.mall.CartOffers;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.Mall;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.mall.jdbc.JdbcOffers;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.InMemoryOutbox;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.proof.jdbc.LedgerProof;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.purchase.PlacedOrder;
import org.pointsmall.loyalty.redemption.AppliedWish;
import org.pointsmall.loyalty.redemption.CartPayments;
import org.pointsmall.loyalty.redemption.FitOffset;
import org.pointsmall.loyalty.redemption.HoldPoints;
import org.pointsmall.loyalty.redemption.OffsetPolicy;
import org.pointsmall.loyalty.redemption.Redemption;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.redemption.SettleCheckout;
import org.pointsmall.loyalty.redemption.ShowQuote;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.reward.CodePools;
import org.pointsmall.loyalty.reward.ExchangeOffer;
import org.pointsmall.loyalty.reward.ExchangeRequest;
import org.pointsmall.loyalty.reward.RewardParts;
import org.pointsmall.loyalty.reward.StoreCoupons;
import org.pointsmall.loyalty.reward.jdbc.RewardTables;
import org.pointsmall.loyalty.stock.Claimant;
import org.pointsmall.loyalty.stock.QuotaPeriod;
import org.pointsmall.loyalty.stock.RecoverClaims;
import org.pointsmall.loyalty.stock.Stock;
import org.pointsmall.loyalty.stock.StockKey;
import org.pointsmall.loyalty.stock.jdbc.JdbcStock;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/**
 * The four promises of what is scarce, on a real PostgreSQL, from two nodes at once: exactly the stock is sold; nobody is
 * refused for good while a piece is left; one member's taps cost one piece; who pays after the hold has timed out either
 * has a piece or none.
 */
@Tag("heavy")
class MallRacesTest {
    private static final long PRODUCT = 7;
    private static final long PRICE = 10;
    private static final long FIRST_PIECES = 80;
    private static final int THREADS = 16;
    private static final Duration A_CHECKOUT = Duration.ofMinutes(15);

    private static TestDatabase database;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-05-01T10:00:00Z"));
    private final AtomicLong ids = new AtomicLong(System.nanoTime() / 1_000_000);
    private final Map<Long, PlacedOrder> placed = new ConcurrentHashMap<>();
    private final Node one = new Node();
    private final Node two = new Node();

    @BeforeAll
    static void start() throws Exception {
        database = TestDatabase.onPostgreSql().migrate();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void aThousandClientsHaveAHundredPieces() throws Exception {
        long offer = offer(Supply.of(100));
        AtomicLong clients = new AtomicLong();
        AtomicLong sold = new AtomicLong();
        AtomicLong refused = new AtomicLong();

        atOnce(thread -> {
            Random random = new Random(thread);
            for (long client = clients.incrementAndGet(); client <= 1_000; client = clients.incrementAndGet()) {
                Node node = random.nextBoolean() ? one : two;
                MemberId member = aMemberWith(node, PRICE);
                Order order = node.put(member, offer, 1);
                Outcome<HoldId> hold = order.hold();
                if (hold.isRefused()) {
                    assertThat(code(hold)).isEqualTo(RefusalCode.SOLD_OUT);
                    assertThat(node.available(member)).isEqualTo(PRICE);
                    refused.incrementAndGet();
                } else if (random.nextInt(3) == 0) {
                    granted(node.holdPoints.release(granted(hold)));
                    assertThat(node.available(member)).isEqualTo(PRICE);
                } else {
                    order.settle();
                    assertThat(node.available(member)).isZero();
                    sold.incrementAndGet();
                }
            }
        });

        assertThat(sold.get()).isEqualTo(100);
        assertThat(refused.get()).isPositive();
        booksAreRight(offer, 100);
    }

    @Test
    void whoIsRefusedMayHaveThePieceThatAnOpenHoldGivesBack() throws Exception {
        long offer = offer(Supply.of(20));
        AtomicLong sold = new AtomicLong();

        atOnce(thread -> {
            Random random = new Random(thread);
            for (int i = 0; i < 6; i++) {
                Node node = random.nextBoolean() ? one : two;
                MemberId member = aMemberWith(node, PRICE);
                boolean gives = random.nextBoolean();
                Outcome<HoldId> hold;
                Order order;
                do {
                    order = node.put(member, offer, 1);
                    hold = order.hold();
                } while (hold.isRefused() && sold.get() < 20 && one.held(offer) > 0);
                if (!hold.isRefused() && gives && sold.get() < 20) {
                    granted(node.holdPoints.release(granted(hold)));
                } else if (!hold.isRefused()) {
                    order.settle();
                    sold.incrementAndGet();
                }
            }
        });

        while (sold.get() < 20) {
            MemberId member = aMemberWith(one, PRICE);
            Order order = one.put(member, offer, 1);
            granted(order.hold());
            order.settle();
            sold.incrementAndGet();
        }
        booksAreRight(offer, 20);
    }

    @Test
    void sixtyFourTapsOfOneMemberCostOnePiece() throws Exception {
        long offer = offer(Supply.of(100).each(1, QuotaPeriod.FOR_EVER));
        MemberId member = aMemberWith(one, 64 * PRICE);
        AtomicLong had = new AtomicLong();

        atOnce(thread -> {
            for (int tap = 0; tap < 4; tap++) {
                Node node = tap % 2 == 0 ? one : two;
                Order order = node.put(member, offer, 1);
                Outcome<HoldId> hold = order.hold();
                if (hold.isRefused()) {
                    assertThat(code(hold)).isIn(RefusalCode.MEMBER_LIMIT_REACHED);
                } else {
                    order.settle();
                    had.incrementAndGet();
                }
            }
        });

        assertThat(had.get()).isEqualTo(1);
        assertThat(one.available(member)).isEqualTo(63 * PRICE);
        booksAreRight(offer, 1);
    }

    /** Whoever is told the price of the first pieces has one of them, or is told that the price has changed. */
    @Test
    void exactlyTheFirstPiecesCostLess() throws Exception {
        long offer = offer(anOffer().forTheFirst(FIRST_PIECES, PRICE / 2));
        AtomicLong less = new AtomicLong();

        atOnce(thread -> {
            Node node = thread % 2 == 0 ? one : two;
            for (int i = 0; i < 10; i++) {
                MemberId member = aMemberWith(node, PRICE);
                Order order = node.put(member, offer, 1);
                Outcome<HoldId> hold = order.hold();
                while (hold.isRefused()) {
                    assertThat(code(hold)).isEqualTo(RefusalCode.CART_CHANGED);
                    hold = order.hold();
                }
                order.settle();
                less.addAndGet(node.available(member) == PRICE / 2 ? 1 : 0);
            }
        });

        assertThat(less.get()).isEqualTo(FIRST_PIECES);
        booksAreRight(StockKey.of("offer", offer).part("first"), FIRST_PIECES);
        booksAreRight(offer, 10 * THREADS);
    }

    @Test
    void exactlyTheFirstRewardsCostLess() throws Exception {
        Content lounge = new Content.Entitlement("lounge", 1, null);
        long offer = offer(anOffer().of(lounge).forTheFirst(FIRST_PIECES, PRICE / 2));
        AtomicLong less = new AtomicLong();

        atOnce(thread -> {
            Node node = thread % 2 == 0 ? one : two;
            for (int i = 0; i < 10; i++) {
                MemberId member = aMemberWith(node, PRICE);
                ExchangeRequest request = new ExchangeRequest(member, "lounge", offer, 1, null);
                Outcome<ExchangeOffer.Exchanged> outcome =
                        node.exchange.exchange(request).orElseThrow();
                while (outcome.isRefused()) {
                    assertThat(code(outcome)).isEqualTo(RefusalCode.CART_CHANGED);
                    outcome = node.exchange.exchange(request).orElseThrow();
                }
                less.addAndGet(node.available(member) == PRICE / 2 ? 1 : 0);
            }
        });

        assertThat(less.get()).isEqualTo(FIRST_PIECES);
        booksAreRight(StockKey.of("offer", offer).part("first"), FIRST_PIECES);
        booksAreRight(offer, 10 * THREADS);
    }

    @Test
    void twoTabsOfOneOrderAreOneCheckout() throws Exception {
        long offer = offer(Supply.of(100));
        MemberId member = aMemberWith(one, 100 * PRICE);
        Order tab = one.put(member, offer, 2);
        Order other = two.again(tab);
        AtomicLong had = new AtomicLong();

        atOnce(thread -> {
            Outcome<HoldId> hold = (thread % 2 == 0 ? tab : other).hold();
            if (!hold.isRefused()) {
                had.incrementAndGet();
            } else {
                assertThat(code(hold)).isEqualTo(RefusalCode.CONFLICT);
            }
        });
        tab.settle();

        assertThat(had.get()).isEqualTo(1);
        booksAreRight(offer, 2);
    }

    /** Goods that go to two addresses are two lines of one order: their pieces count together. */
    @Test
    void multiShipOrderUsesQuotaPerUnit() {
        long offer = offer(Supply.of(100).each(2, QuotaPeriod.FOR_EVER));
        MemberId member = aMemberWith(one, 10 * PRICE);

        assertThat(code(new Order(one, member, toTwoAddresses(offer, 2, 1)).hold()))
                .isEqualTo(RefusalCode.MEMBER_LIMIT_REACHED);
        Order order = new Order(two, member, toTwoAddresses(offer, 1, 1));
        granted(order.hold());
        order.settle();

        assertThat(one.available(member)).isEqualTo(8 * PRICE);
        assertThat(code(one.put(member, offer, 1).hold())).isEqualTo(RefusalCode.MEMBER_LIMIT_REACHED);
        booksAreRight(offer, 2);
    }

    private Cart toTwoAddresses(long offer, int here, int there) {
        long id = ids.incrementAndGet();
        Money first = new Money(500L * here, OfferFixture.GBP);
        Money second = new Money(500L * there, OfferFixture.GBP);
        return new Cart(
                new OrderRef(id, "N-" + id),
                List.of(
                        new CartLine(id * 10, PRODUCT, here, first).by(offer),
                        new CartLine(id * 10 + 1, PRODUCT, there, second).by(offer)),
                first.plus(second));
    }

    /** The last piece: whose hold has timed out has lost it, and an order that stood all the same is counted. */
    @Test
    void latePaymentAfterReleaseNeverOversells() {
        long offer = offer(Supply.of(1));
        MemberId late = aMemberWith(one, PRICE);
        MemberId next = aMemberWith(two, PRICE);
        Order order = one.put(late, offer, 1);
        granted(order.hold());
        clock.moveOn(A_CHECKOUT.plusSeconds(1));
        MallWorld.run(one.timeOutHolds);
        two.recoverClaims.begin().next();
        assertThat(one.available(late)).isEqualTo(PRICE);

        // The store asks for the hold before it takes a payment, and there is none.
        assertThat(one.holdPoints.openHold(order.cart.order().id())).isEmpty();
        Order after = two.put(next, offer, 1);
        granted(after.hold());
        after.settle();

        assertThat(code(order.hold())).isEqualTo(RefusalCode.SOLD_OUT);
        assertThat(one.available(late)).isEqualTo(PRICE);
        booksAreRight(offer, 1);
    }

    @Test
    void claimSurvivesSigkillBetweenClaimAndOrder() {
        long offer = offer(Supply.of(2));
        MemberId member = aMemberWith(one, 2 * PRICE);
        Order dead = one.put(member, offer, 1);
        Order stands = one.put(member, offer, 1);
        granted(dead.hold());
        granted(stands.hold());
        placed.put(stands.cart.order().id(), stands.placed());

        clock.moveOn(A_CHECKOUT.plusSeconds(1));
        MallWorld.run(two.timeOutHolds);
        MallWorld.run(one.timeOutHolds);

        assertThat(one.available(member)).isEqualTo(PRICE);
        booksAreRight(offer, 1);
    }

    private static RefusalCode code(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).refusal().code();
    }

    private static OfferFixture anOffer() {
        return OfferFixture.anOffer().product(PRODUCT).costing(PRICE);
    }

    private long offer(Supply supply) {
        return offer(anOffer().limitedTo(supply));
    }

    private long offer(OfferFixture offer) {
        return one.transactions
                .required(() -> one.offers.add(offer.terms(), true, clock.instant(), "test"))
                .ref()
                .id();
    }

    private MemberId aMemberWith(Node node, long points) {
        MemberId member = new MemberId(ids.incrementAndGet());
        granted(node.transactions.required(() -> node.ledger.earn(new Earning(
                member,
                PostingKey.of("mall-race", member.value()),
                Points.of(points),
                null,
                LotPolicy.LASTING,
                "test",
                List.of()))));
        return member;
    }

    private void booksAreRight(long offer, long sold) {
        booksAreRight(StockKey.of("offer", offer), sold);
        assertThat(one.held(offer)).isZero();
    }

    private void booksAreRight(StockKey stock, long sold) {
        JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
        String key = stock.value();
        assertThat(jdbc.queryForObject("SELECT TAKEN FROM LOYALTY_STOCK WHERE STOCK_KEY = ?", Long.class, key))
                .isEqualTo(sold);
        assertThat(jdbc.queryForObject(
                        "SELECT SUM(QUANTITY - BACK) FROM LOYALTY_STOCK_CLAIM WHERE STOCK_KEY = ? AND SOLD = TRUE",
                        Long.class,
                        key))
                .isEqualTo(sold);
        assertThat(LedgerProof.of(database.dataSource()).prove().differences()).isEmpty();
    }

    private interface Client {
        void run(int thread);
    }

    private static void atOnce(Client client) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                runs.add(threads.submit(() -> client.run(thread)));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** A process of the store: it shares nothing with the other but the database. */
    private final class Node {
        final Transactions transactions = TransactionsOfAStore.on(database.dataSource());
        final BusinessTime time = inUtc(clock);
        final JdbcLedgerStore store = new JdbcLedgerStore(database.dataSource(), transactions, time);
        final Ledger ledger = new Ledger(store, new LedgerFixture.ProgrammeTerms(), time);
        final JdbcOffers offers = new JdbcOffers(database.dataSource());
        final JdbcStock stock = new JdbcStock(database.dataSource(), transactions);
        final Pay terms = new Pay();
        final Mall.Parts mall = new Mall.Parts(
                offers,
                new Stock(stock),
                ledger,
                () -> CampaignBook.EMPTY,
                new Shoppers(new NoTiers(), member -> Set.of()),
                code -> Optional.empty(),
                products -> Map.of(),
                transactions,
                time);
        final CartOffers cartOffers = new CartOffers(mall);
        final ExchangeOffer exchange = new ExchangeOffer(new RewardParts(
                new RewardTables().blLoyaltyRewardStore(new OrdersDatabase(database.dataSource())),
                new Mall(mall)::deal,
                ledger,
                mall.stock(),
                StoreCoupons.NONE,
                CodePools.NONE,
                new InMemoryOutbox(),
                transactions,
                time));
        final Redemption redemption = new Redemption(
                new Redemption.Programme(
                        ledger,
                        store,
                        terms,
                        new EarnPoints(
                                EarningContextFixture.flagged(product -> false),
                                new FixedEarning(OfferRates.POINT_A_PENNY),
                                new CountsInMemory()),
                        new InMemoryOutbox()),
                new Redemption.Mall(cartOffers, cartOffers),
                new Redemption.Store(
                        products -> CatalogFlags.Flagged.NOTHING,
                        order -> Optional.ofNullable(placed.get(order)),
                        (ended, before, limit) -> List.of()),
                new InMemoryRetries(),
                transactions,
                time);
        final HoldPoints holdPoints = redemption.holdPoints();
        final SettleCheckout settle = redemption.settleCheckout();
        final Job timeOutHolds = redemption.timeOutHolds();
        final RecoverClaims recoverClaims = new RecoverClaims(
                stock,
                Map.of(Claimant.ORDER, cartOffers.ending(holdPoints, order -> Optional.ofNullable(placed.get(order)))),
                transactions,
                time);

        Order put(MemberId member, long offer, int quantity) {
            return new Order(this, member, cart(ids.incrementAndGet(), offer, quantity));
        }

        Order again(Order order) {
            return new Order(this, order.member, order.cart);
        }

        private static Cart cart(long id, long offer, int quantity) {
            Money price = new Money(500L * quantity, OfferFixture.GBP);
            return new Cart(
                    new OrderRef(id, "N-" + id), List.of(new CartLine(id, PRODUCT, quantity, price).by(offer)), price);
        }

        long available(MemberId member) {
            return transactions
                    .required(() -> ledger.balance(member))
                    .available()
                    .value();
        }

        long held(long offer) {
            return transactions.required(() -> stock.held(StockKey.of("offer", offer)));
        }
    }

    /** A cart with goods of the mall that somebody checks out, as the store would. */
    private record Order(Node node, MemberId member, Cart cart) {

        Outcome<HoldId> hold() {
            FitOffset fit = node.redemption.fitOffset();
            return node.transactions.isolated(() -> {
                Money offset = fit.fit(member, cart, AppliedWish.NONE.wish()).money();
                AppliedWish told = new ShowQuote(fit)
                        .tell(member, cart, new CartPayments(offset, offset), AppliedWish.NONE)
                        .kept();
                return node.holdPoints.hold(
                        member, cart.order().id(), () -> cart, new CartPayments(offset, offset), Optional.of(told));
            });
        }

        PlacedOrder placed() {
            return new PlacedOrder(member, cart, cart.total());
        }

        void settle() {
            assertThat(node.settle.settleFirst(placed())).isPresent();
        }
    }

    private static final class OfferRates {
        static final PointsRate POINT_A_PENNY = new PointsRate(Points.of(1), new Money(1, OfferFixture.GBP));
    }

    private static final class Pay implements RedemptionTerms {
        @Override
        public PointsRate standardRate() {
            return OfferRates.POINT_A_PENNY;
        }

        @Override
        public OffsetPolicy offset(MemberId member) {
            return standardOffset();
        }

        @Override
        public OffsetPolicy standardOffset() {
            return OffsetPolicy.of(standardRate(), Points.ZERO);
        }

        @Override
        public Duration holdLasting() {
            return A_CHECKOUT;
        }
    }
}
