package org.pointsmall.loyalty.store;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * The store's products and categories. By SQL, because an admin's change must count at once, whatever is in the caches of
 * this process. Names are those of the store's default language.
 */
final class StoreCatalogue implements Catalogue {
    private static final String PRODUCTS = "SELECT p.PRODUCT_ID AS ID, s.NAME FROM BLC_PRODUCT p"
            + " LEFT JOIN BLC_SKU s ON s.SKU_ID = p.DEFAULT_SKU_ID WHERE (p.ARCHIVED IS NULL OR p.ARCHIVED <> 'Y')";
    private static final String CATEGORIES = "SELECT p.CATEGORY_ID AS ID, p.NAME FROM BLC_CATEGORY p"
            + " WHERE (p.ARCHIVED IS NULL OR p.ARCHIVED <> 'Y')";
    private static final String OFFERS = "SELECT p.OFFER_ID AS ID, p.OFFER_NAME AS NAME FROM BLC_OFFER p"
            + " WHERE (p.ARCHIVED IS NULL OR p.ARCHIVED <> 'Y')";

    private final NamedParameterJdbcTemplate jdbc;

    public StoreCatalogue(DataSource dataSource) {
        jdbc = new NamedParameterJdbcTemplate(dataSource);
    }

    @Override
    public Map<Long, String> products(Collection<Long> ids) {
        return names(PRODUCTS + " AND p.PRODUCT_ID IN (:ids)", ids);
    }

    @Override
    public Map<Long, String> categories(Collection<Long> ids) {
        return names(CATEGORIES + " AND p.CATEGORY_ID IN (:ids)", ids);
    }

    private Map<Long, String> names(String sql, Collection<Long> ids) {
        Map<Long, String> names = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            jdbc.query(sql, new MapSqlParameterSource("ids", new TreeSet<>(ids)), row -> {
                String name = row.getString("NAME");
                names.put(row.getLong("ID"), name == null ? "" : name);
            });
        }
        return names;
    }

    @Override
    public List<Named> productsNamed(String part, int limit) {
        return named(PRODUCTS + " AND LOWER(s.NAME) LIKE :part ESCAPE '!' ORDER BY s.NAME, p.PRODUCT_ID", part, limit);
    }

    @Override
    public List<Named> categoriesNamed(String part, int limit) {
        return named(
                CATEGORIES + " AND LOWER(p.NAME) LIKE :part ESCAPE '!' ORDER BY p.NAME, p.CATEGORY_ID", part, limit);
    }

    @Override
    public Map<Long, String> offers(Collection<Long> ids) {
        return names(OFFERS + " AND p.OFFER_ID IN (:ids)", ids);
    }

    @Override
    public List<Named> offersNamed(String part, int limit) {
        return named(
                OFFERS + " AND LOWER(p.OFFER_NAME) LIKE :part ESCAPE '!' ORDER BY p.OFFER_NAME, p.OFFER_ID",
                part,
                limit);
    }

    private List<Named> named(String sql, String part, int limit) {
        String pattern = "%" + part.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
        return jdbc.query(
                sql + " LIMIT " + limit,
                new MapSqlParameterSource("part", pattern),
                (row, number) -> new Named(row.getLong("ID"), row.getString("NAME")));
    }
}
