package org.pointsmall.loyalty.redemption;

import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.RandomRuns;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of every quote, over random carts, policies, balances and wishes. */
class QuotePointsPropertiesTest {
    private static final int CASES = RandomRuns.of(10_000);

    @Test
    void aQuoteSumsExactly() {
        for (RandomQuote some : RandomQuote.cases(CASES)) {
            for (PointsQuote quote : some.quotes()) {
                Supplier<String> as = () -> some + " gives " + quote;
                Allocation allocation = quote.allocation();
                assertThat(allocation.points()).as(as).isEqualTo(quote.points());
                assertThat(allocation.parts().stream()
                                .map(Allocation.Part::money)
                                .reduce(some.nothing(), Money::plus))
                        .as(as)
                        .isEqualTo(quote.money());
                assertThat(quote.cashTotal().plus(quote.money()))
                        .as(as)
                        .isEqualTo(some.cart().leftToPay());
            }
        }
    }

    @Test
    void aQuoteNeverTakesMoreThanWasAskedForNorThanThereIs() {
        for (RandomQuote some : RandomQuote.cases(CASES)) {
            for (PointsQuote quote : some.quotes()) {
                Supplier<String> as = () -> some + " gives " + quote;
                assertThat(quote.points()).as(as).isLessThanOrEqualTo(some.available());
                if (some.wish().points() != null) {
                    assertThat(quote.points())
                            .as(as)
                            .isLessThanOrEqualTo(
                                    Objects.requireNonNull(some.wish().points()));
                }
            }
        }
    }

    @Test
    void aQuoteIsNeverAboveACap() {
        for (RandomQuote some : RandomQuote.cases(CASES)) {
            OffsetPolicy policy = some.policy();
            Money total = some.cart().total();
            for (PointsQuote quote : some.quotes()) {
                Supplier<String> as = () -> some + " gives " + quote;
                long money = quote.money().minorUnits();
                assertThat(money).as(as).isLessThanOrEqualTo(some.eligible());
                assertThat(money * policy.share().whole())
                        .as(as)
                        .isLessThanOrEqualTo(total.minorUnits() * policy.share().part());
                assertThat(money == 0 || money + policy.minimumCash().minorUnits() <= total.minorUnits())
                        .as(as)
                        .isTrue();
                assertThat(quote.money().plus(some.cart().paidOtherwise()).isMoreThan(total) && money > 0)
                        .as(as)
                        .isFalse();
                if (policy.maximum() != null) {
                    assertThat(quote.points()).as(as).isLessThanOrEqualTo(policy.maximum());
                }
                assertThat(quote.points().value() % policy.step().value())
                        .as(as)
                        .isZero();
                assertThat(quote.points().isZero() || !policy.minimum().isMoreThan(quote.points()))
                        .as(as)
                        .isTrue();
            }
        }
    }

    @Test
    void noPartPaysMoreThanItCostsAndNoneThatPointsCanNotPay() {
        for (RandomQuote some : RandomQuote.cases(CASES)) {
            for (PointsQuote quote : some.quotes()) {
                for (Allocation.Part part : quote.allocation().parts()) {
                    assertThat(part.money().minorUnits())
                            .as(() -> some + " gives " + quote)
                            .isPositive()
                            .isLessThanOrEqualTo(some.eligible(part.itemId()));
                }
            }
        }
    }

    @Test
    void noPointBuysNothing() {
        for (RandomQuote some : RandomQuote.cases(CASES)) {
            for (PointsQuote quote : some.quotes()) {
                assertThat(some.policy().rate().price(quote.money()))
                        .as(() -> some + " gives " + quote)
                        .isEqualTo(quote.points());
            }
        }
    }

    @Test
    void aQuoteThatIsNotRefusedIsTheSameAsWhatFits() {
        for (RandomQuote some : RandomQuote.cases(CASES)) {
            PointsQuote quote = some.exactly();
            if (quote.refusals().isEmpty()) {
                assertThat(some.atMost()).as(some::toString).isEqualTo(quote);
                assertThat(quote.points().isZero()).as(some::toString).isFalse();
            } else {
                assertThat(quote.points()).as(some::toString).isEqualTo(Points.ZERO);
            }
        }
    }

    @Test
    void moreBalanceNeverBuysLess() {
        for (RandomQuote some : RandomQuote.cases(CASES)) {
            Points more = some.available().plus(Points.of(1 + some.seed() % 500));

            PointsQuote less = some.quotePoints().exactly(PointsWish.max(), some.available());
            PointsQuote quote = some.quotePoints().exactly(PointsWish.max(), more);

            assertThat(quote.points()).as(some::toString).isGreaterThanOrEqualTo(less.points());
            assertThat(less.money().isMoreThan(quote.money()))
                    .as(some::toString)
                    .isFalse();
        }
    }

    @Test
    void asManyAsPossibleIsTheLargestNumberThatIsNotRefused() {
        for (RandomQuote some : RandomQuote.cases(CASES / 10)) {
            PointsQuote most = some.quotePoints().exactly(PointsWish.max(), some.available());
            for (long points = most.points().value() + 1; points < most.points().value() + 200; points++) {
                PointsQuote more = some.quotePoints().exactly(PointsWish.of(Points.of(points)), some.available());

                assertThat(more.money().isMoreThan(most.money()))
                        .as("%d points of %s", points, some)
                        .isFalse();
            }
        }
    }
}
