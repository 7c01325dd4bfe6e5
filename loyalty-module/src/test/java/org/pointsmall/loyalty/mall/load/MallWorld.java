package org.pointsmall.loyalty.mall.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.pointsmall.loyalty.aftersale.AfterSale;
import org.pointsmall.loyalty.aftersale.CancelRequest;
import org.pointsmall.loyalty.aftersale.GoodsBack;
import org.pointsmall.loyalty.aftersale.Purpose;
import org.pointsmall.loyalty.aftersale.ReturnPolicy;
import org.pointsmall.loyalty.aftersale.ReturnReceipt;
import org.pointsmall.loyalty.aftersale.ReturnTerms;
import org.pointsmall.loyalty.aftersale.ShopOnPaper;
import org.pointsmall.loyalty.aftersale.SoldOrder;
import org.pointsmall.loyalty.aftersale.jdbc.JdbcReturns;
import org.pointsmall.loyalty.campaign.Shoppers;
import org.pointsmall.loyalty.catalogue.CatalogFlags;
import org.pointsmall.loyalty.job.InMemoryRetries;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.LedgerFollower;
import org.pointsmall.loyalty.ledger.LedgerObserver;
import org.pointsmall.loyalty.ledger.LedgerStore;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.mall.CartOffers;
import org.pointsmall.loyalty.mall.Companions;
import org.pointsmall.loyalty.mall.Mall;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.jdbc.JdbcOffers;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.InMemoryOutbox;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.purchase.OrderContext;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.purchase.PlacedOrder;
import org.pointsmall.loyalty.redemption.AppliedWish;
import org.pointsmall.loyalty.redemption.CartPayments;
import org.pointsmall.loyalty.redemption.FitOffset;
import org.pointsmall.loyalty.redemption.HoldPoints;
import org.pointsmall.loyalty.redemption.OffsetPolicy;
import org.pointsmall.loyalty.redemption.PointsQuote;
import org.pointsmall.loyalty.redemption.Redemption;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.redemption.SettleCheckout;
import org.pointsmall.loyalty.redemption.ShowQuote;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.reward.CodePools;
import org.pointsmall.loyalty.reward.EndRewards;
import org.pointsmall.loyalty.reward.ExchangeOffer;
import org.pointsmall.loyalty.reward.ExchangeRequest;
import org.pointsmall.loyalty.reward.RewardParts;
import org.pointsmall.loyalty.reward.RewardStore;
import org.pointsmall.loyalty.reward.StoreCoupons;
import org.pointsmall.loyalty.reward.UseReward;
import org.pointsmall.loyalty.reward.code.CodeCipher;
import org.pointsmall.loyalty.reward.code.CodeStore;
import org.pointsmall.loyalty.reward.code.ImportCodes;
import org.pointsmall.loyalty.reward.code.SmallChunks;
import org.pointsmall.loyalty.reward.delivery.DeliverRewards;
import org.pointsmall.loyalty.reward.delivery.DeliveryStore;
import org.pointsmall.loyalty.reward.delivery.PlanDeliveries;
import org.pointsmall.loyalty.reward.delivery.RewardDeliveries;
import org.pointsmall.loyalty.reward.jdbc.RewardTables;
import org.pointsmall.loyalty.stock.Claimant;
import org.pointsmall.loyalty.stock.RecoverClaims;
import org.pointsmall.loyalty.stock.Stock;
import org.pointsmall.loyalty.stock.StockStore;
import org.pointsmall.loyalty.stock.jdbc.JdbcStock;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;

import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/** All of the mall in one database: offers, carts and their checkouts, returns, rewards. Only the store is on paper. */
final class MallWorld {
    static final Duration A_CHECKOUT = Duration.ofMinutes(15);
    /** What points pay of {@link #allOf}, in pence. */
    static final long OFFSET_OF_ALL = 700;

    private static final PointsRate POINT_A_PENNY = new PointsRate(Points.of(1), new Money(1, OfferFixture.GBP));

