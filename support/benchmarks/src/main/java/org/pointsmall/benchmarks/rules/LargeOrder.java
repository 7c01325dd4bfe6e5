package org.pointsmall.benchmarks.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pointsmall.loyalty.earning.Buyer;
import org.pointsmall.loyalty.earning.EarningContext;
import org.pointsmall.loyalty.earning.EarningPolicy;
import org.pointsmall.loyalty.earning.EarningRules;
import org.pointsmall.loyalty.earning.LimitUse;
import org.pointsmall.loyalty.earning.ProductFacts;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.tier.Tier;

/** An order of as many products as lines, each in a category of its own and in one that is above all of them. */
final class LargeOrder {
    static final Instant AT = Instant.parse("2026-11-20T04:00:00Z");
    static final long ALL_CATEGORIES = 1;
    private static final long FIRST_CATEGORY = 100;
    private static final long FIRST_PRODUCT = 1_000;
    private static final Currency CURRENCY = Currency.getInstance("CNY");
    private static final PointsRate RATE = new PointsRate(Points.of(1), new Money(100, CURRENCY));
    private static final MemberId MEMBER = new MemberId(1);

    private final Cart cart;
    private final EarningContext context;

    LargeOrder(int lines) {
        List<CartLine> all = new ArrayList<>();
        Map<Long, ProductFacts> products = new HashMap<>();
        for (int line = 0; line < lines; line++) {
            all.add(new CartLine(line + 1L, product(line), 1, new Money(1_099 + line, CURRENCY)));
            products.put(
                    product(line),
                    ProductFacts.of(product(line), Set.of(FIRST_CATEGORY + line, ALL_CATEGORIES), null, true));
        }
        Money total = all.stream().map(CartLine::price).reduce(Money.zero(CURRENCY), Money::plus);
        cart = new Cart(new OrderRef(1, "1"), all, total);
        context = new EarningContext(AT, new Regular(), Optional.of("hangzhou"), Optional.of("app"), products);
    }

    static long product(int line) {
        return FIRST_PRODUCT + line;
    }

    /** Decides so many times, and adds how long that took; answers what the order earns. */
    Points earned(RuleBook book, int times, List<Duration> taken) {
        EarningPolicy policy = new EarningPolicy(new EarningRules(RATE, book, ZoneOffset.UTC));
        Points earned = Points.ZERO;
        long begin = System.nanoTime();
        for (int i = 0; i < times; i++) {
            earned = policy.decide(cart, Allocation.NONE, MEMBER, context, LimitUse.NONE)
                    .points();
        }
        taken.add(Duration.ofNanos(System.nanoTime() - begin));
        return earned;
    }

    /** A member without a tier, in one segment. */
    private static final class Regular implements Buyer {
        @Override
        public Optional<Tier> tier() {
            return Optional.empty();
        }

        @Override
        public Set<SegmentCode> segments() {
            return Set.of(new SegmentCode("loyal"));
        }

        @Override
        public boolean isFirstOrder() {
            return false;
        }

        @Override
        public long orders() {
            return 3;
        }

        @Override
        public Optional<Instant> enrolledAt() {
            return Optional.empty();
        }

        @Override
        public Optional<MonthDay> birthday() {
            return Optional.empty();
        }
    }
}
