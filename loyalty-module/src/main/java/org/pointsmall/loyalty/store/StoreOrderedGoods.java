package org.pointsmall.loyalty.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.insight.figure.CountedOrder;
import org.pointsmall.loyalty.insight.figure.OrderedGoods;
import org.pointsmall.loyalty.mall.GoodsCart;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;

/**
 * The goods of orders that have not come back, and what they cost the merchant as far as that is known: by the attribute
 * {@code loyalty.cost} of the product, else by the cost of its SKU, which Broadleaf has from 5.0 on. What is in a bundle costs
 * what is not known.
 */
final class StoreOrderedGoods {
    private static final String ATTRIBUTE = "loyalty.cost";
    private static final Pattern COST = Pattern.compile("[0-9]{1,12}([.][0-9]{1,5})?");

    private static final String LINES = "SELECT i.ORDER_ITEM_ID, i.ORDER_ID, i.PRICE, i.QUANTITY, %s AS SKU_COST,"
            + " (SELECT MIN(c.VALUE) FROM BLC_PRODUCT_ATTRIBUTE c WHERE c.PRODUCT_ID = d.PRODUCT_ID AND c.NAME = '"
            + ATTRIBUTE + "') AS OWN_COST, (SELECT MIN(m.VALUE) FROM BLC_ORDER_ITEM_ATTRIBUTE m"
            + " WHERE m.ORDER_ITEM_ID = i.ORDER_ITEM_ID AND m.NAME = '" + GoodsCart.OFFER_ATTRIBUTE + "') AS OFFER"
            + " FROM BLC_ORDER_ITEM i LEFT JOIN BLC_DISCRETE_ORDER_ITEM d ON d.ORDER_ITEM_ID = i.ORDER_ITEM_ID"
            + " LEFT JOIN BLC_SKU s ON s.SKU_ID = d.SKU_ID WHERE i.ORDER_ID IN (";

    private static final String BACK = "SELECT l.ITEM_ID, SUM(l.QUANTITY) AS QUANTITY, SUM(l.PRICE) AS PRICE"
            + " FROM LOYALTY_RETURN r JOIN LOYALTY_RETURN_LINE l ON l.RETURN_ID = r.RETURN_ID"
            + " WHERE l.ITEM_ID IS NOT NULL AND r.ORDER_ID IN (%s) GROUP BY l.ITEM_ID";

    private static final int AT_ONCE = 500;

    private final JdbcTemplate jdbc;
    private volatile @Nullable String lines;

    StoreOrderedGoods(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Of an order: all of them, and those that offers of the mall gave. */
    record Of(OrderedGoods all, OrderedGoods mall) {

        Of plus(Of more) {
            return new Of(all.plus(more.all), mall.plus(more.mall));
        }
    }

    /** What has come back of a line, in minor units. */
    private record Back(long pieces, long price) {
        static final Back NOTHING = new Back(0, 0);
    }

    /** By order; those without goods are left out. */
    Map<Long, Of> of(List<CountedOrder> orders) {
        Map<Long, Of> goods = new HashMap<>();
        for (int first = 0; first < orders.size(); first += AT_ONCE) {
            Map<Long, CountedOrder> these = orders.subList(first, Math.min(orders.size(), first + AT_ONCE)).stream()
                    .collect(Collectors.toMap(CountedOrder::id, Function.identity()));
            Object[] ids = these.keySet().toArray();
            Map<Long, Back> back = new HashMap<>();
            jdbc.query(
                    BACK.formatted(Columns.places(ids.length)),
                    row -> {
                        back.put(row.getLong("ITEM_ID"), new Back(row.getLong("QUANTITY"), row.getLong("PRICE")));
                    },
                    ids);
            jdbc.query(
                    lines() + Columns.places(ids.length) + ")",
                    row -> {
                        CountedOrder order = Objects.requireNonNull(these.get(row.getLong("ORDER_ID")));
                        Of line = line(
                                row,
                                Objects.requireNonNull(order.money()),
                                back.getOrDefault(row.getLong("ORDER_ITEM_ID"), Back.NOTHING));
                        goods.merge(order.id(), line, Of::plus);
                    },
                    ids);
        }
        return goods;
    }

    private static Of line(ResultSet row, Currency money, Back back) throws SQLException {
        long ordered = row.getLong("QUANTITY");
        long pieces = Math.max(0, ordered - back.pieces());
        BigDecimal price = row.getBigDecimal("PRICE");
        BigDecimal cost = cost(row);
        long worth = pieces == 0
                ? 0
                : StoreCountedOrders.less(StoreCountedOrders.minor(times(price, ordered), money), back.price());
        OrderedGoods goods = new OrderedGoods(
                worth,
                pieces,
                cost == null ? 0 : worth,
                cost == null ? 0 : pieces,
                StoreCountedOrders.minor(times(cost, pieces), money));
        return new Of(goods, row.getString("OFFER") == null ? OrderedGoods.NONE : goods);
    }

    private static @Nullable BigDecimal cost(ResultSet row) throws SQLException {
        String own = row.getString("OWN_COST");
        return own != null && COST.matcher(own.strip()).matches()
                ? new BigDecimal(own.strip())
                : row.getBigDecimal("SKU_COST");
    }

    private static @Nullable BigDecimal times(@Nullable BigDecimal amount, long pieces) {
        return amount == null ? null : amount.multiply(BigDecimal.valueOf(pieces));
    }

    /** Which columns the store's table has does not change while the store runs. */
    private String lines() {
        String known = lines;
        if (known == null) {
            known = LINES.formatted(hasCost() ? "s.COST" : "CAST(NULL AS DECIMAL(19, 5))");
            lines = known;
        }
        return known;
    }

    private boolean hasCost() {
        ResultSetExtractor<Boolean> column = rows -> {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                if (rows.getMetaData().getColumnName(i).equalsIgnoreCase("COST")) {
                    return true;
                }
            }
            return false;
        };
        return Boolean.TRUE.equals(jdbc.query("SELECT * FROM BLC_SKU WHERE 1 = 0", column));
    }
}
