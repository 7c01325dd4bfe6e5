package org.pointsmall.loyalty.aftersale.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pointsmall.loyalty.aftersale.AfterSale;
import org.pointsmall.loyalty.aftersale.CancelRequest;
import org.pointsmall.loyalty.aftersale.GoodsBack;
import org.pointsmall.loyalty.aftersale.Purpose;
import org.pointsmall.loyalty.aftersale.ReturnPolicy;
import org.pointsmall.loyalty.aftersale.ReturnRequest;
import org.pointsmall.loyalty.aftersale.ReturnTerms;
import org.pointsmall.loyalty.aftersale.ShippingChoice;
import org.pointsmall.loyalty.aftersale.ShopOnPaper;
import org.pointsmall.loyalty.aftersale.SoldOrder;
import org.pointsmall.loyalty.catalogue.CatalogFlags;
import org.pointsmall.loyalty.earning.CountsInMemory;
import org.pointsmall.loyalty.earning.EarnPoints;
import org.pointsmall.loyalty.earning.EarningContextFixture;
import org.pointsmall.loyalty.earning.EarningRules;
import org.pointsmall.loyalty.earning.EarningTerms;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.job.jdbc.JobTables;
import org.pointsmall.loyalty.ledger.Balance;
import org.pointsmall.loyalty.ledger.ClawbackPolicy;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.OrderTotals;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.points.Share;
import org.pointsmall.loyalty.proof.jdbc.LedgerProof;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.purchase.PlacedOrder;
import org.pointsmall.loyalty.redemption.HoldPoints;
import org.pointsmall.loyalty.redemption.MallLines;
import org.pointsmall.loyalty.redemption.OffsetPolicy;
import org.pointsmall.loyalty.redemption.OrderClaims;
import org.pointsmall.loyalty.redemption.Redemption;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.redemption.SettleCheckout;
import org.pointsmall.loyalty.redemption.SettleOrders;
import org.pointsmall.loyalty.redemption.Shoppers;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.DatabaseTransactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.CNY;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/**
 * Whole lives of members by the use cases of a store: orders by card and by points at rates that change, settled at once
 * or late, returned by pieces and amounts, cancelled; points that wait and expire. Nobody can ever spend more than the
 * orders that stand have earned, and when all of them are gone nothing is left. {@code -Dledger.seed=17} repeats one
 * seed alone.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("heavy")
class WholeLivesTest {
    private static final int SEEDS = 30;
    private static final int STEPS = 25;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-05-01T10:00:00Z"));
    private final LedgerFixture.ProgrammeTerms ledgerTerms = new LedgerFixture.ProgrammeTerms();
    private TestDatabase database;
    private Transactions transactions;
    private Ledger ledger;
    private HoldPoints holdPoints;
    private SettleCheckout settleCheckout;
    private ShopOnPaper shop;
    private AfterSale afterSale;
    private LotPolicy lots = LotPolicy.LASTING;
    private long pointsPerYuan = 1;
    private long fenPerPoint = 1;
    private long last = 1_000;

    @BeforeAll
    void open() throws Exception {
        database = TestDatabase.inMemory("lives").migrate();
        transactions = new DatabaseTransactions(database.dataSource());
        JdbcLedgerStore store = new JdbcLedgerStore(database.dataSource(), transactions, inUtc(clock));
        ledger = new Ledger(store, ledgerTerms, inUtc(clock));
        Terms terms = new Terms();
        CatalogFlags flags = products -> CatalogFlags.Flagged.NOTHING;
        Redemption redemption = new Redemption(
                new Redemption.Programme(
                        ledger,
                        store,
                        terms,
                        new EarnPoints(EarningContextFixture.flagged(product -> false), terms, new CountsInMemory()),
                        Outbox.NONE),
                new Redemption.Mall(MallLines.NONE, OrderClaims.NONE),
                new Redemption.Store(flags, order -> Optional.empty(), (ended, before, limit) -> List.of()),
                JobTables.retries(database.dataSource(), transactions, SettleOrders.NAME),
                transactions,
                inUtc(clock));
        holdPoints = redemption.holdPoints();
        settleCheckout = redemption.settleCheckout();
        shop = new ShopOnPaper(database.dataSource());
        shop.createTable();
        afterSale = new AfterSale(
                new JdbcReturns(database.dataSource()),
                new AfterSale.Store(shop, shop),
                new AfterSale.Programme(
                        ledger,
                        store,
                        settleCheckout,
                        redemption.returnPoints(),
                        GoodsBack.NONE,
                        terms,
                        new FixedTerms()),
                transactions,
                inUtc(clock));
    }

    @AfterAll
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @ParameterizedTest
    @EnumSource(ClawbackPolicy.class)
    void nothingComesFromNothingAndNothingIsLeftOfIt(ClawbackPolicy policy) {
        ledgerTerms.clawback = policy;
        Long only = Long.getLong("ledger.seed");
        for (long seed = only == null ? 1 : only; seed <= (only == null ? SEEDS : only); seed++) {
            new Life(seed).live();
        }
        assertThat(LedgerProof.of(database.dataSource()).prove().report())
                .endsWith("All of it follows from the journal.");
    }

    /** An order that was placed, and what of it has been paid by points. */
    private record Order(Cart cart, long offset) {
        long id() {
            return cart.order().id();
        }
    }

    /** The life of one member, drawn from a seed. */
    private final class Life {
        private final long seed;
        private final Random random;
        private final boolean expiring;
        private final MemberId member = new MemberId(++last);
        private final List<Order> orders = new ArrayList<>();
        private final List<Cart> left = new ArrayList<>();
        private final Deque<String> steps = new ArrayDeque<>();

        Life(long seed) {
            this.seed = seed;
            random = new Random(seed);
            expiring = seed % 2 == 0;
            lots = LotPolicy.LASTING;
        }

        void live() {
            for (int i = 0; i < STEPS; i++) {
                steps.add(step());
                assertNoMore();
            }
            steps.add("the end");
            for (Cart cart : left) {
                release(cart);
            }
            for (Order order : orders) {
                cancel(order);
                assertNoMore();
            }
            Balance balance = ledger.balance(member);
            assertThat(balance.owned().value())
                    .as("left, seed %s %s", seed, steps)
                    .isZero();
            if (!expiring) {
                assertThat(balance.debt().value())
                        .as("owed, seed %s %s", seed, steps)
                        .isZero();
            }
        }

        private void assertNoMore() {
            long earned = 0;
            for (Order order : orders) {
                OrderTotals totals =
                        transactions.required(() -> ledger.lock(member).totals(order.id()));
                earned += totals.revocable().value();
            }
            Balance balance = ledger.balance(member);
            long free = balance.available().plus(balance.pending()).value();
            assertThat(free).as("seed %s %s", seed, steps).isLessThanOrEqualTo(earned);
            assertThat(balance.available().isZero() || balance.debt().isZero())
                    .as("points to spend beside a debt, seed %s %s", seed, steps)
                    .isTrue();
        }

        private String step() {
            return switch (random.nextInt(12)) {
                case 0, 1 -> order(false);
                case 2, 3, 4 -> order(true);
                case 5 -> leaveACheckout();
                case 6, 7 -> returnSome();
                case 8 -> orders.isEmpty() ? "nothing to cancel" : cancel(any());
                case 9 -> settleLate();
                case 10 -> changeRates();
                default -> moveClock();
            };
        }

        private Order any() {
            return orders.get(random.nextInt(orders.size()));
        }

        private String order(boolean byPoints) {
            Cart cart = cart();
            long offset = byPoints ? hold(cart) : 0;
            if (offset == 0) {
                checkOut(cart, 0);
            }
            shop.put(
                    new SoldOrder(member, true, true, "SUBMITTED", cart, fen(offset)),
                    cart.total().minorUnits() - offset);
            Order order = new Order(cart, offset);
            orders.add(order);
            boolean settled = random.nextInt(4) > 0;
            if (settled) {
                settle(order);
            }
            return "order " + order.id() + " of " + cart.total() + ", " + offset + " by points"
                    + (settled ? "" : ", not settled");
        }

        private Outcome<HoldId> checkOut(Cart cart, long offset) {
            return transactions.required(() -> holdPoints.hold(
                    member,
                    cart.order().id(),
                    () -> cart,
                    Shoppers.byPointsAndCard(cart, fen(offset)),
                    Shoppers.told(cart, fen(offset), new Terms().standardRate())));
        }

        /** Holds points for as much of the cart as they pay; answers how much, in fen. */
        private long hold(Cart cart) {
            long offset = Math.min(
                    cart.total().minorUnits(),
                    fenPerPoint * ledger.balance(member).available().value());
            long share = offset == 0 ? 0 : 1 + random.nextInt((int) offset);
            long part = random.nextBoolean() ? offset : share;
            part -= part % fenPerPoint;
            long asked = part;
            if (asked == 0) {
                return 0;
            }
            Outcome<?> outcome = checkOut(cart, asked);
            return outcome.isRefused() ? 0 : asked;
        }

        private String leaveACheckout() {
            Cart cart = cart();
            if (hold(cart) > 0) {
                left.add(cart);
            }
            if (!left.isEmpty() && random.nextBoolean()) {
                Cart ended = left.remove(random.nextInt(left.size()));
                release(ended);
            }
            return "a checkout is left";
        }

        private void release(Cart cart) {
            holdPoints.openHold(cart.order().id()).ifPresent(hold -> holdPoints.release(hold.id()));
        }

        private String settleLate() {
            if (orders.isEmpty()) {
                return "nothing to settle";
            }
            Order order = any();
            settle(order);
            return "settle " + order.id();
        }

        private void settle(Order order) {
            settleCheckout.settle(new PlacedOrder(member, order.cart(), fen(order.offset())));
        }

        private String returnSome() {
            if (orders.isEmpty()) {
                return "nothing to return";
            }
            Order order = any();
            List<ReturnRequest.Line> lines = new ArrayList<>();
            for (CartLine line : order.cart().lines()) {
                switch (random.nextInt(3)) {
                    case 0 -> lines.add(ReturnRequest.Line.pieces(line.itemId(), 1 + random.nextInt(line.quantity())));
                    case 1 -> lines.add(ReturnRequest.Line.amount(line.itemId(), fen(1 + random.nextInt(500))));
                    default -> {}
                }
            }
            if (lines.isEmpty()) {
                return "nothing to return";
            }
            Outcome<?> outcome =
                    afterSale.takeBack(new ReturnRequest(purpose(order), lines, ShippingChoice.AS_CONFIGURED));
            return "return " + lines + " of " + order.id() + (outcome.isRefused() ? ": refused" : "");
        }

        private String cancel(Order order) {
            Outcome<?> outcome = afterSale.cancel(new CancelRequest(purpose(order)));
            return "cancel " + order.id() + (outcome.isRefused() ? ": refused" : "");
        }

        private Purpose purpose(Order order) {
            return new Purpose(order.id(), "r" + ++last, null, "oms", "did not fit");
        }

        private String changeRates() {
            pointsPerYuan = 1 + random.nextInt(20);
            fenPerPoint = 1 + random.nextInt(9);
            Duration waits = random.nextInt(3) == 0 ? Duration.ofDays(random.nextInt(4)) : Duration.ZERO;
            LocalDate lastDay =
                    LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(random.nextInt(9));
            Expiry expiry = expiring && random.nextBoolean() ? new Expiry.On(lastDay) : new Expiry.Never();
            lots = new LotPolicy(waits, expiry);
            return "a yuan earns " + pointsPerYuan + ", a point is worth " + fenPerPoint;
        }

        private String moveClock() {
            Duration time = random.nextBoolean() ? Duration.ofMinutes(20) : Duration.ofDays(random.nextInt(4));
            clock.moveOn(time);
            return "wait " + time;
        }

        private Cart cart() {
            long order = ++last;
            List<CartLine> lines = new ArrayList<>();
            Money total = fen(0);
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                CartLine line = new CartLine(
                        order * 10 + i,
                        null,
                        1 + random.nextInt(3),
                        fen(1 + random.nextInt(4_000)),
                        fen(random.nextInt(3) * 7));
                lines.add(line);
                total = total.plus(line.price()).plus(line.tax());
            }
            return new Cart(new OrderRef(order, "N-" + order), lines, fen(0), fen(0), total);
        }
    }

    private static Money fen(long minorUnits) {
        return new Money(minorUnits, CNY);
    }

    private final class Terms implements RedemptionTerms, EarningTerms {
        @Override
        public PointsRate standardRate() {
            return new PointsRate(Points.of(1), fen(fenPerPoint));
        }

        @Override
        public OffsetPolicy offset(MemberId member) {
            return standardOffset();
        }

        @Override
        public OffsetPolicy standardOffset() {
            return new OffsetPolicy(
                    standardRate(), Points.of(0), Points.of(1), null, new Share(1, 1), fen(0), true, true);
        }

        @Override
        public Duration holdLasting() {
            return Duration.ofMinutes(15);
        }

        @Override
        public PointsRate rate() {
            return new PointsRate(Points.of(pointsPerYuan), fen(100));
        }

        @Override
        public EarningRules rules() {
            return new EarningRules(rate(), RuleBook.EMPTY, ZoneOffset.UTC);
        }

        @Override
        public LotPolicy lots() {
            return lots;
        }
    }

    private static final class FixedTerms implements ReturnTerms {
        @Override
        public ReturnPolicy returns(Instant placedAt) {
            return new ReturnPolicy(ReturnPolicy.Shipping.WITH_LAST, true, ReturnPolicy.Refund.BOTH);
        }

        @Override
        public Duration cashLasting() {
            return Duration.ofMinutes(5);
        }
    }
}
