package org.pointsmall.loyalty.broadleaf;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.broadleaf.store.Shop;
import org.pointsmall.loyalty.broadleaf.store.Shop.Flow;
import org.pointsmall.loyalty.broadleaf.store.StoreTest;
import org.pointsmall.loyalty.broadleaf.store.TestCards;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.mall.PutIntoCart;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.redemption.OffsetCart;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.refusal.RefusedException;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;

/** Goods for points and cash are not had for the points alone in a cart of another currency. */
@StoreTest
@TestPropertySource(properties = "broadleaf.database.url=jdbc:h2:mem:loyalty-checkout")
class MallCurrencyInTheStoreTest {
    @Autowired
    Shop shop;

    @Autowired
    TestCards cards;

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

    @Test
    void goodsWhoseCashIsOfAnotherCurrencyAreRefused() {
        long lantern = shop.product("150.00");
        long ana = shop.member();
        transactions.required(() -> granted(ledger.earn(new Earning(
                new MemberId(ana),
                PostingKey.of("test-currency", ana),
                Points.of(10_000),
                null,
                LotPolicy.LASTING,
                "test",
                List.of()))));
        long order = shop.cart(ana, shop.product("3.10"), 1);
        long offer = transactions
                .required(() -> offers.add(
                        anOffer()
                                .product(lantern)
                                .costing(2_000)
                                .andCash(new Money(5_000, Currency.getInstance("JPY")))
                                .terms(),
                        true,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        "test"))
                .ref()
                .id();
        granted(shop.inCart(ana, order, () -> putIntoCart.put(offer, 1).orElseThrow()));

        List<Refusal> told =
                granted(shop.inCart(ana, order, offsetCart::applied)).quote().refusals();

        assertThat(told).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(RefusalCode.NOT_ELIGIBLE);
            assertThat(refusal.operands()).containsEntry("currency", "JPY").containsEntry("offerId", offer);
        });
        for (Flow flow : Flow.values()) {
            RuntimeException failed =
                    catchThrowableOfType(() -> shop.checkout(ana, order, flow), RuntimeException.class);
            assertThat(RefusedException.in(failed).map(Refusal::code)).hasValue(RefusalCode.NOT_ELIGIBLE);
        }
        assertThat(cards.log(order)).isEmpty();
        assertThat(ledger.balance(new MemberId(ana)).available()).isEqualTo(Points.of(10_000));
    }
}
