package org.pointsmall.loyalty.store;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.recommendation.PurchaseHistories;
import org.pointsmall.loyalty.recommendation.PurchaseHistory;
import org.pointsmall.loyalty.redemption.CartsWithPoints;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * What members bought, by the store's orders: placed ones that are neither cancelled nor returned, and that no reward has sent,
 * the latest first, at most so many lines of them. One buys again what the merchant says so of, by the attribute {@code loyalty.bought-again} of the
 * product; and what one has bought in two orders already, unless the merchant says no.
 */
final class StorePurchaseHistories implements PurchaseHistories {
    private static final int MOST_LINES = 2_000;
    private static final int ENOUGH_ORDERS = 5;
    private static final String ATTRIBUTE = "loyalty.bought-again";

    private static final String CUSTOMERS = "SELECT part.MEMBER_ID FROM LOYALTY_ACCOUNT own JOIN LOYALTY_ACCOUNT part"
            + " ON part.ACCOUNT_ID = COALESCE(own.MERGED_INTO, own.ACCOUNT_ID)"
            + " OR part.MERGED_INTO = COALESCE(own.MERGED_INTO, own.ACCOUNT_ID) WHERE own.MEMBER_ID = :member";

    private static final String ORDERS = " FROM BLC_ORDER o JOIN BLC_ORDER_ITEM t ON t.ORDER_ID = o.ORDER_ID ";
    /** Of orders {@code o} that stand those items {@code t} that did not come back whole: such are not owned. */
    static final String KEPT = " AND o.ORDER_STATUS NOT IN ('CANCELLED', 'RETURNED')"
            + " AND t.QUANTITY > COALESCE((SELECT SUM(l.QUANTITY) FROM LOYALTY_RETURN r"
            + " JOIN LOYALTY_RETURN_LINE l ON l.RETURN_ID = r.RETURN_ID"
            + " WHERE r.ORDER_ID = o.ORDER_ID AND l.ITEM_ID = t.ORDER_ITEM_ID), 0)";

    private static final String OF_THEM =
            " WHERE o.CUSTOMER_ID IN (:customers) AND o.SUBMIT_DATE IS NOT NULL" + KEPT + OrdersOfRewards.LEFT_OUT;
    private static final String COLUMNS = "SELECT o.ORDER_ID, o.SUBMIT_DATE, o.ORDER_TOTAL, d.PRODUCT_ID,";

    /** What is in a bundle is bought, too; its price is the bundle's. */
    private static final String LINES = "SELECT x.*, p.DEFAULT_CATEGORY_ID, a.VALUE AS AGAIN,"
            + " (SELECT SUM(y.AMOUNT) FROM BLC_ORDER_PAYMENT y WHERE y.ORDER_ID = x.ORDER_ID AND y.PAYMENT_TYPE = '"
            + CartsWithPoints.PAYMENT_TYPE + "' AND (y.ARCHIVED IS NULL OR y.ARCHIVED <> 'Y')) AS BY_POINTS FROM ("
            + COLUMNS + " t.PRICE" + ORDERS + "JOIN BLC_DISCRETE_ORDER_ITEM d ON d.ORDER_ITEM_ID = t.ORDER_ITEM_ID"
            + OF_THEM + " UNION ALL " + COLUMNS + " NULL" + ORDERS
            + "JOIN BLC_DISCRETE_ORDER_ITEM d ON d.BUNDLE_ORDER_ITEM_ID = t.ORDER_ITEM_ID" + OF_THEM + ") x"
            + " LEFT JOIN BLC_PRODUCT p ON p.PRODUCT_ID = x.PRODUCT_ID"
            + " LEFT JOIN BLC_PRODUCT_ATTRIBUTE a ON a.PRODUCT_ID = x.PRODUCT_ID AND a.NAME = '" + ATTRIBUTE + "'"
            + " WHERE x.PRODUCT_ID IS NOT NULL ORDER BY x.SUBMIT_DATE DESC, x.ORDER_ID DESC LIMIT " + MOST_LINES;

    private final NamedParameterJdbcTemplate jdbc;
    private final Supplier<Currency> currency;

