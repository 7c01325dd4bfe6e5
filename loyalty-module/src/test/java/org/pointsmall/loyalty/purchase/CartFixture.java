package org.pointsmall.loyalty.purchase;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;

/**
 * Says what a cart has in it: {@code aCart("CNY").with("12.50").andShipping("6.00").cart()}. Lines have the ids 1, 2,
 * 3, and unless said otherwise are of products 101, 102, 103.
 */
public final class CartFixture {
    public static final long ORDER = 4711;

    private final Currency currency;
    private final List<CartLine> lines = new ArrayList<>();
    private Money besides;
    private long orderId = ORDER;
    private final Map<String, String> attributes = new HashMap<>();
    private @Nullable Instant placedAt;

    private CartFixture(Currency currency) {
        this.currency = currency;
        besides = Money.zero(currency);
    }

    public static CartFixture aCart(String currency) {
        return new CartFixture(Currency.getInstance(currency));
    }

    public CartFixture with(String price) {
        return with(price, 101L + lines.size());
    }

    public CartFixture with(String price, @Nullable Long productId) {
        return with(money(price), productId);
    }

    public CartFixture with(Money price, @Nullable Long productId) {
        return with(1, price, productId);
    }

    /** So many pieces, at this price together. */
    public CartFixture with(int quantity, String price) {
        return with(quantity, money(price), 101L + lines.size());
    }

    private CartFixture with(int quantity, Money price, @Nullable Long productId) {
        lines.add(new CartLine(lines.size() + 1L, productId, quantity, price));
        return this;
    }

    /** What the store has noted of the order. */
    public CartFixture noted(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    public CartFixture placedAt(Instant moment) {
        placedAt = moment;
        return this;
    }

    public CartFixture andShipping(String amount) {
        besides = besides.plus(money(amount));
        return this;
    }

    public CartFixture andTax(String amount) {
        return andShipping(amount);
    }

    public CartFixture ofOrder(long id) {
        orderId = id;
        return this;
    }

    /** Costing less than its lines, as after an adjustment of the whole order. */
    public Cart costing(String total) {
        return new Cart(new OrderRef(orderId, null), lines, money(total));
    }

    public Cart cart() {
        Money total = lines.stream().map(CartLine::price).reduce(besides, Money::plus);
        return new Cart(
                new OrderRef(orderId, null),
                lines,
                Money.zero(currency),
                Money.zero(currency),
                total,
                new OrderContext(placedAt, attributes));
    }

    private Money money(String amount) {
        return Money.exactly(new BigDecimal(amount), currency);
    }
}
