package org.pointsmall.loyalty.redemption;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.points.Rounding;
import org.pointsmall.loyalty.points.Share;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.purchase.OrderRef;

/** A cart, a policy, a balance and a wish, as a seed makes them: prices, rates and balances of sizes that meet. */
record RandomQuote(long seed, OffsetPolicy policy, Cart cart, Set<Long> flagged, Points available, PointsWish wish) {
    /** With 0, 2 and 3 decimals. */
    private static final List<Currency> CURRENCIES =
            List.of(Currency.getInstance("JPY"), Currency.getInstance("CNY"), Currency.getInstance("KWD"));

    static Iterable<RandomQuote> cases(int number) {
        return () -> LongStream.range(0, number).mapToObj(RandomQuote::of).iterator();
    }

    private static RandomQuote of(long seed) {
        Random random = new Random(seed);
        Currency currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
        OffsetPolicy policy = policy(random, currency);
        Set<Long> flagged = new HashSet<>();
        Cart cart = cart(random, currency, flagged);
        PointsWish wish =
                switch (random.nextInt(4)) {
                    case 0 -> PointsWish.max();
                    case 1 -> PointsWish.of(policy.least().plus(Points.of(random.nextInt(5))));
                    case 2 -> PointsWish.of(policy.upToStep(Points.of(random.nextInt(4_000))));
                    default -> PointsWish.of(Points.of(random.nextInt(4_000)));
                };
        return new RandomQuote(seed, policy, cart, flagged, Points.of(random.nextInt(5_000)), wish);
    }

    private static OffsetPolicy policy(Random random, Currency currency) {
        PointsRate rate =
                new PointsRate(Points.of(1 + random.nextInt(120)), new Money(1 + random.nextInt(120), currency));
        Points step = Points.of(random.nextInt(3) == 0 ? 1 + random.nextInt(300) : 1);
        boolean exact = rate.worth(step, Rounding.DOWN).equals(rate.worth(step, Rounding.UP));
        return new OffsetPolicy(
                rate,
                Points.of(random.nextInt(3) == 0 ? random.nextInt(300) : 0),
                exact ? step : rate.points(),
                random.nextInt(4) == 0 ? Points.of(random.nextInt(2_000)) : null,
                random.nextInt(3) == 0 ? new Share(random.nextInt(101), 100) : new Share(1, 1),
                new Money(random.nextInt(4) == 0 ? random.nextInt(1_000) : 0, currency),
                random.nextBoolean(),
                random.nextBoolean());
    }

    private static Cart cart(Random random, Currency currency, Set<Long> flagged) {
        List<CartLine> lines = new ArrayList<>();
        long total = 0;
        for (long item = random.nextInt(6); item > 0; item--) {
            long price = random.nextInt(4) == 0 ? random.nextInt(4) : random.nextInt(2_000);
            long tax = random.nextBoolean() ? price * random.nextInt(20) / 100 : 0;
            @Nullable Long product = random.nextInt(5) == 0 ? null : 100 + item;
            if (product != null && random.nextInt(5) == 0) {
                flagged.add(product);
            }
            lines.add(new CartLine(
                    item, product, 1 + random.nextInt(3), new Money(price, currency), new Money(tax, currency)));
            total += price + tax;
        }
        long shippingTax = random.nextInt(3);
        total += shippingTax + (random.nextBoolean() ? random.nextInt(700) : 0);
        long paid = random.nextInt(4) == 0 ? random.nextInt(1_000) : 0;
        return new Cart(
                new OrderRef(1, null),
                lines,
                new Money(shippingTax, currency),
                new Money(paid, currency),
                new Money(total, currency));
    }

    QuotePoints quotePoints() {
        return QuotePoints.of(MemberOffset.standard(policy), cart, flagged);
    }

    PointsQuote exactly() {
        return quotePoints().exactly(wish, available);
    }

    PointsQuote atMost() {
        return quotePoints().atMost(wish, available);
    }

    List<PointsQuote> quotes() {
        return List.of(exactly(), atMost());
    }

    Money nothing() {
        return Money.zero(cart.currency());
    }

    /** What points may pay of a part, in minor units, written down once more and in another way. */
    long eligible(@Nullable Long itemId) {
        if (itemId == null) {
            long goods = cart.lines().stream()
                    .mapToLong(line -> line.price().minorUnits() + line.tax().minorUnits())
                    .sum();
            long withTax = cart.total().minorUnits() - goods;
            return !policy.onShipping()
                    ? 0
                    : policy.onTax() ? withTax : withTax - cart.shippingTax().minorUnits();
        }
        return cart.lines().stream()
                .filter(line -> line.itemId() == itemId)
                .filter(line -> !flagged.contains(line.productId() == null ? Long.valueOf(-1) : line.productId()))
                .mapToLong(line ->
                        line.price().minorUnits() + (policy.onTax() ? line.tax().minorUnits() : 0))
                .sum();
    }

    /** The same of the whole cart. */
    long eligible() {
        return eligible(null)
                + cart.lines().stream()
                        .mapToLong(line -> eligible(line.itemId()))
                        .sum();
    }
}