    /** @param currency the store's */
    StorePurchaseHistories(DataSource dataSource, Supplier<Currency> currency) {
        jdbc = new NamedParameterJdbcTemplate(dataSource);
        this.currency = currency;
    }

    private record Line(
            long order,
            BigDecimal total,
            BigDecimal byPoints,
            long product,
            @Nullable Long category,
            @Nullable BigDecimal price,
            @Nullable String again) {
        static Line of(ResultSet row) throws SQLException {
            return new Line(
                    row.getLong("ORDER_ID"),
                    orNone(row.getBigDecimal("ORDER_TOTAL")),
                    orNone(row.getBigDecimal("BY_POINTS")),
                    row.getLong("PRODUCT_ID"),
                    Columns.longOrNull(row, "DEFAULT_CATEGORY_ID"),
                    row.getBigDecimal("PRICE"),
                    row.getString("AGAIN"));
        }

        private static BigDecimal orNone(@Nullable BigDecimal amount) {
            return amount == null ? BigDecimal.ZERO : amount;
        }
    }

    @Override
    public PurchaseHistory of(MemberId member) {
        Set<Long> customers = new TreeSet<>(
                jdbc.queryForList(CUSTOMERS, new MapSqlParameterSource("member", member.value()), Long.class));
        customers.add(member.value());
        List<Line> lines =
                jdbc.query(LINES, new MapSqlParameterSource("customers", customers), (row, index) -> Line.of(row));
        Map<Long, Set<Long>> ordersOf = new HashMap<>();
        Map<Long, Set<Long>> ordersIn = new HashMap<>();
        Map<Long, Line> orders = new HashMap<>();
        Map<Long, String> said = new HashMap<>();
        for (Line line : lines) {
            orders.putIfAbsent(line.order(), line);
            ordersOf.computeIfAbsent(line.product(), none -> new HashSet<>()).add(line.order());
            if (line.category() != null) {
                ordersIn.computeIfAbsent(line.category(), none -> new HashSet<>())
                        .add(line.order());
            }
            if (line.again() != null) {
                said.put(line.product(), line.again());
            }
        }
        boolean enough = orders.size() >= ENOUGH_ORDERS;
        return new PurchaseHistory(
                orders.size(),
                ordersOf.keySet(),
                ordersOf.entrySet().stream()
                        .filter(product -> isBoughtAgain(
                                said.get(product.getKey()), product.getValue().size()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()),
                ordersIn.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, in -> in.getValue()
                        .size())),
                enough ? middle(lines) : null,
                enough ? byPoints(orders.values()) : 0,
                latest(lines));
    }

    /** The first lines are those of the latest order. */
    private static Set<Long> latest(List<Line> lines) {
        return lines.stream()
                .filter(line -> line.order() == lines.get(0).order())
                .map(Line::product)
                .collect(Collectors.toSet());
    }

    private static boolean isBoughtAgain(@Nullable String said, int orders) {
        return said == null ? orders >= 2 : Boolean.parseBoolean(said);
    }

    private @Nullable Money middle(List<Line> lines) {
        List<BigDecimal> prices = new ArrayList<>();
        for (Line line : lines) {
            BigDecimal price = line.price();
            if (price != null && price.signum() > 0) {
                prices.add(price);
            }
        }
        prices.sort(null);
        return prices.isEmpty() ? null : Money.roundedDown(prices.get(prices.size() / 2), currency.get());
    }

    private static double byPoints(Collection<Line> orders) {
        BigDecimal total = orders.stream().map(Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal points = orders.stream().map(Line::byPoints).reduce(BigDecimal.ZERO, BigDecimal::add);
        return total.signum() <= 0
                ? 0
                : Math.min(1, points.divide(total, MathContext.DECIMAL32).doubleValue());
    }

    @Override
    public Set<Long> boughtAgain(Collection<Long> products) {
        return products.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.queryForList(
                        "SELECT PRODUCT_ID FROM BLC_PRODUCT_ATTRIBUTE WHERE NAME = '" + ATTRIBUTE
                                + "' AND LOWER(VALUE) = 'true' AND PRODUCT_ID IN (:ids)",
                        new MapSqlParameterSource("ids", new TreeSet<>(products)),
                        Long.class));
    }
}
