package org.pointsmall.loyalty.broadleaf.catalog;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.pointsmall.loyalty.mall.CatalogNames;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Names in the store's tables; a product's is that of its default SKU. Without the store's translations. */
public final class StoreCatalogNames implements CatalogNames {
    private static final String PRODUCTS = "SELECT p.PRODUCT_ID AS ID, s.NAME FROM BLC_PRODUCT p"
            + " JOIN BLC_SKU s ON s.SKU_ID = p.DEFAULT_SKU_ID WHERE p.PRODUCT_ID IN (:ids)";
    private static final String CATEGORIES =
            "SELECT CATEGORY_ID AS ID, NAME FROM BLC_CATEGORY WHERE CATEGORY_ID IN (:ids)";

    private final NamedParameterJdbcTemplate jdbc;

    public StoreCatalogNames(DataSource dataSource) {
        jdbc = new NamedParameterJdbcTemplate(dataSource);
    }

    @Override
    public Names of(Collection<Long> products, Collection<Long> categories) {
        return new Names(names(PRODUCTS, products), names(CATEGORIES, categories));
    }

    private Map<Long, String> names(String sql, Collection<Long> ids) {
        Map<Long, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.query(sql, new MapSqlParameterSource("ids", new TreeSet<>(ids)), row -> {
                String name = row.getString("NAME");
                if (name != null) {
                    names.put(row.getLong("ID"), name);
                }
            });
        }
        return names;
    }
}
