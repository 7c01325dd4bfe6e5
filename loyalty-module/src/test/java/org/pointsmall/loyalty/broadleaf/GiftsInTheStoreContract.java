package org.pointsmall.loyalty.broadleaf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.broadleafcommerce.core.order.domain.DiscreteOrderItem;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderItem;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.order.service.call.OrderItemRequestDTO;
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
import org.pointsmall.loyalty.aftersale.ShippingChoice;
import org.pointsmall.loyalty.broadleaf.store.Shop;
import org.pointsmall.loyalty.broadleaf.store.Shop.Flow;
import org.pointsmall.loyalty.broadleaf.store.StoreTest;
import org.pointsmall.loyalty.broadleaf.store.TestCards;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.mall.PutIntoCart;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.proof.ProveLedger;
import org.pointsmall.loyalty.redemption.OffsetCart;
import org.pointsmall.loyalty.redemption.PointsQuote;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.refusal.RefusedException;
import org.pointsmall.loyalty.trace.TraceLine;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;

/** Gifts in a real store: they come by themselves beside goods of so much, cost nothing, and leave with the goods. */
@StoreTest
abstract class GiftsInTheStoreContract {
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
    @Qualifier("blOrderService")
    OrderService orders;

    private final List<Long> given = new ArrayList<>();
    private long lantern;
    private long tea;
    private long ana;

    /** A line as the store has it. */
    private record Line(long product, int quantity, String price) {}

    @BeforeEach
    void aMember() {
        lantern = shop.product("150.00");
        tea = shop.product("3.10");
        ana = shop.member();
    }

