package org.pointsmall.loyalty.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.pointsmall.loyalty.earning.BuyerFixture;
import org.pointsmall.loyalty.earning.EarningContext;
import org.pointsmall.loyalty.earning.ProductFacts;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.purchase.OrderRef;

/**
 * Orders of 10.00 each, one a second from the first of October on, numbered from 1. Each was awarded 7 points, and its one
 * line is counted to category 77.
 */
final class OrdersOfThePast implements PastOrders {
    static final Instant FROM = Instant.parse("2026-10-01T00:00:00Z");
    private static final Currency CNY = Currency.getInstance("CNY");

    final Map<Long, Instant> undone = new HashMap<>();
    /** The numbers of those that are no member's. */
    final Set<Long> guests = new HashSet<>();
    /** The rules by which orders were asked for, the last time. */
    RuleBook asked = RuleBook.EMPTY;

    long failsAt = Long.MAX_VALUE;
    /** What happens meanwhile. */
    Runnable afterEachPage = () -> {};

    private final int orders;

    OrdersOfThePast(int orders) {
        this.orders = orders;
    }

    @Override
    public long count(Instant from, Instant until) {
        return orders;
    }

    @Override
    public Reach reach(int latest, Instant from, Instant until) {
        return new Reach(Math.max(0, orders - latest), orders);
    }

    @Override
    public Page after(long after, int limit, Plan plan, RuleBook book) {
        asked = book;
        afterEachPage.run();
        List<Long> looked = LongStream.rangeClosed(after + 1, Math.min(orders, after + limit))
                .boxed()
                .toList();
        return new Page(
                looked.stream()
                        .filter(id -> !guests.contains(id))
                        .map(this::order)
                        .toList(),
                looked.size(),
                after + looked.size());
    }

    private PastOrder order(long id) {
        if (id == failsAt) {
            throw new IllegalStateException("order " + id);
        }
        return order(
                id,
                BuyerFixture.aBuyer(),
                new PastOrder.Award(Points.of(7), Allocation.NONE, List.of()),
                undone.get(id),
                Map.of(id, 77L));
    }

    static PastOrder order(
            long id, BuyerFixture buyer, PastOrder.Award issued, Instant undoneAt, Map<Long, Long> categories) {
        CartLine line = new CartLine(id, 7L, 1, cny("10.00"));
        Map<Long, ProductFacts> products = Map.of(7L, ProductFacts.of(7, Set.of(), null, true));
        return new PastOrder(
                new MemberId(1),
                new Cart(new OrderRef(id, null), List.of(line), cny("10.00")),
                Allocation.NONE,
                new EarningContext(FROM.plusSeconds(id), buyer, Optional.empty(), Optional.empty(), products),
                issued,
                undoneAt,
                categories);
    }

    static Money cny(String amount) {
        return Money.exactly(new BigDecimal(amount), CNY);
    }
}
