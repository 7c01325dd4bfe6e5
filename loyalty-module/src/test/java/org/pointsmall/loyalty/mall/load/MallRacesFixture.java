package org.pointsmall.loyalty.mall.load;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
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
import org.pointsmall.loyalty.mall.Mall;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.mall.jdbc.JdbcOffers;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.InMemoryOutbox;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.proof.jdbc.LedgerProof;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.purchase.PlacedOrder;
import org.pointsmall.loyalty.redemption.AppliedWish;
import org.pointsmall.loyalty.redemption.CartPayments;
import org.pointsmall.loyalty.redemption.FitOffset;
import org.pointsmall.loyalty.redemption.HoldPoints;
import org.pointsmall.loyalty.redemption.Redemption;
import org.pointsmall.loyalty.redemption.SettleCheckout;
import org.pointsmall.loyalty.redemption.ShowQuote;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.reward.ExchangeOffer;
import org.pointsmall.loyalty.reward.RewardParts;
import org.pointsmall.loyalty.reward.StoreCoupons;
import org.pointsmall.loyalty.reward.code.CodeCipher;
import org.pointsmall.loyalty.reward.jdbc.RewardTables;
import org.pointsmall.loyalty.stock.Claimant;
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

/** Two nodes of a store with a mall, on a real PostgreSQL, and clients of both at once. */
@Tag("heavy")
abstract class MallRacesFixture {
    static final long PRODUCT = 7;
    static final long PRICE = 10;
    static final int THREADS = 16;
    static final CodeCipher CIPHER = new CodeCipher(new byte[32]);
    static final Duration A_CHECKOUT = Duration.ofMinutes(15);

    static TestDatabase database;

    final MovableClock clock = new MovableClock(Instant.parse("2026-05-01T10:00:00Z"));
    final AtomicLong ids = new AtomicLong(System.nanoTime() / 1_000_000);
    final Map<Long, PlacedOrder> placed = new ConcurrentHashMap<>();
    final Node one = new Node();
    final Node two = new Node();

    @BeforeAll
    static void start() throws Exception {
        database = TestDatabase.onPostgreSql().migrate();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    static RefusalCode code(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).refusal().code();
    }

    static OfferFixture anOffer() {
        return OfferFixture.anOffer().product(PRODUCT).costing(PRICE);
    }

    long offer(Supply supply) {
        return offer(anOffer().limitedTo(supply));
    }

    long offer(OfferFixture offer) {
        return one.transactions
                .required(() -> one.offers.add(offer.terms(), true, clock.instant(), "test"))
                .ref()
                .id();
    }

    MemberId aMemberWith(Node node, long points) {
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

    void booksAreRight(long offer, long sold) {
        booksAreRight(StockKey.of("offer", offer), sold);
        assertThat(one.held(offer)).isZero();
    }

    void booksAreRight(StockKey stock, long sold) {
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

    interface Client {
        void run(int thread);
    }

    static void atOnce(Client client) throws Exception {
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
    final class Node {
        final Transactions transactions = TransactionsOfAStore.on(database.dataSource());
        final BusinessTime time = inUtc(clock);
        final JdbcLedgerStore store = new JdbcLedgerStore(database.dataSource(), transactions, time);
        final Ledger ledger = new Ledger(store, new LedgerFixture.ProgrammeTerms(), time);
        final JdbcOffers offers = new JdbcOffers(database.dataSource());
        final JdbcStock stock = new JdbcStock(database.dataSource(), transactions);
        final PointsForPennies terms = new PointsForPennies();
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
                RewardTables.codePools(database.dataSource(), CIPHER),
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
                                new FixedEarning(PointsForPennies.POINT_A_PENNY),
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
    record Order(Node node, MemberId member, Cart cart) {

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
}
