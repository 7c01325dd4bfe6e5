package org.pointsmall.loyalty.redemption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.CNY;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;
import static org.pointsmall.loyalty.purchase.CartFixture.aCart;

class OffsetCartTest {
    private final LedgerFixture given = new LedgerFixture();
    private final MemberId ana = given.aMember().with(1000).id();
    private final StoreCart cart = new StoreCart(aCart("CNY").with("8.00").cart());

    @Test
    void quotesWithoutChangingAnything() {
        PointsQuote quote = granted(offsetCartOf(ana).quote(wish(300)));

        assertThat(quote.points()).isEqualTo(Points.of(300));
        assertThat(cart.wishes).isEmpty();
        assertThat(given.ledger.balance(ana).available()).isEqualTo(Points.of(1000));
    }

    @Test
    void quotesWhyAWishCanNotBeHad() {
        PointsQuote quote = granted(offsetCartOf(ana).quote(wish(801)));

        assertThat(quote.refusals()).extracting(Refusal::code).containsExactly(RefusalCode.ABOVE_CAP);
        assertThat(quote.points()).isEqualTo(Points.ZERO);
    }

    @Test
    void appliesAWishAndAnswersItsQuote() {
        PointsQuote quote = granted(offsetCartOf(ana).apply(wish(800)));

        assertThat(quote.points()).isEqualTo(Points.of(800));
        assertThat(cart.wishes).containsExactly(new AppliedWish(wish(800), Points.of(800)));
        assertThat(cart.told).contains(new ShownQuote(Points.of(800), fen(800), fen(0), fen(800)));
    }

    @Test
    void keepsAWishForAsManyAsPossibleAsSuch() {
        assertThat(granted(offsetCartOf(ana).apply(PointsWish.max())).points()).isEqualTo(Points.of(800));
        assertThat(cart.wishes).containsExactly(new AppliedWish(PointsWish.max(), Points.of(800)));
    }

    @Test
    void answersTheQuoteOfTheCartAsItIsRepriced() {
        cart.afterRepricing = aCart("CNY").with("7.00").cart();

        PointsQuote quote = granted(offsetCartOf(ana).apply(PointsWish.max()));

        assertThat(quote.points()).isEqualTo(Points.of(700));
        assertThat(cart.told).contains(new ShownQuote(Points.of(700), fen(700), fen(0), fen(700)));
    }

    @Test
    void saysWhyACartThatIsRepricedTakesFewerThanWereAskedFor() {
        cart.afterRepricing = aCart("CNY").with("7.00").cart();

        PointsQuote quote = granted(offsetCartOf(ana).apply(wish(800)));

        assertThat(quote.points()).isEqualTo(Points.of(700));
        assertThat(quote.refusals()).extracting(Refusal::code).containsExactly(RefusalCode.ABOVE_CAP);
        assertThat(cart.told.map(ShownQuote::points)).contains(Points.of(700));
    }

    @Test
    void tellsWhatACartHasComeToCost() {
        granted(offsetCartOf(ana).apply(wish(500)));
        cart.afterRepricing = aCart("CNY").with("9.00").cart();

        OffsetCart.Applied applied = granted(offsetCartOf(ana).applied());

        assertThat(applied.quote().cashTotal()).isEqualTo(fen(400));
        assertThat(cart.told).contains(new ShownQuote(Points.of(500), fen(500), fen(400), fen(900)));
    }

    @Test
    void tellsNothingOfACartThatIsBeingCheckedOut() {
        granted(offsetCartOf(ana).apply(wish(500)));
        Optional<ShownQuote> before = cart.told;
        cart.taken = true;
        cart.now = aCart("CNY").with("9.00").cart();

        assertThat(granted(offsetCartOf(ana).applied()).quote().points()).isEqualTo(Points.of(500));

        assertThat(cart.told).isEqualTo(before);
    }

    @Test
    void refusesWithTheFirstRefusalAndChangesNothing() {
        Refusal refusal = refused(offsetCartOf(ana).apply(wish(1001)));

        assertThat(refusal.code()).isEqualTo(RefusalCode.INSUFFICIENT_POINTS);
        assertThat(cart.wishes).isEmpty();
    }

