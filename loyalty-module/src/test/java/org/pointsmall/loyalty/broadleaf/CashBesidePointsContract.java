package org.pointsmall.loyalty.broadleaf;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pointsmall.loyalty.broadleaf.store.Shop;
import org.pointsmall.loyalty.broadleaf.store.Shop.Flow;
import org.pointsmall.loyalty.broadleaf.store.StoreTest;
import org.pointsmall.loyalty.broadleaf.store.TestCards;
import org.pointsmall.loyalty.ledger.Balance;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.proof.ProveLedger;
import org.pointsmall.loyalty.redemption.OffsetCart;
import org.pointsmall.loyalty.redemption.PointsQuote;
import org.pointsmall.loyalty.redemption.PointsWish;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Points next to gift cards, offers and shipping of the real store; and what becomes of them as the cart changes. */
@StoreTest
abstract class CashBesidePointsContract {
    @Autowired
    Shop shop;

    @Autowired
    TestCards cards;

    @Autowired
    Ledger ledger;

    @Autowired
    OffsetCart offsetCart;

    @Autowired
    ProveLedger proveLedger;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcTemplate jdbc;

    private long lantern;
    private long ana;

    @BeforeEach
    void aMemberWithPoints() {
        lantern = shop.product("12.34");
        ana = shop.member();
        transactions.required(() -> ledger.earn(new Earning(
                new MemberId(ana),
                PostingKey.of("cash-beside", ana),
                Points.of(5_000),
                null,
                LotPolicy.LASTING,
                "test",
                List.of())));
    }

    @AfterEach
    void theLedgerIsRight() {
        assertThat(proveLedger.prove().differences()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void aGiftCardPointsAndACardPayTogether(Flow flow) {
        long order = shop.cart(ana, lantern, 2);
        shop.payByGiftCard(ana, order, "5.00");
        wish(PointsWish.of(Points.of(600)));

        shop.checkout(ana, order, flow);

        assertThat(cards.log(order)).containsExactlyInAnyOrder("charge 5.00", "charge 13.68");
        assertThat(balance().spent()).isEqualTo(Points.of(600));
        // What a gift card pays is cash.
        assertThat(balance().available()).isEqualTo(Points.of(5_000 - 600 + 18));
    }

    @Test
    void pointsPayNoMoreThanAGiftCardLeaves() {
        long order = shop.cart(ana, lantern, 2);
        shop.payByGiftCard(ana, order, "20.00");

        assertThat(refusals(PointsWish.of(Points.of(469))))
                .containsExactly(Refusal.of(RefusalCode.ABOVE_CAP)
                        .with("required", 469L)
                        .with("limit", 468L)
                        .with("cap", "LEFT_TO_PAY"));
        wish(PointsWish.max());
        shop.checkout(ana, order, Flow.OUTER_TRANSACTION);

        assertThat(cards.log(order)).containsExactly("charge 20.00");
        assertThat(balance().spent()).isEqualTo(Points.of(468));
    }

    @Test
    void anOfferMakesThePaymentSmallerWhichTheQuoteSays() {
        long order = shop.cart(ana, lantern, 2);
        wish(PointsWish.of(Points.of(2_468)));

        shop.redeem(ana, order, shop.codeFor(10));

        PointsQuote quote = applied().quote();
        assertThat(quote.points()).isEqualTo(Points.of(2_221));
        assertThat(quote.cashTotal().isZero()).isTrue();
        assertThat(quote.refusals()).extracting(Refusal::code).containsExactly(RefusalCode.ABOVE_CAP);
        shop.checkout(ana, order, Flow.OUTER_TRANSACTION);
        assertThat(balance().spent()).isEqualTo(Points.of(2_221));
        assertThat(cards.log(order)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void ofAnOrderThatAnOfferMakesFreeNothingIsPaidAndNothingEarned(Flow flow) {
        long order = shop.cart(ana, lantern, 2);
        wish(PointsWish.max());
        shop.redeem(ana, order, shop.codeFor(100));
        assertThat(applied().quote().points()).isEqualTo(Points.ZERO);

        assertThat(shop.checkout(ana, order, flow)).isNotBlank();

        assertThat(balance().available()).isEqualTo(Points.of(5_000));
        assertThat(balance().spent()).isEqualTo(Points.ZERO);
        assertThat(cards.log(order)).isEmpty();
    }

    @Test
    void shippingIsPaidInCashAndEarnsNothing() {
        long order = shop.cart(ana, lantern, 1);
        wish(PointsWish.max());
        shop.shipFor(ana, order, "6.00");

        assertThat(applied().quote().points()).isEqualTo(Points.of(1_234));
        shop.checkout(ana, order, Flow.BROADLEAF);

        assertThat(cards.log(order)).containsExactly("charge 6.00");
        assertThat(balance().available()).isEqualTo(Points.of(5_000 - 1_234));
    }

    @Test
    void aProductThatIsFlaggedIsPaidInCash() {
        long order = shop.cart(ana, lantern, 1);
        jdbc.update("UPDATE BLC_PRODUCT SET LOYALTY_NO_OFFSET = TRUE WHERE PRODUCT_ID = ?", lantern);

        assertThat(refusals(PointsWish.max())).extracting(Refusal::code).containsExactly(RefusalCode.NO_OFFSET_ITEM);
        shop.checkout(ana, order, Flow.BROADLEAF);

        assertThat(cards.log(order)).containsExactly("charge 12.34");
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void cashIsNeverTakenForPointsThatWereSpentElsewhereMeanwhile(Flow flow) {
        PointsWish all = PointsWish.of(Points.of(4_936));
        long first = shop.cart(ana, lantern, 4);
        long second = shop.cart(ana, lantern, 4);
        for (long cart : List.of(first, second)) {
            assertThat(shop.inCart(ana, cart, () -> offsetCart.apply(all)).isRefused())
                    .isFalse();
        }
        shop.checkout(ana, first, flow);

        assertThatThrownBy(() -> shop.checkout(ana, second, flow)).hasStackTraceContaining("INSUFFICIENT_POINTS");

        assertThat(cards.log(second)).isEmpty();
        assertThat(balance().spent()).isEqualTo(Points.of(4_936));
        assertThat(balance().held()).isEqualTo(Points.ZERO);
    }

    private void wish(PointsWish wish) {
        assertThat(shop.as(ana, () -> offsetCart.apply(wish)).isRefused()).isFalse();
    }

    private OffsetCart.Applied applied() {
        return shop.as(
                ana, () -> offsetCart.applied().orElseThrow(refusal -> new IllegalStateException(refusal.toString())));
    }

    private List<Refusal> refusals(PointsWish wish) {
        return shop.as(ana, () -> offsetCart
                .quote(wish)
                .orElseThrow(refusal -> new IllegalStateException(refusal.toString()))
                .refusals());
    }

    private Balance balance() {
        return ledger.balance(new MemberId(ana));
    }
}
