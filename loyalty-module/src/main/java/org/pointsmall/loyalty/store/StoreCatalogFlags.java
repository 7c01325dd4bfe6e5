package org.pointsmall.loyalty.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.pointsmall.loyalty.catalogue.CatalogFlags;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * The flags in the store's tables of products and categories. Read by SQL, because the store keeps both in a cache of
 * each process and an admin's change must count at once.
 */
final class StoreCatalogFlags implements CatalogFlags {
    /** The flagged ones of the products that are asked for; and all flagged categories, which are few. */
    private static final String FLAGGED_THEMSELVES = "SELECT 0 AS IS_CATEGORY, PRODUCT_ID AS ID,"
            + " LOYALTY_NO_EARN AS NO_EARN, LOYALTY_NO_OFFSET AS NO_OFFSET FROM BLC_PRODUCT"
            + " WHERE PRODUCT_ID IN (:ids) AND (LOYALTY_NO_EARN = TRUE OR LOYALTY_NO_OFFSET = TRUE)"
            + " UNION ALL SELECT 1, CATEGORY_ID, LOYALTY_NO_EARN, LOYALTY_NO_OFFSET FROM BLC_CATEGORY"
            + " WHERE LOYALTY_NO_EARN = TRUE OR LOYALTY_NO_OFFSET = TRUE";

    /**
     * From the flagged categories down: all categories below one of them, and the products in these that are asked for.
     * A category is below its default parent, and below those that it is listed in; a product likewise. Asked only where
     * a category is flagged: a database takes longer to plan this than to answer all else of a checkout.
     */
    private static final String FLAGGED_BY_CATEGORY =
            "WITH RECURSIVE FLAGGED (CATEGORY_ID, NO_EARN, NO_OFFSET, DEPTH) AS ("
                    + " SELECT CATEGORY_ID, LOYALTY_NO_EARN, LOYALTY_NO_OFFSET, 1 FROM BLC_CATEGORY"
                    + " WHERE LOYALTY_NO_EARN = TRUE OR LOYALTY_NO_OFFSET = TRUE"
                    + " UNION ALL SELECT b.CATEGORY_ID, f.NO_EARN, f.NO_OFFSET, f.DEPTH + 1 FROM FLAGGED f JOIN "
                    + CategoryTree.STEPS
                    + " b ON b.PARENT_ID = f.CATEGORY_ID WHERE f.DEPTH < "
                    + CategoryTree.DEPTH
                    + ") SELECT 0 AS IS_CATEGORY, x.PRODUCT_ID AS ID, f.NO_EARN, f.NO_OFFSET FROM FLAGGED f"
                    + " JOIN BLC_CATEGORY_PRODUCT_XREF x ON x.CATEGORY_ID = f.CATEGORY_ID WHERE x.PRODUCT_ID IN (:ids)"
                    + " UNION ALL SELECT 0, p.PRODUCT_ID, f.NO_EARN, f.NO_OFFSET FROM FLAGGED f"
                    + " JOIN BLC_PRODUCT p ON p.DEFAULT_CATEGORY_ID = f.CATEGORY_ID WHERE p.PRODUCT_ID IN (:ids)";

    private static final RowMapper<Flags> FLAGS = (row, number) -> new Flags(
            row.getBoolean("IS_CATEGORY"), row.getLong("ID"), row.getBoolean("NO_EARN"), row.getBoolean("NO_OFFSET"));

    private final NamedParameterJdbcTemplate jdbc;

    private record Flags(boolean ofCategory, long id, boolean noEarn, boolean noOffset) {}

    public StoreCatalogFlags(DataSource dataSource) {
        jdbc = new NamedParameterJdbcTemplate(dataSource);
    }

    @Override
    public Flagged of(Collection<Long> productIds) {
        if (productIds.isEmpty()) {
            return Flagged.NOTHING;
        }
        MapSqlParameterSource ids = new MapSqlParameterSource("ids", new TreeSet<>(productIds));
        List<Flags> flagged = new ArrayList<>(jdbc.query(FLAGGED_THEMSELVES, ids, FLAGS));
        if (flagged.stream().anyMatch(Flags::ofCategory)) {
            flagged.removeIf(Flags::ofCategory);
            flagged.addAll(jdbc.query(FLAGGED_BY_CATEGORY, ids, FLAGS));
        }
        return new Flagged(idsWhere(Flags::noEarn, flagged), idsWhere(Flags::noOffset, flagged));
    }

    private static Set<Long> idsWhere(Predicate<Flags> flag, List<Flags> flagged) {
        return flagged.stream().filter(flag).map(Flags::id).collect(Collectors.toSet());
    }
}
