package org.pointsmall.loyalty.broadleaf;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.broadleaf.store.Shop;
import org.pointsmall.loyalty.broadleaf.store.StoreTest;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.ledger.HoldRequest;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.Deal;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.mall.PutIntoCart;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.redemption.OffsetCart;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.request.CarryOutOnce;
import org.pointsmall.loyalty.request.RequestKey;
import org.pointsmall.loyalty.request.RequestKeyStore;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;

/** Goods of the mall that a named request puts into a real cart are there once, whatever becomes of the node. */
@StoreTest
@TestPropertySource(properties = "broadleaf.database.url=jdbc:h2:mem:loyalty-checkout")
class MallItemsOnceInTheStoreTest {
    @Autowired
    Shop shop;

    @Autowired
    Ledger ledger;

    @Autowired
    Transactions transactions;

    @Autowired
    OfferStore offers;

    @Autowired
    PutIntoCart putIntoCart;

    @Autowired
    OffsetCart offsetCart;

    @Autowired
    RequestKeyStore keys;

    @Autowired
    CarryOutOnce once;

    @Autowired
    BusinessTime time;

    @Autowired
    JdbcTemplate jdbc;

    private long lantern;
    private long ana;
    private long cart;
    private long offer;

    @BeforeEach
    void aMemberWithACart() {
        lantern = shop.product("150.00");
        ana = shop.member();
        transactions.required(() -> ledger.earn(new Earning(
                new MemberId(ana),
                PostingKey.of("test-once", ana),
                Points.of(10_000),
                null,
                LotPolicy.LASTING,
                "test",
                List.of())));
        cart = shop.cart(ana, shop.product("3.10"), 1);
        offer = transactions
                .required(() -> offers.add(
                        anOffer().product(lantern).costing(2_000).terms(),
                        true,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        "test"))
                .ref()
                .id();
    }

    private Outcome<CarryOutOnce.Carried<Deal>> put(CarryOutOnce by, long what) {
        RequestKey key = new RequestKey(new MemberId(ana), "mall-items", "k");
        return shop.inCart(
                ana,
                cart,
                () -> by.runInOne(
                        key, "the same", () -> putIntoCart.put(what, 1).orElseThrow(), () -> {
                            throw new AssertionError("nothing was carried out before");
                        }));
    }

    private int lanterns() {
        Integer sum = jdbc.queryForObject(
                "SELECT COALESCE(SUM(i.QUANTITY), 0) FROM BLC_ORDER_ITEM i JOIN BLC_DISCRETE_ORDER_ITEM d"
                        + " ON d.ORDER_ITEM_ID = i.ORDER_ITEM_ID WHERE i.ORDER_ID = ? AND d.PRODUCT_ID = ?",
                Integer.class,
                cart,
                lantern);
        return sum == null ? 0 : sum;
    }

    @Test
    void aNodeThatEndsBeforeTheNoteHasAddedNothing() {
        RequestKeyStore dying = (RequestKeyStore) Proxy.newProxyInstance(
                RequestKeyStore.class.getClassLoader(),
                new Class<?>[] {RequestKeyStore.class},
                (proxy, method, args) -> {
                    if (method.getName().equals("end")) {
                        throw new IllegalStateException("the node ends");
                    }
                    return method.invoke(keys, args);
                });

        assertThatThrownBy(() -> put(new CarryOutOnce(dying, transactions, time), offer))
                .hasStackTraceContaining("the node ends");
        assertThat(lanterns()).isZero();

        assertThat(put(once, offer).isRefused()).isFalse();
        assertThat(lanterns()).isEqualTo(1);
    }

    /** That the name is there already is found out by a row that is refused, which clears the request's session. */
    @Test
    void whatWasCarriedOutBeforeIsToldFromTheCartAsItIs() {
        put(once, offer);

        Outcome<OffsetCart.Applied> told = shop.inCart(ana, cart, () -> {
            RequestKey key = new RequestKey(new MemberId(ana), "mall-items", "k");
            Outcome<CarryOutOnce.Carried<Boolean>> again = once.runInOne(
                    key, "the same", () -> Outcome.refused(Refusal.of(RefusalCode.CONFLICT)), () -> Outcome.done(true));
            assertThat(granted(again).replayed()).isTrue();
            return offsetCart.applied();
        });

        assertThat(granted(told).quote().points()).isEqualTo(Points.of(2_000));
        assertThat(lanterns()).isEqualTo(1);
    }

    @Test
    void theyMayBeTheFirstThingThatAMemberPutsIntoACart() {
        jdbc.update("UPDATE BLC_ORDER SET ORDER_STATUS = 'CANCELLED' WHERE ORDER_ID = ?", cart);
        RequestKey key = new RequestKey(new MemberId(ana), "mall-items", "first");

        Outcome<CarryOutOnce.Carried<Deal>> outcome = shop.as(
                ana,
                () -> once.runInOne(
                        key, "first", () -> putIntoCart.put(offer, 1).orElseThrow(), () -> {
                            throw new AssertionError("nothing was carried out before");
                        }));

        assertThat(outcome.isRefused()).isFalse();
        cart = jdbc.queryForObject("SELECT MAX(ORDER_ID) FROM BLC_ORDER WHERE CUSTOMER_ID = ?", Long.class, ana);
        assertThat(lanterns()).isEqualTo(1);
    }

    @Test
    void aRefusalIsToldAsItIsAndTheSameNameMayComeAgain() {
        long reward = transactions
                .required(() -> offers.add(
                        anOffer().of(new Content.Donation("trees")).costing(50).terms(),
                        true,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        "test"))
                .ref()
                .id();
        assertThat(put(once, reward))
                .isEqualTo(Outcome.refused(Refusal.of(RefusalCode.CONFLICT).with("kind", "DONATION")));

        // Within a transaction of the seam, which is in the request's.
        HoldId checkout = granted(transactions.required(
                () -> ledger.claim(HoldRequest.claim(new MemberId(ana), cart, Duration.ofMinutes(30)))));
        assertThat(put(once, offer))
                .isEqualTo(Outcome.refused(Refusal.of(RefusalCode.CONFLICT).with("orderId", cart)));
        assertThat(lanterns()).isZero();

        transactions.required(() -> ledger.release(checkout));
        assertThat(put(once, offer).isRefused()).isFalse();
        assertThat(lanterns()).isEqualTo(1);
    }
}