    final LedgerFixture.ProgrammeTerms terms = new LedgerFixture.ProgrammeTerms();
    final MovableClock clock = new MovableClock(Instant.parse("2026-05-01T10:00:00Z"));
    final Transactions transactions;
    final JdbcOffers offers;
    final StockStore stock;
    final Ledger ledger;
    final Mall mall;
    final HoldPoints holdPoints;
    final Companions companions;
    final AfterSale afterSale;
    final ExchangeOffer exchange;
    final EndRewards ending;
    final UseReward using;
    final RewardStore rewards;
    final ParcelsInATable parcels;
    final RewardDeliveries deliveries;
    final CouponsInATable coupons;
    final CodeStore codes;
    final ImportCodes imports;
    final MallProgramme programme;
    final ShopOnPaper shop;

    private final Redemption redemption;
    private final SettleCheckout settleCheckout;
    private final Job recoverClaims;
    private final Job deliverRewards;
    private final Job expireRewards;
    private final Map<Long, PlacedOrder> placed = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong(1_000);

    /** What stands around a port: a crash, for instance. */
    interface Around {
        Around NOTHING = new Around() {
            @Override
            public <T> T port(Class<T> type, T port) {
                return port;
            }
        };

        <T> T port(Class<T> type, T port);
    }

    MallWorld(DataSource dataSource) {
        this(dataSource, Around.NOTHING);
    }

    MallWorld(DataSource dataSource, Around around) {
        transactions = TransactionsOfAStore.on(dataSource);
        JdbcLedgerStore ledgerStore = new JdbcLedgerStore(dataSource, transactions, inUtc(clock));
        LedgerStore store = around.port(LedgerStore.class, ledgerStore);
        programme = new MallProgramme(dataSource, ledgerStore, transactions, inUtc(clock));
        offers = new JdbcOffers(dataSource);
        stock = around.port(StockStore.class, new JdbcStock(dataSource, transactions));
        rewards =
                around.port(RewardStore.class, new RewardTables().blLoyaltyRewardStore(new OrdersDatabase(dataSource)));
        coupons = new CouponsInATable(dataSource);
        ledger = new Ledger(
                store,
                terms,
                inUtc(clock),
                LedgerObserver.NONE,
                LedgerFollower.all(List.of(
                        programme.tiers.qualifyForTiers(), stock.followingMerges(), rewards.followingMerges())));
        Mall.Parts parts = new Mall.Parts(
                offers,
                new Stock(stock),
                ledger,
                () -> programme.campaigns,
                new Shoppers(programme.tiers.memberTiers(), member -> Set.of()),
                programme::tier,
                products -> Map.of(),
                transactions,
                inUtc(clock));
        mall = new Mall(parts);
        companions = new Companions(parts);
        CartOffers cartOffers = new CartOffers(parts);
        Pay pay = new Pay();
        redemption = new Redemption(
                new Redemption.Programme(ledger, store, pay, programme.earnPoints, new InMemoryOutbox()),
                new Redemption.Mall(cartOffers, cartOffers),
                new Redemption.Store(
                        products -> CatalogFlags.Flagged.NOTHING,
                        this::placedOrder,
                        (ended, before, limit) -> List.of()),
                new InMemoryRetries(),
                transactions,
                inUtc(clock));
        holdPoints = redemption.holdPoints();
        settleCheckout = redemption.settleCheckout();
        recoverClaims = new RecoverClaims(
                stock,
                Map.of(Claimant.ORDER, cartOffers.ending(holdPoints, this::placedOrder)),
                transactions,
                inUtc(clock));
        shop = new ShopOnPaper(dataSource);
        codes = RewardTables.codes(dataSource);
        imports = SmallChunks.of(50, codes, new CodeCipher(new byte[32]), transactions, inUtc(clock));
        parcels = new ParcelsInATable(dataSource);
        DeliveryStore deliveryStore = new RewardTables().blLoyaltyDeliveryStore(new OrdersDatabase(dataSource));
        RewardParts rewardParts = new RewardParts(
                rewards,
                mall::deal,
                ledger,
                parts.stock(),
                around.port(StoreCoupons.class, coupons),
                around.port(CodePools.class, RewardTables.codePools(dataSource, new CodeCipher(new byte[32]))),
                new PlanDeliveries(
                        deliveryStore,
                        (member, chosen) -> Optional.of(member.value()),
                        product -> parcels.sells,
                        (member, offer, product) -> Optional.empty()),
                new InMemoryOutbox(),
                transactions,
                inUtc(clock));
        exchange = new ExchangeOffer(rewardParts);
        ending = new EndRewards(rewardParts);
        using = new UseReward(rewardParts);
        expireRewards = rewardParts.expiring();
        deliveries = new RewardDeliveries(rewardParts, deliveryStore);
        deliverRewards = new DeliverRewards(rewardParts, deliveryStore, parcels);
        afterSale = new AfterSale(
                new JdbcReturns(dataSource),
                new AfterSale.Store(shop, shop),
                new AfterSale.Programme(
                        ledger,
                        store,
                        settleCheckout,
                        redemption.returnPoints(),
                        new BackToTheMall(cartOffers, using),
                        pay,
                        new PlainReturns()),
                transactions,
                inUtc(clock));
    }

