package org.pointsmall.loyalty.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
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
import org.pointsmall.loyalty.insight.figure.CellSums;
import org.pointsmall.loyalty.insight.figure.FigureCell;
import org.pointsmall.loyalty.insight.figure.FigureFamily;
import org.pointsmall.loyalty.insight.figure.OrderCounts;
import org.pointsmall.loyalty.insight.figure.OrderGroup;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.redemption.CartsWithPoints;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Counts orders as they were placed: what is cancelled or comes back later changes nothing, so that an hour that is counted
 * again gives the same. What rewards send is no purchase. Only one statement looks for a time, which the store itself has no
 * index on; the others go by what that one has found.
 */
final class StoreOrderCounts implements OrderCounts {
    private static final String PLACED =
            "SELECT o.ORDER_ID, o.CUSTOMER_ID, o.SUBMIT_DATE, o.CURRENCY_CODE, o.ORDER_TOTAL, a.OPENED_AT,"
                    + " (SELECT SUM(y.AMOUNT) FROM BLC_ORDER_PAYMENT y WHERE y.ORDER_ID = o.ORDER_ID AND y.PAYMENT_TYPE = '"
                    + CartsWithPoints.PAYMENT_TYPE + "' AND (y.ARCHIVED IS NULL OR y.ARCHIVED <> 'Y')) AS BY_POINTS"
                    + " FROM BLC_ORDER o LEFT JOIN LOYALTY_ACCOUNT a ON a.MEMBER_ID = o.CUSTOMER_ID"
                    + " WHERE o.SUBMIT_DATE >= ? AND o.SUBMIT_DATE < ?" + OrdersOfRewards.LEFT_OUT;

    private static final Map<String, Currency> KNOWN = Currency.getAvailableCurrencies().stream()
            .collect(Collectors.toMap(Currency::getCurrencyCode, Function.identity()));

    private final JdbcTemplate jdbc;
    private final Supplier<Currency> currency;
    private final StoreGoodsCounts goods;
    private final StoreConversions conversions;
    private final StorePointsUses uses;

    /** @param currency of orders that name none */
    StoreOrderCounts(DataSource dataSource, Supplier<Currency> currency, BusinessTime time) {
        jdbc = new JdbcTemplate(dataSource);
        this.currency = currency;
        goods = new StoreGoodsCounts(jdbc);
        conversions = new StoreConversions(jdbc, time);
        uses = new StorePointsUses(jdbc);
    }

    /** Whose order it is, and in which money; null for one that Java does not know. */
    record Placed(long id, long customer, Instant at, OrderGroup group, @Nullable Currency money) {

        Currency currency() {
            return Objects.requireNonNull(money);
        }

        /** Part of a minor unit is cut off, and there is nothing below nothing. */
        long minor(@Nullable BigDecimal amount) {
            return amount == null || amount.signum() <= 0
                    ? 0
                    : Money.roundedDown(amount, currency()).minorUnits();
        }
    }

    @Override
    public List<FigureCell> cells(Instant from, Instant until) {
        CellSums sums = new CellSums();
        List<Placed> orders = jdbc.query(
                PLACED,
                (row, index) -> add(sums, row),
                // As the store itself writes it, without a zone.
                Timestamp.from(from),
                Timestamp.from(until));
        if (!orders.isEmpty()) {
            goods.add(
                    sums, orders.stream().filter(order -> order.money() != null).toList());
            conversions.add(sums, orders);
        }
        uses.add(sums, from, until);
        return sums.cells();
    }

    private Placed add(CellSums sums, ResultSet row) throws SQLException {
        Placed order = placed(row);
        if (order.money() != null) {
            String money = order.currency().getCurrencyCode();
            String group = order.group().name();
            sums.add(FigureFamily.ORDERS, money, group, order.minor(row.getBigDecimal("ORDER_TOTAL")), 1);
            if (order.group() == OrderGroup.WITH_POINTS) {
                sums.add(FigureFamily.BY_POINTS, money, group, order.minor(row.getBigDecimal("BY_POINTS")), 1);
            }
        }
        return order;
    }

    private Placed placed(ResultSet row) throws SQLException {
        BigDecimal byPoints = row.getBigDecimal("BY_POINTS");
        Instant opened = Columns.instantOrNull(row, "OPENED_AT");
        Instant at = Objects.requireNonNull(row.getTimestamp("SUBMIT_DATE")).toInstant();
        OrderGroup group = byPoints != null && byPoints.signum() > 0
                ? OrderGroup.WITH_POINTS
                : opened != null && !opened.isAfter(at) ? OrderGroup.MEMBERS : OrderGroup.OTHERS;
        String code = row.getString("CURRENCY_CODE");
        return new Placed(
                row.getLong("ORDER_ID"),
                row.getLong("CUSTOMER_ID"),
                at,
                group,
                code == null ? currency.get() : KNOWN.get(code));
    }
}
