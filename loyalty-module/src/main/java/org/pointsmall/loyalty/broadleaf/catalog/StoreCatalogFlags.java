package org.pointsmall.loyalty.broadleaf.catalog;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.pointsmall.loyalty.mall.CatalogFlags;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * The flags in the store's tables of products and categories. Read by SQL, because the store keeps both in a cache of
 * each process and an admin's change must count at once.
 */
public final class StoreCatalogFlags implements CatalogFlags {
    /** Deeper than any tree of categories; ends the search where categories are in each other. */
    private static final int DEEPEST = 20;

    /**
     * From the flagged categories down, which are few: all categories below one of them, and the products in these that
     * are asked for. A category is below its default parent, and below those that it is listed in; a product likewise.
     */
    private static final String SELECT = "WITH RECURSIVE FLAGGED (CATEGORY_ID, NO_EARN, NO_OFFSET, DEPTH) AS ("
            + " SELECT CATEGORY_ID, LOYALTY_NO_EARN, LOYALTY_NO_OFFSET, 1 FROM BLC_CATEGORY"
            + " WHERE LOYALTY_NO_EARN = TRUE OR LOYALTY_NO_OFFSET = TRUE"
            + " UNION ALL SELECT b.CATEGORY_ID, f.NO_EARN, f.NO_OFFSET, f.DEPTH + 1 FROM FLAGGED f JOIN ("
            + " SELECT SUB_CATEGORY_ID AS CATEGORY_ID, CATEGORY_ID AS PARENT_ID FROM BLC_CATEGORY_XREF"
            + " UNION SELECT CATEGORY_ID, DEFAULT_PARENT_CATEGORY_ID FROM BLC_CATEGORY) b"
            + " ON b.PARENT_ID = f.CATEGORY_ID WHERE f.DEPTH < "
            + DEEPEST
            + ") SELECT PRODUCT_ID, LOYALTY_NO_EARN AS NO_EARN, LOYALTY_NO_OFFSET AS NO_OFFSET FROM BLC_PRODUCT"
            + " WHERE PRODUCT_ID IN (:ids) AND (LOYALTY_NO_EARN = TRUE OR LOYALTY_NO_OFFSET = TRUE)"
            + " UNION ALL SELECT x.PRODUCT_ID, f.NO_EARN, f.NO_OFFSET FROM FLAGGED f"
            + " JOIN BLC_CATEGORY_PRODUCT_XREF x ON x.CATEGORY_ID = f.CATEGORY_ID WHERE x.PRODUCT_ID IN (:ids)"
            + " UNION ALL SELECT p.PRODUCT_ID, f.NO_EARN, f.NO_OFFSET FROM FLAGGED f"
            + " JOIN BLC_PRODUCT p ON p.DEFAULT_CATEGORY_ID = f.CATEGORY_ID WHERE p.PRODUCT_ID IN (:ids)";

    private final NamedParameterJdbcTemplate jdbc;

    public StoreCatalogFlags(DataSource dataSource) {
        jdbc = new NamedParameterJdbcTemplate(dataSource);
    }

    @Override
    public Flagged of(Collection<Long> productIds) {
        if (productIds.isEmpty()) {
            return Flagged.NOTHING;
        }
        Set<Long> withoutEarning = new HashSet<>();
        Set<Long> withoutOffset = new HashSet<>();
        jdbc.query(SELECT, new MapSqlParameterSource("ids", new TreeSet<>(productIds)), row -> {
            if (row.getBoolean("NO_EARN")) {
                withoutEarning.add(row.getLong("PRODUCT_ID"));
            }
            if (row.getBoolean("NO_OFFSET")) {
                withoutOffset.add(row.getLong("PRODUCT_ID"));
            }
        });
        return new Flagged(withoutEarning, withoutOffset);
    }
}