    @Test
    void saysWhatBecameOfAWishAndWhyItIsLess() {
        granted(offsetCartOf(ana).apply(wish(800)));
        assertThat(granted(offsetCartOf(ana).applied()).quote().refusals()).isEmpty();

        cart.now = aCart("CNY").with("5.00").cart();
        OffsetCart.Applied applied = granted(offsetCartOf(ana).applied());

        assertThat(applied.wish()).contains(new AppliedWish(wish(800), Points.of(800)));
        assertThat(applied.quote().points()).isEqualTo(Points.of(500));
        assertThat(applied.quote().refusals())
                .containsExactly(Refusal.of(RefusalCode.ABOVE_CAP)
                        .with("required", 800L)
                        .with("limit", 500L)
                        .with("cap", "ELIGIBLE"));
    }

    @Test
    void saysThatPointsWereSpentElsewhereMeanwhile() {
        granted(offsetCartOf(ana).apply(PointsWish.max()));
        granted(given.hold(ana, 600, 1));

        OffsetCart.Applied applied = granted(offsetCartOf(ana).applied());

        assertThat(applied.quote().points()).isEqualTo(Points.of(400));
        assertThat(applied.quote().refusals())
                .extracting(Refusal::code)
                .containsExactly(RefusalCode.INSUFFICIENT_POINTS);
    }

    @Test
    void hasNothingToSayWhereNothingWasApplied() {
        OffsetCart.Applied applied = granted(offsetCartOf(ana).applied());

        assertThat(applied.wish()).isEmpty();
        assertThat(applied.quote().points()).isEqualTo(Points.ZERO);
        assertThat(applied.quote().refusals()).isEmpty();
    }

    @Test
    void saysWhatOfTheCartCanNotBeBoughtAndStillTakesPoints() {
        cart.refused = List.of(Refusal.of(RefusalCode.EXCLUSIVE_ITEM).with("productId", 5L));

        assertThat(granted(offsetCartOf(ana).quote(wish(801))).refusals())
                .extracting(Refusal::code)
                .containsExactly(RefusalCode.ABOVE_CAP, RefusalCode.EXCLUSIVE_ITEM);
        assertThat(granted(offsetCartOf(ana).apply(wish(800))).refusals()).isEqualTo(cart.refused);
        assertThat(granted(offsetCartOf(ana).applied()).quote().refusals()).isEqualTo(cart.refused);
        assertThat(granted(offsetCartOf(ana).applied()).quote().points()).isEqualTo(Points.of(800));
    }

    @Test
    void refusesAFrozenMember() {
        granted(given.ledger.freeze(ana, "admin", "lost phone"));

        assertThat(refused(offsetCartOf(ana).apply(wish(1))).code()).isEqualTo(RefusalCode.ACCOUNT_FROZEN);
        assertThat(granted(offsetCartOf(ana).quote(wish(801))).refusals())
                .extracting(Refusal::code)
                .containsExactly(RefusalCode.ABOVE_CAP, RefusalCode.ACCOUNT_FROZEN);
    }

    @Test
    void refusesGuests() {
        OffsetCart guests = offsetCartOf(null);

        assertThat(refused(guests.quote(wish(1)))).isEqualTo(Refusal.of(RefusalCode.MEMBERS_ONLY));
        assertThat(refused(guests.apply(wish(1)))).isEqualTo(Refusal.of(RefusalCode.MEMBERS_ONLY));
        assertThat(cart.wishes).isEmpty();
    }

    @Test
    void takesPointsOffTheCart() {
        assertThat(offsetCartOf(ana).remove()).isEmpty();

        assertThat(cart.wishes).containsExactly((AppliedWish) null);
    }