    /** Those of the store. */
    void createTables() {
        shop.createTable();
        coupons.createTable();
        parcels.createTable();
    }

    long next() {
        return last.incrementAndGet();
    }

    MemberId aMember(long points) {
        MemberId member = new MemberId(next());
        earn(member, points);
        return member;
    }

    void earn(MemberId member, long points) {
        granted(transactions.required(() -> ledger.earn(new Earning(
                member,
                PostingKey.of("given", next()),
                Points.of(points),
                null,
                LotPolicy.LASTING,
                "test",
                List.of()))));
    }

    long pool(int codes) {
        long pool = imports.open("pool", "test");
        StringBuilder file = new StringBuilder("code\n");
        for (int i = 0; i < codes; i++) {
            file.append("C-").append(pool).append('-').append(i).append('\n');
        }
        imports.importFile(pool, "codes.csv", file.toString().getBytes(StandardCharsets.UTF_8), "test");
        return pool;
    }

    /** What the shopper is told of a cart that is paid by points for goods of the mall, and by card. */
    record Told(AppliedWish kept, long points, Money offset) {}

    Told tell(MemberId member, Cart cart) {
        FitOffset fit = redemption.fitOffset();
        return transactions.required(() -> {
            PointsQuote quote = fit.fit(member, cart, AppliedWish.NONE.wish());
            ShowQuote.Telling telling = new ShowQuote(fit)
                    .tell(member, cart, new CartPayments(quote.money(), quote.money()), AppliedWish.NONE);
            return new Told(telling.kept(), telling.quote().points().value(), quote.money());
        });
    }

    Outcome<HoldId> hold(MemberId member, Cart cart, Told told) {
        return transactions.isolated(() -> holdPoints.hold(
                member,
                cart.order().id(),
                () -> cart,
                new CartPayments(told.offset(), cart.total()),
                Optional.of(told.kept())));
    }

    Optional<Hold> openHold(Cart cart) {
        return holdPoints.openHold(cart.order().id());
    }

    /** The store accepts the order. */
    void place(MemberId member, Cart cart, Money offset) {
        shop.put(
                new SoldOrder(member, true, true, "SUBMITTED", cart, offset),
                cart.total().minorUnits() - offset.minorUnits());
        placed.put(cart.order().id(), new PlacedOrder(member, cart, offset));
    }

    /** A cart with one piece of an offer. */
    static Cart oneOf(long order, long offer) {
        return new Cart(
                new OrderRef(order, "N-" + order),
                List.of(new CartLine(order * 10, 7L, 1, OfferFixture.pence(500)).by(offer)),
                OfferFixture.pence(500));
    }

