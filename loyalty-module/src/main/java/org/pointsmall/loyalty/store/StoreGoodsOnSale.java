package org.pointsmall.loyalty.store;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.purchase.ProductPrices;
import org.pointsmall.loyalty.recommendation.GoodsOnSale;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * What the store sells, by its tables, so that an admin's change counts at once: what the store's own cart would refuse as
 * archived, off sale or unavailable is left out. Where the store counts pieces, in whatever way, it is asked itself.
 */
final class StoreGoodsOnSale implements GoodsOnSale {
    private static final String SELECT =
            "SELECT p.PRODUCT_ID, p.DEFAULT_CATEGORY_ID, s.INVENTORY_TYPE, s.RETAIL_PRICE, s.SALE_PRICE"
                    + " FROM BLC_PRODUCT p JOIN BLC_SKU s ON s.SKU_ID = p.DEFAULT_SKU_ID WHERE p.PRODUCT_ID IN (:ids)"
                    + " AND (p.ARCHIVED IS NULL OR p.ARCHIVED <> 'Y') AND s.ACTIVE_START_DATE <= :now"
                    + " AND (s.ACTIVE_END_DATE IS NULL OR s.ACTIVE_END_DATE >= :now)"
                    + " AND (s.AVAILABLE_FLAG IS NULL OR s.AVAILABLE_FLAG <> 'N')"
                    + " AND (s.INVENTORY_TYPE IS NULL OR s.INVENTORY_TYPE <> 'UNAVAILABLE')";

    private static final String COUNTED = "CHECK_QUANTITY";

    private final NamedParameterJdbcTemplate jdbc;
    private final Supplier<Currency> currency;
    private final ProductPrices prices;
    private final BusinessTime time;

    /**
     * @param currency the store's
     * @param prices knows what the store's own inventory has
     */
    StoreGoodsOnSale(DataSource dataSource, Supplier<Currency> currency, ProductPrices prices, BusinessTime time) {
        jdbc = new NamedParameterJdbcTemplate(dataSource);
        this.prices = prices;
        this.currency = currency;
        this.time = time;
    }

    @Override
    public Map<Long, Goods> of(Collection<Long> products) {
        Map<Long, Goods> goods = new HashMap<>();
        Set<Long> counted = new TreeSet<>();
        if (!products.isEmpty()) {
            jdbc.query(
                    SELECT,
                    new MapSqlParameterSource("ids", new TreeSet<>(products))
                            // As the store itself writes it, without a zone.
                            .addValue("now", Timestamp.from(time.now())),
                    row -> {
                        if (COUNTED.equals(row.getString("INVENTORY_TYPE"))) {
                            counted.add(row.getLong("PRODUCT_ID"));
                        }
                        goods.put(
                                row.getLong("PRODUCT_ID"),
                                new Goods(
                                        Columns.longOrNull(row, "DEFAULT_CATEGORY_ID"),
                                        price(row.getBigDecimal("RETAIL_PRICE"), row.getBigDecimal("SALE_PRICE"))));
                    });
        }
        goods.keySet()
                .removeIf(product ->
                        counted.contains(product) && prices.price(product).isEmpty());
        return goods;
    }

    private @Nullable Money price(@Nullable BigDecimal retail, @Nullable BigDecimal sale) {
        BigDecimal price = sale != null && (retail == null || sale.compareTo(retail) < 0) ? sale : retail;
        return price == null || price.signum() < 0 ? null : Money.roundedDown(price, currency.get());
    }
}