    @Test
    void takesAWishForNoPointsForNone() {
        granted(offsetCartOf(ana).apply(wish(800)));

        PointsQuote quote = granted(offsetCartOf(ana).apply(wish(0)));

        assertThat(quote.points()).isEqualTo(Points.ZERO);
        assertThat(quote.refusals()).isEmpty();
        assertThat(granted(offsetCartOf(ana).quote(wish(0))).refusals()).isEmpty();
        assertThat(granted(offsetCartOf(ana).applied()).wish()).isEmpty();
    }

    @Test
    void aFrozenMemberMayTakePointsOffToo() {
        granted(offsetCartOf(ana).apply(wish(800)));
        granted(given.ledger.freeze(ana, "admin", "lost phone"));

        granted(offsetCartOf(ana).apply(wish(0)));

        assertThat(granted(offsetCartOf(ana).applied()).wish()).isEmpty();
    }

    @Test
    void refusesToTouchACartThatIsBeingCheckedOut() {
        cart.taken = true;
        Refusal conflict = Refusal.of(RefusalCode.CONFLICT).with("orderId", 7L);

        assertThat(refused(offsetCartOf(ana).apply(wish(100)))).isEqualTo(conflict);
        assertThat(offsetCartOf(ana).remove()).contains(conflict);
        assertThat(refused(offsetCartOf(ana).apply(wish(0)))).isEqualTo(conflict);

        assertThat(cart.wishes).isEmpty();
    }

    @Test
    void hasNothingToPayAndNothingToTakeOffWithoutACart() {
        cart.now = null;

        assertThat(refused(offsetCartOf(ana).apply(wish(1))).code()).isEqualTo(RefusalCode.NO_OFFSET_ITEM);
        assertThat(granted(offsetCartOf(ana).quote(PointsWish.max()))
                        .cashTotal()
                        .isZero())
                .isTrue();
        offsetCartOf(ana).remove();
        granted(offsetCartOf(ana).apply(wish(0)));

        assertThat(cart.wishes).isEmpty();
    }

    private OffsetCart offsetCartOf(@Nullable MemberId member) {
        return new OffsetCart(
                () -> Optional.ofNullable(member),
                cart,
                given.ledger,
                Terms.withoutMinimum(),
                Terms.withoutMinimum().quotes());
    }

    private static PointsWish wish(long points) {
        return PointsWish.of(Points.of(points));
    }

    private static Money fen(long minorUnits) {
        return new Money(minorUnits, CNY);
    }

    /** A cart of the store that remembers what was wished for, and what was told. */
    private final class StoreCart implements ShopperCart {
        private final List<@Nullable AppliedWish> wishes = new ArrayList<>();
        private @Nullable Cart now;
        private @Nullable Cart afterRepricing;
        private Optional<ShownQuote> told = Optional.empty();
        private boolean taken;
        private List<Refusal> refused = List.of();

        StoreCart(Cart cart) {
            now = cart;
        }

        @Override
        public Optional<Cart> current() {
            return Optional.ofNullable(now);
        }

        @Override
        public List<Refusal> refused() {
            return refused;
        }

        @Override
        public Optional<AppliedWish> wish() {
            return wishes.isEmpty() ? Optional.empty() : Optional.ofNullable(wishes.get(wishes.size() - 1));
        }

        @Override
        public Optional<PointsQuote> wishFor(@Nullable AppliedWish wish) {
            return priced(() -> wishes.add(wish));
        }

        @Override
        public Optional<PointsQuote> show() {
            return wish().flatMap(wish -> priced(() -> {}));
        }

        private Optional<PointsQuote> priced(Runnable change) {
            if (taken) {
                throw new CartTakenException(7);
            }
            change.run();
            now = afterRepricing == null ? now : afterRepricing;
            return wish().map(wish -> {
                FitOffset fitOffset =
                        new FitOffset(given.ledger, Terms.withoutMinimum().quotes());
                Money offset = fitOffset.fit(ana, now, wish.wish()).money();
                ShowQuote.Telling telling =
                        new ShowQuote(fitOffset).tell(ana, now, new CartPayments(offset, offset), wish);
                told = Optional.ofNullable(telling.kept().told());
                return telling.quote();
            });
        }
    }
}