    @AfterEach
    void theBooksAreRightAndNothingIsGivenAnyMore() {
        cards.will(TestCards.Answer.APPROVE);
        given.forEach(this::end);
        assertThat(proveLedger.prove().differences()).isEmpty();
        assertThat(jdbc.queryForList(
                        "SELECT s.STOCK_KEY FROM LOYALTY_STOCK s WHERE s.TAKEN <> (SELECT COALESCE(SUM(c.QUANTITY - c.BACK), 0)"
                                + " FROM LOYALTY_STOCK_CLAIM c WHERE c.STOCK_KEY = s.STOCK_KEY)"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void aGiftComesByItselfCostsNothingAndEarnsNothing(Flow flow) {
        gift(anOffer().gift(lantern, 620));
        long order = shop.cart(ana, tea, 2);
        assertThat(lines(order)).containsExactlyInAnyOrder(new Line(tea, 2, "6.20"), new Line(lantern, 1, "0.00"));

        PointsQuote told = look(order);

        assertThat(told.points().isZero()).isTrue();
        assertThat(told.cashTotal().amount()).isEqualByComparingTo("6.20");
        assertThat(said(told)).containsExactly("cart.gift");
        shop.checkout(ana, order, flow);
        assertThat(cards.log(order)).containsExactly("charge 6.20");
        long bo = shop.member();
        given.forEach(this::end);
        shop.checkout(bo, shop.cart(bo, tea, 2), flow);
        assertThat(available(ana)).isEqualTo(available(bo)).isPositive();
    }

    /** A store that shows nothing of points sells to members all the same. */
    @ParameterizedTest
    @EnumSource(Flow.class)
    void aCartThatNobodyWasToldOfIsCheckedOutWithItsGift(Flow flow) {
        gift(anOffer().gift(lantern, 620).limitedTo(Supply.of(1)));
        long order = shop.cart(ana, tea, 2);

        shop.checkout(ana, order, flow);

        assertThat(cards.log(order)).containsExactly("charge 6.20");
        assertThat(taken(given.get(0))).isEqualTo(1);
    }

    @Test
    void aGiftLeavesWithTheGoodsThatItCameWithAndIsBackWithThem() {
        gift(anOffer().gift(lantern, 620));
        long order = shop.cart(ana, tea, 2);
        look(order);

        quantity(order, tea, 1);

        assertThat(lines(order)).containsExactly(new Line(tea, 1, "3.10"));
        assertThat(refused(() -> shop.checkout(ana, order, Flow.BROADLEAF))).contains(RefusalCode.CART_CHANGED);
        assertThat(said(look(order))).containsExactly("cart.gift-left");
        quantity(order, tea, 3);
        assertThat(lines(order)).containsExactlyInAnyOrder(new Line(tea, 3, "9.30"), new Line(lantern, 1, "0.00"));
        assertThat(said(look(order))).containsExactly("cart.gift");
    }

    @Test
    void thereAreNeverTwoOfAGift() {
        gift(anOffer().gift(lantern, 620));
        long order = shop.cart(ana, tea, 2);
        quantity(order, lantern, 7);
        shop.price(ana, order);
        shop.add(ana, order, tea, 200);

        assertThat(lines(order)).containsExactlyInAnyOrder(new Line(tea, 202, "626.20"), new Line(lantern, 1, "0.00"));
    }

    /** Nobody makes a gift of what they put there themselves. */
    @Test
    void aLineThatIsOnlySaidToBeAGiftIsNone() {
        long offer = gift(anOffer().gift(lantern, 620));
        long order = shop.cart(ana, tea, 2);
        shop.as(ana, () -> {
            OrderItemRequestDTO forged = new OrderItemRequestDTO();
            forged.setProductId(lantern);
            forged.setQuantity(5);
            forged.setItemAttributes(Map.of(OfferedItem.ATTRIBUTE, Long.toString(offer)));
            return orders.addItem(order, forged, true);
        });

        assertThat(lines(order)).containsExactlyInAnyOrder(new Line(tea, 2, "6.20"), new Line(lantern, 1, "0.00"));
    }

    @Test
    void whoTakesAGiftOutDoesNotGetItAgainBeforeAskingForIt() {
        long offer = gift(anOffer().gift(lantern, 620));
        long order = shop.cart(ana, tea, 2);

        remove(order, lantern);
        shop.add(ana, order, tea, 1);

        assertThat(lines(order)).containsExactly(new Line(tea, 3, "9.30"));
        assertThat(said(look(order))).isEmpty();
        granted(shop.inCart(ana, order, () -> putIntoCart.put(offer, 1).orElseThrow()));
        assertThat(lines(order)).containsExactlyInAnyOrder(new Line(tea, 3, "9.30"), new Line(lantern, 1, "0.00"));
    }

    @Test
    void aGiftThatIsAskedForComesOnlyBesideTheGoods() {
        long offer = gift(anOffer().gift(lantern, 620));
        long order = shop.cart(ana, tea, 1);

        assertThat(shop.inCart(ana, order, () -> putIntoCart.put(offer, 1).orElseThrow())
                        .isRefused())
                .isTrue();
        assertThat(lines(order)).containsExactly(new Line(tea, 1, "3.10"));
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void theCheckoutItselfRefusesAGiftThatIsOver(Flow flow) {
        long offer = gift(anOffer().gift(lantern, 620));
        long order = shop.cart(ana, tea, 2);
        look(order);
        shop.payByCard(ana, order);
        end(offer);

        assertThat(refused(() -> shop.submit(ana, order, flow))).contains(RefusalCode.OUTSIDE_WINDOW);

        assertThat(cards.log(order)).isEmpty();
        assertThat(said(look(order))).containsExactly("cart.gift-over");
        shop.checkout(ana, order, flow);
        assertThat(lines(order)).containsExactly(new Line(tea, 2, "6.20"));
    }

    @Test
    void guestsAndWhoIsTooPoorInGoodsGetNone() {
        gift(anOffer().gift(lantern, 620));
        long guest = shop.guest();

        assertThat(lines(shop.cart(guest, tea, 2))).containsExactly(new Line(tea, 2, "6.20"));
        assertThat(lines(shop.cart(ana, tea, 1))).containsExactly(new Line(tea, 1, "3.10"));
    }

    @Test
    void aCancelledOrderGivesTheGiftBackAndNothingForIt() {
        long offer = gift(anOffer().gift(lantern, 620).limitedTo(Supply.of(1)));
        long order = shop.cart(ana, tea, 2);
        shop.checkout(ana, order, Flow.BROADLEAF);
        assertThat(taken(offer)).isEqualTo(1);

        granted(returnOrders.cancel(new CancelRequest(purpose(order, "cancel"))));

        assertThat(taken(offer)).isZero();
        assertThat(cards.log(order)).hasSize(2);
        assertThat(available(ana)).isZero();
    }

    @Test
    void aReturnSaysWhichGiftIsToComeBackAndRefundsNothingForIt() {
        gift(anOffer().gift(lantern, 620).limitedTo(Supply.of(1)));
        long order = shop.cart(ana, tea, 3);
        long gift = item(order, lantern);
        long bought = item(order, tea);
        shop.checkout(ana, order, Flow.BROADLEAF);

        granted(back(order, bought, 1));
        assertThat(returnOrders.giftsDue(order)).isEmpty();
        granted(back(order, bought, 1));
        assertThat(returnOrders.giftsDue(order)).containsExactly(gift);
        assertThat(status(order)).isEqualTo("SUBMITTED");
        granted(back(order, bought, 1));
        assertThat(status(order)).isEqualTo("SUBMITTED");

        ReturnReceipt receipt = granted(back(order, gift, 1));

        assertThat(receipt.cash().isZero()).isTrue();
        assertThat(receipt.pointsBack().isZero()).isTrue();
        assertThat(returnOrders.giftsDue(order)).isEmpty();
        assertThat(status(order)).isEqualTo("RETURNED");
        assertThat(taken(given.get(0))).isZero();
        assertThat(available(ana)).isZero();
    }

    @Test
    void ofTwentyCheckoutsAtOnceAsManyGiveAGiftAsThereAre() throws InterruptedException, ExecutionException {
        long offer = gift(anOffer().gift(lantern, 620).limitedTo(Supply.of(3)));
        List<Callable<Boolean>> checkouts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            long member = shop.member();
            long order = shop.cart(member, tea, 2);
            checkouts.add(() ->
                    refused(() -> shop.checkout(member, order, Flow.BROADLEAF)).isEmpty() && has(order, lantern));
        }
        ExecutorService shoppers = Executors.newFixedThreadPool(8);
        int sold = 0;
        try {
            for (Future<Boolean> checkout : shoppers.invokeAll(checkouts)) {
                sold += checkout.get() ? 1 : 0;
            }
        } finally {
            shoppers.shutdownNow();
        }

        assertThat(sold).isEqualTo(3);
        assertThat(taken(offer)).isEqualTo(3);
    }

    private boolean has(long order, long product) {
        return lines(order).stream().anyMatch(line -> line.product() == product);
    }

    private Outcome<ReturnReceipt> back(long order, long item, int quantity) {
        String key = "back-" + System.nanoTime();
        return returnOrders.takeBack(new ReturnRequest(
                purpose(order, key), List.of(ReturnRequest.Line.pieces(item, quantity)), ShippingChoice.AS_CONFIGURED));
    }

    private Purpose purpose(long order, String key) {
        return new Purpose(order, key, new MemberId(ana), "test", "no need");
    }

    private String status(long order) {
        return jdbc.queryForObject("SELECT ORDER_STATUS FROM BLC_ORDER WHERE ORDER_ID = ?", String.class, order);
    }

    private PointsQuote look(long order) {
        PointsQuote quote =
                granted(shop.inCart(ana, order, offsetCart::applied)).quote();
        assertThat(quote.refusals()).isEmpty();
        return quote;
    }

    private static List<String> said(PointsQuote quote) {
        return quote.mall().words().stream().map(TraceLine::code).toList();
    }

    private static Optional<RefusalCode> refused(Runnable checkout) {
        try {
            checkout.run();
            return Optional.empty();
        } catch (RuntimeException failed) {
            return Optional.of(
                    RefusedException.in(failed).orElseThrow(() -> failed).code());
        }
    }

    private List<Line> lines(long order) {
        return shop.as(ana, () -> orders.findOrderById(order).getOrderItems().stream()
                .map(GiftsInTheStoreContract::line)
                .toList());
    }

    private static Line line(OrderItem item) {
        return new Line(
                product(item),
                item.getQuantity(),
                item.getTotalPrice().getAmount().setScale(2).toPlainString());
    }

    private static long product(OrderItem item) {
        return ((DiscreteOrderItem) item).getProduct().getId();
    }

    private long item(long order, long product) {
        return shop.as(ana, () -> item(orders.findOrderById(order), product).getId());
    }

    private static OrderItem item(Order order, long product) {
        return order.getOrderItems().stream()
                .filter(item -> product(item) == product)
                .findFirst()
                .orElseThrow();
    }

    private void quantity(long order, long product, int quantity) {
        long item = item(order, product);
        shop.as(
                ana,
                () -> orders.updateItemQuantity(
                        order, new OrderItemRequestDTO().setOrderItemId(item).setQuantity(quantity), true));
    }

    private void remove(long order, long product) {
        long item = item(order, product);
        shop.as(ana, () -> orders.removeItem(order, item, true));
    }

    private long gift(OfferFixture gift) {
        long offer = transactions
                .required(() -> offers.add(gift.terms(), true, Instant.parse("2026-01-01T00:00:00Z"), "test"))
                .ref()
                .id();
        given.add(offer);
        return offer;
    }

    private void end(long offer) {
        transactions.required(() -> {
            VersionRef<OfferTerms> last = offers.offer(offer).orElseThrow().ref();
            return offers.change(
                    last,
                    offers.offer(offer).orElseThrow().terms(),
                    false,
                    Instant.parse("2026-01-02T00:00:00Z"),
                    "test");
        });
    }

    private long taken(long offer) {
        Long taken = jdbc.queryForObject(
                "SELECT COALESCE(SUM(TAKEN), 0) FROM LOYALTY_STOCK WHERE STOCK_KEY = ?", Long.class, "offer:" + offer);
        return taken == null ? 0 : taken;
    }

    private long available(long member) {
        return ledger.balance(new MemberId(member)).available().value();
    }
}
