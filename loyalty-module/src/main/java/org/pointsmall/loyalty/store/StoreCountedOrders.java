package org.pointsmall.loyalty.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.insight.dashboard.CountedOrders;
import org.pointsmall.loyalty.insight.figure.CountedOrder;
import org.pointsmall.loyalty.insight.figure.OrderGroup;
import org.pointsmall.loyalty.insight.figure.OrderedGoods;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.redemption.CartsWithPoints;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Orders that stand, without what has come back of them. What rewards send is no purchase. They are found by the times that
 * figures keep of them, for the store has no index on when an order was placed; all else goes by their ids.
 */
final class StoreCountedOrders implements CountedOrders {
    private static final String BACK = " FROM LOYALTY_RETURN r JOIN LOYALTY_RETURN_LINE l ON l.RETURN_ID = r.RETURN_ID"
            + " WHERE r.ORDER_ID = o.ORDER_ID)";

    private static final String PLACED =
            "SELECT o.ORDER_ID, o.ORDER_NUMBER, o.CUSTOMER_ID, o.SUBMIT_DATE, t.PLACED_AT, o.CURRENCY_CODE,"
                    + " o.ORDER_TOTAL, a.OPENED_AT,"
                    + " (SELECT SUM(y.AMOUNT) FROM BLC_ORDER_PAYMENT y WHERE y.ORDER_ID = o.ORDER_ID AND y.PAYMENT_TYPE = '"
                    + CartsWithPoints.PAYMENT_TYPE + "' AND (y.ARCHIVED IS NULL OR y.ARCHIVED <> 'Y')) AS BY_POINTS,"
                    + " (SELECT SUM(l.PRICE + l.TAX)" + BACK + " AS BACK, (SELECT SUM(l.OFFSET_MONEY)" + BACK
                    + " AS POINTS_BACK FROM LOYALTY_ORDER_TIME t JOIN BLC_ORDER o ON o.ORDER_ID = t.ORDER_ID"
                    + " LEFT JOIN LOYALTY_ACCOUNT a ON a.MEMBER_ID = o.CUSTOMER_ID"
                    + " WHERE t.PLACED_AT >= ? AND t.PLACED_AT < ? AND o.SUBMIT_DATE IS NOT NULL"
                    + StoreFigureOrders.STANDS + OrdersOfRewards.LEFT_OUT;

    private static final Map<String, Currency> KNOWN = Currency.getAvailableCurrencies().stream()
            .collect(Collectors.toMap(Currency::getCurrencyCode, Function.identity()));

    private final JdbcTemplate jdbc;
    private final Supplier<Currency> currency;
    private final StoreOrderedGoods goods;

    /** @param currency of orders that name none */
    StoreCountedOrders(DataSource dataSource, Supplier<Currency> currency) {
        jdbc = new JdbcTemplate(dataSource);
        this.currency = currency;
        goods = new StoreOrderedGoods(jdbc);
    }

    /** All of a span. */
    List<CountedOrder> between(Instant from, Instant until) {
        return withGoods(jdbc.query(PLACED, this::order, Columns.column(from), Columns.column(until)));
    }

    @Override
    public List<CountedOrder> next(Instant from, long after, Instant until, int limit) {
        return withGoods(jdbc.query(
                PLACED + " AND (t.PLACED_AT > ? OR t.ORDER_ID > ?) ORDER BY t.PLACED_AT, t.ORDER_ID LIMIT " + limit,
                this::order,
                Columns.column(from),
                Columns.column(until),
                Columns.column(from),
                after));
    }

    private List<CountedOrder> withGoods(List<CountedOrder> orders) {
        Map<Long, StoreOrderedGoods.Of> known =
                goods.of(orders.stream().filter(order -> order.money() != null).toList());
        return orders.stream().map(order -> with(order, known.get(order.id()))).toList();
    }

    private static CountedOrder with(CountedOrder order, StoreOrderedGoods.@Nullable Of goods) {
        return goods == null
                ? order
                : new CountedOrder(
                        order.id(),
                        order.number(),
                        order.customer(),
                        order.placedAt(),
                        order.group(),
                        order.money(),
                        order.total(),
                        order.byPoints(),
                        goods.all(),
                        goods.mall());
    }

    private CountedOrder order(ResultSet row, int index) throws SQLException {
        BigDecimal byPoints = row.getBigDecimal("BY_POINTS");
        Instant opened = Columns.instantOrNull(row, "OPENED_AT");
        Instant at = Objects.requireNonNull(row.getTimestamp("SUBMIT_DATE")).toInstant();
        OrderGroup group = byPoints != null && byPoints.signum() > 0
                ? OrderGroup.WITH_POINTS
                : opened != null && !opened.isAfter(at) ? OrderGroup.MEMBERS : OrderGroup.OTHERS;
        String code = row.getString("CURRENCY_CODE");
        Currency money = code == null ? currency.get() : KNOWN.get(code);
        return new CountedOrder(
                row.getLong("ORDER_ID"),
                row.getString("ORDER_NUMBER"),
                row.getLong("CUSTOMER_ID"),
                Columns.instant(row, "PLACED_AT"),
                group,
                money,
                money == null ? 0 : less(minor(row.getBigDecimal("ORDER_TOTAL"), money), row.getLong("BACK")),
                money == null ? 0 : less(minor(byPoints, money), row.getLong("POINTS_BACK")),
                OrderedGoods.NONE,
                OrderedGoods.NONE);
    }

    static long less(long amount, long back) {
        return Math.max(0, amount - back);
    }

    /** Part of a minor unit is cut off, and there is nothing below nothing. */
    static long minor(@Nullable BigDecimal amount, Currency money) {
        return amount == null || amount.signum() <= 0
                ? 0
                : Money.roundedDown(amount, money).minorUnits();
    }
}
