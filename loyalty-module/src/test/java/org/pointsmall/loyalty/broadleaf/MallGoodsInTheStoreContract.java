package org.pointsmall.loyalty.broadleaf;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pointsmall.loyalty.aftersale.CancelRequest;
import org.pointsmall.loyalty.aftersale.Purpose;
import org.pointsmall.loyalty.aftersale.ReturnOrders;
import org.pointsmall.loyalty.broadleaf.store.MovableClock;
import org.pointsmall.loyalty.broadleaf.store.Shop;
import org.pointsmall.loyalty.broadleaf.store.Shop.Flow;
import org.pointsmall.loyalty.broadleaf.store.StoreTest;
import org.pointsmall.loyalty.broadleaf.store.TestCards;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.insight.figure.FigureFamily;
import org.pointsmall.loyalty.insight.figure.OrderCounts;
import org.pointsmall.loyalty.insight.figure.RebuildFigures;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.ledger.HoldRequest;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.mall.Deal;
import org.pointsmall.loyalty.mall.Mall;
import org.pointsmall.loyalty.mall.Needs;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.mall.PutIntoCart;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.proof.ProveLedger;
import org.pointsmall.loyalty.redemption.OffsetCart;
import org.pointsmall.loyalty.redemption.PointsQuote;
import org.pointsmall.loyalty.redemption.PointsWish;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.refusal.RefusedException;
import org.pointsmall.loyalty.stock.QuotaPeriod;
import org.pointsmall.loyalty.trace.TraceLine;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;

/** Goods of the mall in a real store: put into a cart, paid by points and cash, sold as often as there are pieces. */
@StoreTest
abstract class MallGoodsInTheStoreContract {
    @Autowired
    Shop shop;

    @Autowired
    TestCards cards;

    @Autowired
    Ledger ledger;

    @Autowired
    Transactions transactions;

    @Autowired
    OffsetCart offsetCart;

    @Autowired
    OfferStore offers;

    @Autowired
    PutIntoCart putIntoCart;

    @Autowired
    ReturnOrders returnOrders;

    @Autowired
    ProveLedger proveLedger;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Mall mall;

    @Autowired
    OrderCounts orderCounts;

    @Autowired
    RebuildFigures rebuildFigures;

    @Autowired
    MovableClock clock;

    private static final Needs FIRST_ORDER = new Needs(true, false, null, null, null);

    private long lantern;
    private long tea;
    private long ana;

    /** What the shopper has read. */
    private record Read(long points, String worth, String cash) {}

    @BeforeEach
    void aMemberWithPoints() {
        lantern = shop.product("150.00");
        tea = shop.product("3.10");
        ana = shop.member();
        give(ana, 10_000);
    }

