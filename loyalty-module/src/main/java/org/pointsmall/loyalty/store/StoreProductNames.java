package org.pointsmall.loyalty.store;

import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.pointsmall.loyalty.recommendation.taste.ProductNames;
import org.springframework.jdbc.core.JdbcTemplate;

/** The names of the store's products in its default language. */
final class StoreProductNames implements ProductNames {
    private final JdbcTemplate jdbc;

    public StoreProductNames(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public SortedMap<Long, String> next(long after, int limit) {
        SortedMap<Long, String> names = new TreeMap<>();
        jdbc.query(
                "SELECT p.PRODUCT_ID, s.NAME FROM BLC_PRODUCT p LEFT JOIN BLC_SKU s ON s.SKU_ID = p.DEFAULT_SKU_ID"
                        + " WHERE p.PRODUCT_ID > ? AND (p.ARCHIVED IS NULL OR p.ARCHIVED <> 'Y')"
                        + " ORDER BY p.PRODUCT_ID LIMIT " + limit,
                row -> {
                    String name = row.getString("NAME");
                    names.put(row.getLong("PRODUCT_ID"), name == null ? "" : name);
                },
                after);
        return names;
    }
}
