package org.pointsmall.loyalty.redemption;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.earning.CountsInMemory;
import org.pointsmall.loyalty.earning.EarnPoints;
import org.pointsmall.loyalty.earning.EarningContextFixture;
import org.pointsmall.loyalty.earning.EarningDecision;
import org.pointsmall.loyalty.earning.FixedEarning;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.Leftover;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.trace.TraceLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.CNY;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;
import static org.pointsmall.loyalty.purchase.CartFixture.aCart;

/** A yuan earns a point, and a point pays a fen. Product 5 costs 12.50 and nothing else is sold. */
class EstimateEarningsTest {
    private final LedgerFixture given = new LedgerFixture();
    private final MemberId ana = given.aMember().with(1000).id();
    private final List<Cart> asked = new ArrayList<>();
    private @Nullable Cart cart;
    private @Nullable AppliedWish wish;

    @Test
    void estimatesTheCart() {
        cart = aCart("CNY").with("8.00").with("12.50").andShipping("6.00").cart();

        EarningDecision decision = granted(estimates(ana).ofCart());

        assertThat(decision.points()).isEqualTo(Points.of(20));
        assertThat(decision.allocation().parts())
                .extracting(Allocation.Part::itemId)
                .containsExactly(1L, 2L);
        assertThat(given.available(ana)).isEqualTo(1000);
    }

    @Test
    void whatAppliedPointsPayEarnsNothing() {
        cart = aCart("CNY").with("8.00").with("12.00").cart();
        wish = new AppliedWish(PointsWish.of(Points.of(500)), Points.of(500));

        EarningDecision decision = granted(estimates(ana).ofCart());

        assertThat(decision.points()).isEqualTo(Points.of(15));
        assertThat(decision.trace()).extracting(TraceLine::code).containsExactly("earn.less-offset", "earn.base-rate");
    }

    @Test
    void noCartAndAnEmptyOneEarnNothing() {
        assertNothing(granted(estimates(ana).ofCart()));
        cart = aCart("CNY").cart();
        assertNothing(granted(estimates(ana).ofCart()));
    }

    @Test
    void aClosedAccountEarnsNothing() {
        cart = aCart("CNY").with("8.00").cart();
        granted(given.ledger.close(ana, new Leftover.Forfeited(), "eve", "asked for it"));

        assertNothing(granted(estimates(ana).ofCart()));
        assertThat(estimates(ana).ofProduct(5, 1)).hasValueSatisfying(EstimateEarningsTest::assertNothing);
    }

    @Test
    void aGuestsCartIsRefused() {
        assertThat(refused(estimates(null).ofCart()).code()).isEqualTo(RefusalCode.MEMBERS_ONLY);
    }

    @Test
    void aGuestIsToldWhatAProductWouldEarnOnceJoined() {
        assertThat(estimates(null).ofProduct(5, 3).map(EarningDecision::points)).contains(Points.of(37));
        assertThat(estimates(null).ofProduct(6, 3)).isEmpty();
    }

    @Test
    void estimatesAProductByItself() {
        cart = aCart("CNY").with("8.00").cart();
        wish = new AppliedWish(PointsWish.max(), Points.of(800));

        assertThat(estimates(ana).ofProduct(5, 3).map(EarningDecision::points)).contains(Points.of(37));
        assertThat(estimates(ana).ofProduct(6, 3)).isEmpty();
    }

    @Test
    void aProductIsBoughtWhereTheCartIs() {
        cart = aCart("CNY")
                .with("8.00")
                .noted("store", "north")
                .noted("channel", "app")
                .noted("voucher", "NOV")
                .cart();
        estimates(ana).ofProduct(5, 1);
        cart = null;
        estimates(ana).ofProduct(5, 1);

        assertThat(asked)
                .extracting(bought -> bought.context().attributes())
                .containsExactly(Map.of("store", "north", "channel", "app"), Map.of());
    }

    private static void assertNothing(EarningDecision decision) {
        assertThat(decision.points()).isEqualTo(Points.ZERO);
        assertThat(decision.trace()).isEmpty();
    }

    private EstimateEarnings estimates(@Nullable MemberId member) {
        Terms terms = Terms.withoutMinimum();
        EarnPoints earnPoints = new EarnPoints(
                (buyer, bought, book) -> {
                    asked.add(bought);
                    return EarningContextFixture.flagged(product -> false).of(buyer, bought, book);
                },
                new FixedEarning(new PointsRate(Points.of(1), new Money(100, CNY))),
                new CountsInMemory());
        ShopperCart shopper = new FixedCart();
        OffsetCart offsetCart =
                new OffsetCart(() -> Optional.ofNullable(member), shopper, given.ledger, terms, terms.quotes());
        return new EstimateEarnings(
                () -> Optional.ofNullable(member),
                shopper,
                offsetCart,
                given.ledger,
                earnPoints,
                product -> product == 5 ? Optional.of(new Money(1250, CNY)) : Optional.empty());
    }

    private final class FixedCart implements ShopperCart {
        @Override
        public Optional<Cart> current() {
            return Optional.ofNullable(cart);
        }

        @Override
        public List<Refusal> refused() {
            return List.of();
        }

        @Override
        public Optional<AppliedWish> wish() {
            return Optional.ofNullable(wish);
        }

        @Override
        public Optional<PointsQuote> wishFor(@Nullable AppliedWish changed) {
            throw new UnsupportedOperationException("an estimate changes nothing");
        }

        @Override
        public Optional<PointsQuote> show() {
            throw new UnsupportedOperationException("an estimate tells nothing of points");
        }
    }
}
