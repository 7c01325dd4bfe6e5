package org.pointsmall.loyalty.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.insight.figure.CellSums;
import org.pointsmall.loyalty.insight.figure.FigureFamily;
import org.pointsmall.loyalty.insight.figure.OrderGroup;
import org.pointsmall.loyalty.mall.GoodsCart;
import org.pointsmall.loyalty.store.StoreOrderCounts.Placed;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;

/**
 * Counts the goods of orders, and what they cost the merchant as far as that is known: by the attribute {@code loyalty.cost} of
 * the product, else by the cost of its SKU, which Broadleaf has from 5.0 on. What is in a bundle costs what is not known.
 */
final class StoreGoodsCounts {
    private static final String ATTRIBUTE = "loyalty.cost";
    private static final Pattern COST = Pattern.compile("[0-9]{1,12}([.][0-9]{1,5})?");

    private static final String LINES = "SELECT i.ORDER_ID, i.PRICE, i.QUANTITY, %s AS SKU_COST, (SELECT MIN(c.VALUE)"
            + " FROM BLC_PRODUCT_ATTRIBUTE c WHERE c.PRODUCT_ID = d.PRODUCT_ID AND c.NAME = '" + ATTRIBUTE
            + "') AS OWN_COST, (SELECT MIN(m.VALUE) FROM BLC_ORDER_ITEM_ATTRIBUTE m"
            + " WHERE m.ORDER_ITEM_ID = i.ORDER_ITEM_ID AND m.NAME = '" + GoodsCart.OFFER_ATTRIBUTE + "') AS OFFER"
            + " FROM BLC_ORDER_ITEM i LEFT JOIN BLC_DISCRETE_ORDER_ITEM d ON d.ORDER_ITEM_ID = i.ORDER_ITEM_ID"
            + " LEFT JOIN BLC_SKU s ON s.SKU_ID = d.SKU_ID WHERE i.ORDER_ID IN (";
    private static final int AT_ONCE = 500;

    private final JdbcTemplate jdbc;
    private volatile @Nullable String lines;

    StoreGoodsCounts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(CellSums sums, List<Placed> orders) {
        for (int first = 0; first < orders.size(); first += AT_ONCE) {
            Map<Long, Placed> these = orders.subList(first, Math.min(orders.size(), first + AT_ONCE)).stream()
                    .collect(Collectors.toMap(Placed::id, Function.identity()));
            jdbc.query(
                    lines() + Columns.places(these.size()) + ")",
                    row -> {
                        add(sums, Objects.requireNonNull(these.get(row.getLong("ORDER_ID"))), row);
                    },
                    these.keySet().toArray());
        }
    }

    private static void add(CellSums sums, Placed order, ResultSet row) throws SQLException {
        long pieces = row.getLong("QUANTITY");
        BigDecimal price = row.getBigDecimal("PRICE");
        BigDecimal cost = cost(row);
        for (OrderGroup group : OrderGroup.values()) {
            if (group == order.group() || (group == OrderGroup.MALL && row.getString("OFFER") != null)) {
                String money = order.currency().getCurrencyCode();
                long worth = order.minor(times(price, pieces));
                sums.add(FigureFamily.GOODS, money, group.name(), worth, pieces);
                if (cost != null) {
                    sums.add(FigureFamily.GOODS_KNOWN, money, group.name(), worth, pieces);
                    sums.add(FigureFamily.GOODS_COST, money, group.name(), order.minor(times(cost, pieces)), pieces);
                }
            }
        }
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