    /** Other goods of 5.00, one piece of the mall's, a gift for the former, and a shipping of 3.00 of which 2.00 are paid. */
    static Cart allOf(long order, long goods, long gift, long shipping) {
        return new Cart(
                new OrderRef(order, "N-" + order),
                List.of(
                        new CartLine(order * 10, 8L, 1, OfferFixture.pence(500)),
                        new CartLine(order * 10 + 1, 7L, 1, OfferFixture.pence(500)).by(goods),
                        new CartLine(order * 10 + 2, 9L, 1, OfferFixture.pence(0)).by(gift)),
                OfferFixture.pence(0),
                OfferFixture.pence(0),
                OfferFixture.pence(1_300),
                new OrderContext(null, Map.of(OrderContext.SHIPPING_OFFER, Long.toString(shipping))));
    }

    Outcome<HoldId> holdAsTold(MemberId member, Cart cart) {
        return hold(member, cart, tell(member, cart));
    }

    /** The store accepts what {@link #allOf} says. */
    void placeAsTold(MemberId member, Cart cart) {
        place(member, cart, OfferFixture.pence(OFFSET_OF_ALL));
    }

    /** The same request each time. */
    Outcome<ReturnReceipt> cancelOnce(Cart cart) {
        return afterSale.cancel(
                new CancelRequest(new Purpose(cart.order().id(), "cancel", null, "oms", "changed mind")));
    }

    Outcome<HoldId> holdOne(MemberId member, long order, long offer) {
        Cart cart = oneOf(order, offer);
        return hold(member, cart, tell(member, cart));
    }

    /** The store accepts it; nothing of the order is written. */
    void placeOne(MemberId member, long order, long offer) {
        Cart cart = oneOf(order, offer);
        placed.put(order, new PlacedOrder(member, cart, cart.total()));
    }

    Outcome<ExchangeOffer.Exchanged> exchange(MemberId member, String key, long offer) {
        return exchange.exchange(new ExchangeRequest(member, key, offer, 1, null))
                .orElseThrow();
    }

    /** Answers whether it is settled now. */
    boolean settle(Cart cart) {
        return settleCheckout.settle(placed.get(cart.order().id())).isPresent();
    }

    private Optional<PlacedOrder> placedOrder(long order) {
        return Optional.ofNullable(placed.get(order));
    }

    /** All jobs that clean up, once. */
    void cleanUp() {
        run(redemption.timeOutHolds());
        run(recoverClaims);
        run(expireRewards);
        run(afterSale.completeReturns());
    }

    /** Sends what is due of recurring rewards, of each one at most. */
    void deliver() {
        run(deliverRewards);
    }

    static void run(Job job) {
        Job.Run run = job.begin();
        while (!run.next().last()) {
            // Until there are no more.
        }
    }

    private record BackToTheMall(CartOffers cartOffers, UseReward using) implements GoodsBack {
        @Override
        public void cameBack(Cart order, Map<Long, Integer> pieces) {
            cartOffers.cameBack(order, pieces);
        }

        @Override
        public List<Long> giftsDue(Cart left) {
            return cartOffers.giftsDue(left);
        }

        @Override
        public void cancelled(Cart order, Map<Long, Integer> pieces) {
            cartOffers.cancelled(order, pieces);
            using.undoOf(order.order().id());
        }
    }

    private static final class PlainReturns implements ReturnTerms {
        @Override
        public ReturnPolicy returns(Instant placedAt) {
            return new ReturnPolicy(ReturnPolicy.Shipping.WITH_LAST, true, ReturnPolicy.Refund.BOTH);
        }

        @Override
        public Duration cashLasting() {
            return Duration.ofMinutes(5);
        }
    }

    private static final class Pay implements RedemptionTerms {
        @Override
        public PointsRate standardRate() {
            return POINT_A_PENNY;
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
