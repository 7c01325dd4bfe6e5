package org.pointsmall.loyalty.store;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.pointsmall.loyalty.definition.Uses;
import org.pointsmall.loyalty.member.TierCode;
import org.springframework.jdbc.core.JdbcTemplate;

/** The products and categories that are for members of a tier. */
final class ProductsWithTiers implements Uses<TierCode> {
    private static final int MOST = 20;

    private static final String PRODUCTS = "SELECT p.PRODUCT_ID AS ID, s.NAME FROM BLC_PRODUCT p LEFT JOIN BLC_SKU s"
            + " ON s.SKU_ID = p.DEFAULT_SKU_ID WHERE p.LOYALTY_LEAST_TIER = ?"
            + " AND (p.ARCHIVED IS NULL OR p.ARCHIVED <> 'Y') ORDER BY p.PRODUCT_ID LIMIT " + MOST;
    private static final String CATEGORIES = "SELECT CATEGORY_ID AS ID, NAME FROM BLC_CATEGORY"
            + " WHERE LOYALTY_LEAST_TIER = ? AND (ARCHIVED IS NULL OR ARCHIVED <> 'Y') ORDER BY CATEGORY_ID LIMIT "
            + MOST;

    private final JdbcTemplate jdbc;

    public ProductsWithTiers(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    /** At most so many of each: an operator who has changed these sees the next. */
    @Override
    public List<Use> of(TierCode tier) {
        List<Use> uses = new ArrayList<>(named(PRODUCTS, Kind.PRODUCT, tier));
        uses.addAll(named(CATEGORIES, Kind.CATEGORY, tier));
        return uses;
    }

    private List<Use> named(String sql, Kind kind, TierCode tier) {
        return jdbc.query(
                sql,
                (row, number) -> {
                    String name = row.getString("NAME");
                    return new Use(kind, row.getLong("ID"), name == null ? "" : name);
                },
                tier.value());
    }
}