    @AfterEach
    void theBooksAreRight() {
        cards.will(TestCards.Answer.APPROVE);
        assertThat(proveLedger.prove().differences()).isEmpty();
        assertThat(jdbc.queryForList(
                        "SELECT s.STOCK_KEY FROM LOYALTY_STOCK s WHERE s.TAKEN <> (SELECT COALESCE(SUM(c.QUANTITY - c.BACK), 0)"
                                + " FROM LOYALTY_STOCK_CLAIM c WHERE c.STOCK_KEY = s.STOCK_KEY)"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void goodsForPointsAndCashCostJustThat(Flow flow) {
        long offer = offer(anOffer().product(lantern).costing(2_000).andCash(5_000));
        long order = shop.cart(ana, tea, 1);

        put(order, offer, 2);

        assertThat(look(order)).isEqualTo(new Read(4_000, "200.00", "103.10"));
        assertThat(submit(order, flow)).isEmpty();
        assertThat(cards.log(order)).containsExactly("charge 103.10");
        assertThat(available(ana)).isEqualTo(6_000 + earned(ana));
        countsForTheDashboard(order);
    }

    /** 200.00 of 303.10 were paid with points, and lanterns are known to cost 60.00. */
    private void countsForTheDashboard(long order) {
        jdbc.update(
                "INSERT INTO BLC_PRODUCT_ATTRIBUTE (PRODUCT_ATTRIBUTE_ID, PRODUCT_ID, NAME, VALUE)"
                        + " VALUES (?, ?, 'loyalty.cost', '60')",
                lantern,
                lantern);
        Instant at = Objects.requireNonNull(jdbc.queryForObject(
                        "SELECT SUBMIT_DATE FROM BLC_ORDER WHERE ORDER_ID = ?", Timestamp.class, order))
                .toInstant();
        Job.Run counting = rebuildFigures.beginByHand();
        while (!counting.next().last()) {
            continue;
        }
        assertThat(orderCounts.cells(at, at.plusMillis(1)).stream()
                        .filter(cell -> cell.family() != FigureFamily.USED)
                        .map(cell -> cell.family() + " " + cell.other() + " " + cell.amount() + " " + cell.times()))
                .containsExactlyInAnyOrder(
                        "ORDERS WITH_POINTS 30310 1",
                        "BY_POINTS WITH_POINTS 20000 1",
                        "GOODS WITH_POINTS 30310 3",
                        "GOODS MALL 30000 2",
                        "GOODS_KNOWN WITH_POINTS 30000 2",
                        "GOODS_KNOWN MALL 30000 2",
                        "GOODS_COST WITH_POINTS 12000 2",
                        "GOODS_COST MALL 12000 2");
        Instant now = clock.instant();
        assertThat(orderCounts.cells(now.minus(Duration.ofMinutes(10)), now.plus(Duration.ofMinutes(10))))
                .anyMatch(cell -> cell.family() == FigureFamily.USED && cell.amount() >= 4_000);
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void goodsForPointsAloneNeedNoCardAndAnOffsetPaysForTheRest(Flow flow) {
        long offer = offer(anOffer().product(lantern).costing(2_000));
        long order = shop.cart(ana, tea, 1);
        put(order, offer, 1);

        Read read = read(granted(shop.inCart(ana, order, () -> offsetCart.apply(PointsWish.max()))));

        assertThat(read).isEqualTo(new Read(2_310, "153.10", "0.00"));
        assertThat(submit(order, flow)).isEmpty();
        assertThat(cards.log(order)).isEmpty();
        assertThat(available(ana)).isEqualTo(7_690);
    }

    @Test
    void anOffsetThatIsTakenOffLeavesThePriceOfGoodsOfTheMall() {
        long offer = offer(anOffer().product(lantern).costing(2_000));
        long order = shop.cart(ana, tea, 1);
        put(order, offer, 1);
        granted(shop.inCart(ana, order, () -> offsetCart.apply(PointsWish.max())));

        assertThat(shop.inCart(ana, order, offsetCart::remove)).isEmpty();

        assertThat(look(order)).isEqualTo(new Read(2_000, "150.00", "3.10"));
        assertThat(submit(order, Flow.BROADLEAF)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void theLastPieceIsSoldOnceAndWhoComesLateIsToldAndChargedNothing(Flow flow) {
        long offer = offer(anOffer().product(lantern).costing(2_000).limitedTo(Supply.of(1)));
        long bo = shop.member();
        give(bo, 10_000);
        long anas = shop.cart(ana, tea, 1);
        long bos = shop.cart(bo, tea, 1);
        put(anas, offer, 1);
        granted(shop.inCart(bo, bos, () -> putIntoCart.put(offer, 1).orElseThrow()));
        look(anas);
        read(granted(shop.inCart(bo, bos, offsetCart::applied)).quote());

        assertThat(submit(anas, flow)).isEmpty();
        assertThat(submit(bo, bos, flow).map(Refusal::code)).contains(RefusalCode.SOLD_OUT);

        assertThat(available(bo)).isEqualTo(10_000);
        assertThat(cards.log(bos)).isEmpty();
        assertThat(granted(shop.inCart(bo, bos, offsetCart::applied)).quote().refusals())
                .extracting(Refusal::code)
                .contains(RefusalCode.SOLD_OUT);
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void laterActivityFailsStockAndQuotaExact(Flow flow) {
        long offer = offer(anOffer()
                .product(lantern)
                .costing(2_000)
                .andCash(100)
                .limitedTo(Supply.of(1).each(1, QuotaPeriod.FOR_EVER)));
        long order = shop.cart(ana, tea, 1);
        put(order, offer, 1);
        look(order);
        cards.will(TestCards.Answer.DECLINE);

        assertThat(fails(() -> shop.checkout(ana, order, flow))).isTrue();
        assertThat(taken(offer)).isZero();
        assertThat(available(ana)).isEqualTo(10_000);

        cards.will(TestCards.Answer.APPROVE);
        look(order);
        assertThat(submit(order, flow)).isEmpty();
        assertThat(taken(offer)).isEqualTo(1);
    }

    @Test
    void aMemberTakesNoMoreThanTheLimitOverSeveralOrders() {
        long offer = offer(
                anOffer().product(lantern).costing(2_000).limitedTo(Supply.UNLIMITED.each(2, QuotaPeriod.FOR_EVER)));
        buy(offer, 2);
        long order = shop.cart(ana, tea, 1);

        Outcome<Deal> third =
                shop.inCart(ana, order, () -> putIntoCart.put(offer, 1).orElseThrow());

        assertThat(((Outcome.Refused<Deal>) third).refusal().code()).isEqualTo(RefusalCode.MEMBER_LIMIT_REACHED);
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void aPriceThatChangesWhileTheGoodsLieInACartIsToldNotCharged(Flow flow) {
        OfferFixture cheap = anOffer().product(lantern).costing(2_000);
        long offer = offer(cheap);
        long order = shop.cart(ana, tea, 1);
        put(order, offer, 1);
        look(order);
        change(offer, anOffer().product(lantern).costing(3_000).terms(), true);

        assertThat(submit(order, flow).map(Refusal::code)).contains(RefusalCode.CART_CHANGED);
        assertThat(available(ana)).isEqualTo(10_000);

        assertThat(look(order)).isEqualTo(new Read(3_000, "150.00", "3.10"));
        assertThat(submit(order, flow)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void anOfferThatEndsWhileTheGoodsLieInACartRefusesTheCheckout(Flow flow) {
        OfferFixture some = anOffer().product(lantern).costing(2_000);
        long offer = offer(some);
        long order = shop.cart(ana, tea, 1);
        put(order, offer, 1);
        look(order);
        change(offer, some.terms(), false);

        assertThat(submit(order, flow).map(Refusal::code)).contains(RefusalCode.OUTSIDE_WINDOW);
        assertThat(cards.log(order)).isEmpty();
        assertThat(available(ana)).isEqualTo(10_000);
    }

    @Test
    void nothingIsPutIntoACartWhoseCheckoutIsUnderWay() {
        long offer = offer(anOffer().product(lantern).costing(2_000));
        long order = shop.cart(ana, tea, 1);
        Hold checkout = transactions.required(
                () -> granted(ledger.hold(HoldRequest.claim(new MemberId(ana), order, LedgerFixture.A_CHECKOUT))));

        assertThat(shop.inCart(ana, order, () -> putIntoCart.put(offer, 1).orElseThrow()))
                .isEqualTo(Outcome.refused(Refusal.of(RefusalCode.CONFLICT).with("orderId", order)));

        transactions.required(() -> granted(ledger.release(checkout.id())));
        put(order, offer, 1);
        assertThat(look(order)).isEqualTo(new Read(2_000, "150.00", "3.10"));
    }

    @Test
    void goodsThatNeedOthersBesideThemLeaveWithThem() {
        long offer = offer(anOffer().product(lantern).costing(100).andCash(990).besides(620));
        long order = shop.cart(ana, tea, 2);
        put(order, offer, 1);
        assertThat(look(order)).isEqualTo(new Read(100, "140.10", "16.10"));

        shop.reduce(ana, order, tea, 1);

        assertThat(submit(order, Flow.BROADLEAF).map(Refusal::code)).contains(RefusalCode.CART_CHANGED);
        PointsQuote told = granted(shop.inCart(ana, order, offsetCart::applied)).quote();
        assertThat(read(told)).isEqualTo(new Read(0, "0.00", "3.10"));
        assertThat(told.mall().words()).extracting(TraceLine::code).containsExactly("cart.left");
        assertThat(submit(order, Flow.BROADLEAF)).isEmpty();
        assertThat(cards.log(order)).containsExactly("charge 3.10");
        assertThat(available(ana)).isEqualTo(10_000 + earned(ana));
    }

    @Test
    void goodsThatLeftAreNoLongerToldOnceTheShopperHasMovedOn() {
        long offer = offer(anOffer().product(lantern).costing(100).andCash(990).besides(620));
        long order = shop.cart(ana, tea, 2);
        put(order, offer, 1);
        shop.reduce(ana, order, tea, 1);
        look(order);

        shop.add(ana, order, tea, 1);

        assertThat(granted(shop.inCart(ana, order, offsetCart::applied))
                        .quote()
                        .mall()
                        .words())
                .isEmpty();
        put(order, offer, 1);
        assertThat(look(order)).isEqualTo(new Read(100, "140.10", "16.10"));
    }

    /** Nobody has priced the cart since: the checkout itself refuses. */
    @ParameterizedTest
    @EnumSource(Flow.class)
    void goodsThatNeedMoreBesideThemThanBeforeAreRefusedByTheCheckoutItself(Flow flow) {
        OfferFixture addOn = anOffer().product(lantern).costing(2_000);
        long offer = offer(addOn.besides(310));
        long order = shop.cart(ana, tea, 1);
        put(order, offer, 1);
        look(order);
        shop.payByCard(ana, order);
        change(offer, addOn.besides(620).terms(), true);

        assertThat(refused(() -> shop.submit(ana, order, flow))).isEqualTo(RefusalCode.BELOW_MINIMUM);

        assertThat(cards.log(order)).isEmpty();
        assertThat(available(ana)).isEqualTo(10_000);
    }

    /** What a discount takes off other goods is not spent on them. */
    @Test
    void otherGoodsCountByWhatTheyCostAfterDiscounts() {
        long offer = offer(anOffer().product(lantern).costing(100).besides(620));
        long order = shop.cart(ana, tea, 2);
        put(order, offer, 1);
        look(order);

        shop.redeem(ana, order, shop.codeFor(10));

        PointsQuote told = granted(shop.inCart(ana, order, offsetCart::applied)).quote();
        assertThat(told.mall().words()).extracting(TraceLine::code).containsExactly("cart.left");
        assertThat(read(told)).isEqualTo(new Read(0, "0.00", "5.58"));
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void pointsPayTheShippingUpToItsCapAndComeBackWithACancelledOrder(Flow flow) {
        long offer = offer(anOffer().shipping(500).costing(300).limitedTo(Supply.of(1)));
        long order = shop.cart(ana, tea, 1);
        shop.shipFor(ana, order, "7.00");

        put(order, offer, 1);

        PointsQuote told = granted(shop.inCart(ana, order, offsetCart::applied)).quote();
        assertThat(read(told)).isEqualTo(new Read(300, "5.00", "5.10"));
        assertThat(told.shipping().orElseThrow().points()).isEqualTo(Points.of(300));
        assertThat(told.mall().words()).extracting(TraceLine::code).containsExactly("cart.shipping");
        assertThat(submit(order, flow)).isEmpty();
        assertThat(cards.log(order)).containsExactly("charge 5.10");
        assertThat(taken(offer)).isEqualTo(1);
        assertThat(available(ana)).isEqualTo(9_700 + earned(ana));

        granted(returnOrders.cancel(
                new CancelRequest(new Purpose(order, "cancel", new MemberId(ana), "test", "no need"))));

        assertThat(taken(offer)).isZero();
        assertThat(available(ana)).isEqualTo(10_000);
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void shippingThatCostsAnotherSumThanWasToldIsNotCharged(Flow flow) {
        long offer = offer(anOffer().shipping(500).costing(300));
        long order = shop.cart(ana, tea, 1);
        shop.shipFor(ana, order, "4.00");
        put(order, offer, 1);
        assertThat(look(order)).isEqualTo(new Read(300, "4.00", "3.10"));

        shop.shipFor(ana, order, "3.00");

        assertThat(submit(order, flow).map(Refusal::code)).contains(RefusalCode.CART_CHANGED);
        assertThat(available(ana)).isEqualTo(10_000);
        assertThat(look(order)).isEqualTo(new Read(300, "3.00", "3.10"));
        shop.shipFor(ana, order, "0.00");
        assertThat(look(order)).isEqualTo(new Read(0, "0.00", "3.10"));
        assertThat(submit(order, flow)).isEmpty();
        assertThat(available(ana)).isEqualTo(10_000 + earned(ana));
    }

    @Test
    void anOffsetPaysForTheGoodsBesideThePointsThatPayForTheShipping() {
        long offer = offer(anOffer().shipping(500).costing(300));
        long order = shop.cart(ana, tea, 1);
        shop.shipFor(ana, order, "7.00");
        put(order, offer, 1);

        Read read = read(granted(shop.inCart(ana, order, () -> offsetCart.apply(PointsWish.max()))));

        assertThat(read).isEqualTo(new Read(610, "8.10", "2.00"));
        assertThat(shop.inCart(ana, order, offsetCart::remove)).isEmpty();
        assertThat(shop.inCart(ana, order, putIntoCart::shipWithoutPoints)).isEmpty();
        assertThat(look(order)).isEqualTo(new Read(0, "0.00", "10.10"));
        assertThat(submit(order, Flow.BROADLEAF)).isEmpty();
        assertThat(available(ana)).isEqualTo(10_000 + earned(ana));
    }

    @Test
    void aCancelledOrderGivesPointsCashAndPiecesBackOnce() {
        long offer = offer(anOffer()
                .product(lantern)
                .costing(2_000)
                .andCash(5_000)
                .limitedTo(Supply.of(5).each(2, QuotaPeriod.FOR_EVER)));
        long order = buy(offer, 2);
        assertThat(taken(offer)).isEqualTo(2);

        for (int i = 0; i < 2; i++) {
            granted(returnOrders.cancel(
                    new CancelRequest(new Purpose(order, "cancel-" + order, new MemberId(ana), "test", "no need"))));
        }

        assertThat(taken(offer)).isZero();
        assertThat(available(ana)).isEqualTo(10_000);
        assertThat(cards.log(order)).hasSize(2);
        buy(offer, 2);
    }

    /** Lives of one offer with few pieces: what was sold is what was paid for, whatever happened in between. */
    @Test
    void randomLivesSellEachPieceOnce() {
        long offer = offer(anOffer().product(lantern).costing(100).andCash(200).limitedTo(Supply.of(6)));
        Random random = new Random(14);
        List<Long> standing = new ArrayList<>();
        for (int step = 0; step < 24; step++) {
            if (random.nextInt(4) == 0 && !standing.isEmpty()) {
                long order = standing.remove(random.nextInt(standing.size()));
                granted(returnOrders.cancel(
                        new CancelRequest(new Purpose(order, "c" + order, new MemberId(ana), "test", "random"))));
                continue;
            }
            long order = shop.cart(ana, tea, 1);
            Outcome<Deal> put =
                    shop.inCart(ana, order, () -> putIntoCart.put(offer, 1).orElseThrow());
            if (put.isRefused()) {
                assertThat(standing).hasSize(6);
                continue;
            }
            look(order);
            boolean declined = random.nextInt(3) == 0;
            if (declined) {
                cards.will(TestCards.Answer.DECLINE);
                fails(() -> shop.checkout(ana, order, Flow.BROADLEAF));
                cards.will(TestCards.Answer.APPROVE);
            } else {
                assertThat(submit(order, random.nextBoolean() ? Flow.BROADLEAF : Flow.OUTER_TRANSACTION))
                        .isEmpty();
                standing.add(order);
            }
            assertThat(taken(offer)).isEqualTo(standing.size());
        }
    }

    private long buy(long offer, int quantity) {
        long order = shop.cart(ana, tea, 1);
        put(order, offer, quantity);
        look(order);
        assertThat(submit(order, Flow.BROADLEAF)).isEmpty();
        return order;
    }

    private void put(long order, long offer, int quantity) {
        granted(shop.inCart(ana, order, () -> putIntoCart.put(offer, quantity).orElseThrow()));
    }

    private Read look(long order) {
        return read(granted(shop.inCart(ana, order, offsetCart::applied)).quote());
    }

    private static Read read(PointsQuote quote) {
        assertThat(quote.refusals()).isEmpty();
        return new Read(
                quote.points().value(),
                quote.money().amount().toPlainString(),
                quote.cashTotal().amount().toPlainString());
    }

    private Optional<Refusal> submit(long order, Flow flow) {
        return submit(ana, order, flow);
    }

    private Optional<Refusal> submit(long customer, long order, Flow flow) {
        try {
            shop.checkout(customer, order, flow);
            return Optional.empty();
        } catch (RuntimeException failed) {
            return Optional.of(RefusedException.in(failed).orElseThrow(() -> failed));
        }
    }

    private static RefusalCode refused(Runnable checkout) {
        RuntimeException failed = catchThrowableOfType(checkout::run, RuntimeException.class);
        return RefusedException.in(failed).orElseThrow(() -> failed).code();
    }

    private static boolean fails(Runnable checkout) {
        try {
            checkout.run();
            return false;
        } catch (RuntimeException declined) {
            return true;
        }
    }

    private long offer(OfferFixture offer) {
        return transactions
                .required(() -> offers.add(offer.terms(), true, Instant.parse("2026-01-01T00:00:00Z"), "test"))
                .ref()
                .id();
    }

    private void change(long offer, OfferTerms terms, boolean active) {
        transactions.required(() -> {
            VersionRef<OfferTerms> last = offers.offer(offer).orElseThrow().ref();
            return offers.change(last, terms, active, Instant.parse("2026-01-02T00:00:00Z"), "test");
        });
    }

    /** What the store knows of a member decides, also of what was put into the cart before. */
    @Test
    void offersAreForWhoIsWhatTheyNeed() {
        long first = offer(anOffer().product(lantern).costing(10).needing(new Needs(true, false, null, null, null)));
        Money much = new Money(30_000, OfferFixture.GBP);
        long good = offer(anOffer().product(lantern).costing(10).needing(new Needs(false, false, null, much, null)));
        long old = offer(anOffer().product(lantern).costing(10).needing(new Needs(false, false, null, null, 1)));
        assertThat(unmet(first)).isNull();
        assertThat(unmet(good)).isEqualTo("SPENT");
        assertThat(unmet(old)).isEqualTo("DAYS_JOINED");
        clock.advance(Duration.ofDays(1));
        assertThat(unmet(old)).isNull();
        clock.beOnTime();

        shop.checkout(ana, shop.cart(ana, lantern, 2), Flow.BROADLEAF);

        assertThat(unmet(first)).isEqualTo("BEFORE_FIRST_ORDER");
        assertThat(unmet(good)).isNull();
    }

    /** Also one that was paid with points, and earned none. */
    @Test
    void aFirstOrderIsOneBesideWhichNoneStands() {
        long first = offer(anOffer().product(lantern).costing(10).needing(FIRST_ORDER));
        long order = shop.cart(ana, tea, 1);
        granted(shop.inCart(ana, order, () -> offsetCart.apply(PointsWish.max())));
        assertThat(submit(order, Flow.BROADLEAF)).isEmpty();
        assertThat(unmet(first)).isEqualTo("BEFORE_FIRST_ORDER");

        granted(returnOrders.cancel(new CancelRequest(new Purpose(order, "back", null, "test", "no need"))));

        assertThat(unmet(first)).isNull();
    }

    @Test
    void aFirstOrderWaitsForTheOtherThatIsCheckedOut() {
        long order = shop.cart(ana, tea, 1);
        put(order, offer(anOffer().product(lantern).costing(10).needing(FIRST_ORDER)), 1);
        look(order);
        HoldRequest beside = HoldRequest.claim(new MemberId(ana), order + 1_000_000, Duration.ofMinutes(15));
        HoldId other = granted(transactions.required(() -> ledger.claim(beside)));

        assertThat(refused(() -> shop.checkout(ana, order, Flow.BROADLEAF))).isEqualTo(RefusalCode.CART_CHANGED);

        granted(transactions.required(() -> ledger.release(other)));
        shop.checkout(ana, order, Flow.BROADLEAF);
        assertThat(cards.log(order)).containsExactly("charge 3.10");
    }

    @Test
    void ofSeveralCheckoutsAtOnceOneIsTheFirstOrder() throws InterruptedException, ExecutionException {
        long first = offer(anOffer().product(lantern).costing(10).needing(FIRST_ORDER));
        List<Callable<Optional<RefusalCode>>> checkouts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            long order = shop.cart(ana, tea, 1);
            put(order, first, 1);
            look(order);
            checkouts.add(() -> submit(order, Flow.BROADLEAF).map(Refusal::code));
        }
        ExecutorService tabs = Executors.newFixedThreadPool(checkouts.size());
        List<RefusalCode> refused = new ArrayList<>();
        try {
            for (Future<Optional<RefusalCode>> checkout : tabs.invokeAll(checkouts)) {
                checkout.get().ifPresent(refused::add);
            }
        } finally {
            tabs.shutdownNow();
        }

        assertThat(refused)
                .hasSize(5)
                .allMatch(code -> code == RefusalCode.CART_CHANGED || code == RefusalCode.NOT_ELIGIBLE);
        assertThat(available(ana)).isEqualTo(9_990 + earned(ana));
    }

    private @Nullable Object unmet(long offer) {
        return mall.offer(offer, Optional.of(new MemberId(ana))).orElseThrow().refusals().stream()
                .findFirst()
                .map(refusal -> refusal.operands().get("needs"))
                .orElse(null);
    }

    private long taken(long offer) {
        Long taken = jdbc.queryForObject(
                "SELECT COALESCE(SUM(TAKEN), 0) FROM LOYALTY_STOCK WHERE STOCK_KEY = ?", Long.class, "offer:" + offer);
        return taken == null ? 0 : taken;
    }

    private void give(long member, long points) {
        transactions.required(() -> granted(ledger.earn(new Earning(
                new MemberId(member),
                PostingKey.of("mall-" + System.nanoTime(), member),
                Points.of(points),
                null,
                LotPolicy.LASTING,
                "test",
                List.of()))));
    }

    private long available(long member) {
        return ledger.balance(new MemberId(member)).available().value();
    }

    private long earned(long member) {
        BigDecimal earned = jdbc.queryForObject(
                "SELECT COALESCE(SUM(j.POINTS), 0) FROM LOYALTY_JOURNAL j JOIN LOYALTY_ACCOUNT a"
                        + " ON a.ACCOUNT_ID = j.ACCOUNT_ID WHERE a.MEMBER_ID = ? AND j.KIND = 'EARN' AND j.ORDER_ID IS NOT NULL",
                BigDecimal.class,
                member);
        return earned == null ? 0 : earned.longValueExact();
    }
}
