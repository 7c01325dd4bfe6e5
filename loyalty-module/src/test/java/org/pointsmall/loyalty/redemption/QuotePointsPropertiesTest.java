package org.pointsmall.loyalty.redemption;

import java.util.Currency;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartFixture;
import org.pointsmall.loyalty.redemption.PointsQuote.Allocation;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of every quote, over random carts, rates, balances and wishes. */
class QuotePointsPropertiesTest {
    private static final int CASES = 5_000;
    private static final String[] CURRENCIES = {"JPY", "CNY", "KWD"};

    @Test
    void aQuoteSumsExactlyAndKeepsItsBounds() {
        for (int seed = 0; seed < CASES; seed++) {
            Case some = new Case(seed);
            check(some, some.quotes.exactly(some.cart, some.wish, some.available));
            check(some, some.quotes.atMost(some.cart, some.wish, some.available));
        }
    }

    @Test
    void aQuoteThatIsNotRefusedIsTheSameAsWhatFits() {
        for (int seed = 0; seed < CASES; seed++) {
            Case some = new Case(seed);
            PointsQuote quote = some.quotes.exactly(some.cart, some.wish, some.available);
            if (quote.refusals().isEmpty()) {
                assertThat(some.quotes.atMost(some.cart, some.wish, some.available))
                        .as(some.toString())
                        .isEqualTo(quote);
                assertThat(quote.points().isZero()).as(some.toString()).isFalse();
            } else {
                assertThat(quote.points()).as(some.toString()).isEqualTo(Points.ZERO);
            }
        }
    }

    @Test
    void moreBalanceNeverBuysLess() {
        for (int seed = 0; seed < CASES; seed++) {
            Case some = new Case(seed);
            Points more = some.available.plus(Points.of(1 + seed % 500));

            PointsQuote less = some.quotes.exactly(some.cart, PointsWish.max(), some.available);
            PointsQuote quote = some.quotes.exactly(some.cart, PointsWish.max(), more);

            assertThat(quote.points()).as(some.toString()).isGreaterThanOrEqualTo(less.points());
            assertThat(less.money().isMoreThan(quote.money()))
                    .as(some.toString())
                    .isFalse();
        }
    }

    private static void check(Case some, PointsQuote quote) {
        String as = some + " gives " + quote;
        long points =
                quote.lines().stream().mapToLong(line -> line.points().value()).sum();
        long money = quote.lines().stream()
                .mapToLong(line -> line.money().minorUnits())
                .sum();
        assertThat(points).as(as).isEqualTo(quote.points().value());
        assertThat(money).as(as).isEqualTo(quote.money().minorUnits());
        assertThat(quote.cashTotal().plus(quote.money())).as(as).isEqualTo(some.cart.total());
        for (Allocation line : quote.lines()) {
            Money price = some.cart.lines().get((int) line.itemId() - 1).price();
            assertThat(line.money().isMoreThan(price)).as(as).isFalse();
        }

        assertThat(quote.points()).as(as).isLessThanOrEqualTo(some.available);
        if (some.wish.points() != null) {
            assertThat(quote.points()).as(as).isLessThanOrEqualTo(some.wish.points());
        }
        assertThat(quote.money().isMoreThan(some.cart.merchandise())).as(as).isFalse();
        assertThat(quote.points().isZero() || !some.minimum.isMoreThan(quote.points()))
                .as(as)
                .isTrue();
        assertThat(some.rate.price(quote.money()))
                .as("no point buys nothing: " + as)
                .isEqualTo(quote.points());
    }

    /** One case, as its seed makes it: prices, rates and balances of sizes that meet. */
    private static final class Case {
        private final long seed;
        private final PointsRate rate;
        private final Points minimum;
        private final Points available;
        private final PointsWish wish;
        private final Cart cart;
        private final QuotePoints quotes;

        Case(long seed) {
            this.seed = seed;
            Random random = new Random(seed);
            String code = CURRENCIES[random.nextInt(CURRENCIES.length)];
            Currency currency = Currency.getInstance(code);
            rate = new PointsRate(Points.of(1 + random.nextInt(120)), new Money(1 + random.nextInt(120), currency));
            minimum = Points.of(random.nextInt(3) == 0 ? random.nextInt(300) : 0);
            available = Points.of(random.nextInt(5_000));
            wish = switch (random.nextInt(3)) {
                case 0 -> PointsWish.max();
                case 1 -> PointsWish.of(minimum.plus(Points.of(random.nextInt(5))));
                default -> PointsWish.of(Points.of(random.nextInt(4_000)));
            };
            CartFixture lines = CartFixture.aCart(code);
            for (int line = random.nextInt(5); line > 0; line--) {
                lines.with(new Money(random.nextInt(4) == 0 ? random.nextInt(4) : random.nextInt(2_000), currency), 1L);
            }
            Cart priced = lines.andShipping(random.nextBoolean() ? "0" : "6").cart();
            cart = random.nextInt(4) == 0 ? new Cart(priced.order(), priced.lines(), halfOf(priced.total())) : priced;
            quotes = new QuotePoints(new OffsetPolicy(rate, minimum));
        }

        /** As after an adjustment of the whole order. */
        private static Money halfOf(Money total) {
            return new Money(total.minorUnits() / 2, total.currency());
        }

        @Override
        public String toString() {
            return "case " + seed + ": " + wish + " of " + available + " on " + cart + " at " + rate + " from "
                    + minimum;
        }
    }
}
