package org.pointsmall.loyalty.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * The flags in the store's tables of products and categories. Read by SQL, because the store keeps both in a cache of
 * each process and an admin's change must count at once.
 */
final class FlagRows {
    private static final String INHERITED =
            "LOYALTY_NO_EARN, LOYALTY_NO_OFFSET, LOYALTY_EXCLUSIVE, LOYALTY_MEMBERS_ONLY,"
                    + " LOYALTY_LEAST_TIER, LOYALTY_SEGMENTS, LOYALTY_HIDDEN";
    private static final String ANY_INHERITED = "LOYALTY_NO_EARN = TRUE OR LOYALTY_NO_OFFSET = TRUE OR"
            + " LOYALTY_EXCLUSIVE = TRUE OR LOYALTY_MEMBERS_ONLY = TRUE OR LOYALTY_LEAST_TIER <> ''"
            + " OR LOYALTY_SEGMENTS <> ''";
    private static final String LIMITS = "LOYALTY_SOLD_FROM, LOYALTY_SOLD_UNTIL, LOYALTY_SOLD_PERIOD,"
            + " LOYALTY_SOLD_TOTAL, LOYALTY_SOLD_PER_MEMBER";
    private static final String ANY_LIMIT = "LOYALTY_SOLD_FROM <> '' OR LOYALTY_SOLD_UNTIL <> ''"
            + " OR LOYALTY_SOLD_TOTAL IS NOT NULL OR LOYALTY_SOLD_PER_MEMBER IS NOT NULL";
    /** Nothing, of the type that a product's column has: a bare NULL is of no type, which not every database takes. */
    private static final String NO_LIMITS = "NULLIF(LOYALTY_LEAST_TIER, LOYALTY_LEAST_TIER),"
            + " NULLIF(LOYALTY_LEAST_TIER, LOYALTY_LEAST_TIER), NULLIF(LOYALTY_LEAST_TIER, LOYALTY_LEAST_TIER),"
            + " NULLIF(CATEGORY_ID, CATEGORY_ID), NULLIF(CATEGORY_ID, CATEGORY_ID)";

    /** The flagged ones of the products that are asked for; and all flagged categories, which are few. */
    private static final String FLAGGED_THEMSELVES = "SELECT 0 AS IS_CATEGORY, PRODUCT_ID AS ID, " + INHERITED + ", "
            + LIMITS + " FROM BLC_PRODUCT WHERE PRODUCT_ID IN (:ids) AND (" + ANY_INHERITED + " OR " + ANY_LIMIT
            + ") UNION ALL SELECT 1, CATEGORY_ID, " + INHERITED + ", " + NO_LIMITS + " FROM BLC_CATEGORY WHERE "
            + ANY_INHERITED;

    /**
     * From the flagged categories down: each category below one of them. A category is below its default parent, and below
     * those that it is listed in; a product likewise. Asked only where a category is flagged: a database takes longer to
     * plan this than to answer all else of a checkout.
     */
    private static final String FLAGGED_BY_CATEGORY =
            "WITH RECURSIVE FLAGGED (CATEGORY_ID, SOURCE_ID, DEPTH) AS (SELECT CATEGORY_ID, CATEGORY_ID, 1"
                    + " FROM BLC_CATEGORY WHERE " + ANY_INHERITED
                    + " UNION ALL SELECT b.CATEGORY_ID, f.SOURCE_ID, f.DEPTH + 1 FROM FLAGGED f JOIN "
                    + CategoryTree.STEPS
                    + " b ON b.PARENT_ID = f.CATEGORY_ID WHERE f.DEPTH < "
                    + CategoryTree.DEPTH
                    + ") SELECT DISTINCT x.PRODUCT_ID AS ID, f.SOURCE_ID FROM FLAGGED f"
                    + " JOIN (SELECT PRODUCT_ID, CATEGORY_ID FROM BLC_CATEGORY_PRODUCT_XREF WHERE PRODUCT_ID IN (:ids)"
                    + " UNION SELECT PRODUCT_ID, DEFAULT_CATEGORY_ID FROM BLC_PRODUCT WHERE PRODUCT_ID IN (:ids)) x"
                    + " ON x.CATEGORY_ID = f.CATEGORY_ID ORDER BY 1, 2";

    private final NamedParameterJdbcTemplate jdbc;

    /**
     * What is said of a product in one place.
     *
     * @param productId the product
     * @param soldFrom as it is written there; null in a category's row, as all that is not inherited
     */
    record FlagRow(
            long productId,
            boolean noEarn,
            boolean noOffset,
            boolean exclusive,
            boolean membersOnly,
            @Nullable String leastTier,
            @Nullable String segments,
            boolean hidden,
            @Nullable String soldFrom,
            @Nullable String soldUntil,
            @Nullable Long soldTotal,
            @Nullable Long soldPerMember,
            @Nullable String soldPeriod) {

        private static FlagRow of(ResultSet row) throws SQLException {
            return new FlagRow(
                    row.getLong("ID"),
                    row.getBoolean("LOYALTY_NO_EARN"),
                    row.getBoolean("LOYALTY_NO_OFFSET"),
                    row.getBoolean("LOYALTY_EXCLUSIVE"),
                    row.getBoolean("LOYALTY_MEMBERS_ONLY"),
                    row.getString("LOYALTY_LEAST_TIER"),
                    row.getString("LOYALTY_SEGMENTS"),
                    row.getBoolean("LOYALTY_HIDDEN"),
                    row.getString("LOYALTY_SOLD_FROM"),
                    row.getString("LOYALTY_SOLD_UNTIL"),
                    Columns.longOrNull(row, "LOYALTY_SOLD_TOTAL"),
                    Columns.longOrNull(row, "LOYALTY_SOLD_PER_MEMBER"),
                    row.getString("LOYALTY_SOLD_PERIOD"));
        }

        private FlagRow of(long product) {
            return new FlagRow(
                    product,
                    noEarn,
                    noOffset,
                    exclusive,
                    membersOnly,
                    leastTier,
                    segments,
                    hidden,
                    soldFrom,
                    soldUntil,
                    soldTotal,
                    soldPerMember,
                    soldPeriod);
        }
    }

    private record Place(boolean isCategory, FlagRow said) {}

    FlagRows(DataSource dataSource) {
        jdbc = new NamedParameterJdbcTemplate(dataSource);
    }

    /** What is said of these products: of themselves first, then of the categories above them. */
    List<FlagRow> of(Collection<Long> productIds) {
        if (productIds.isEmpty()) {
            return List.of();
        }
        MapSqlParameterSource ids = new MapSqlParameterSource("ids", new TreeSet<>(productIds));
        List<Place> places = jdbc.query(
                FLAGGED_THEMSELVES, ids, (row, number) -> new Place(row.getBoolean("IS_CATEGORY"), FlagRow.of(row)));
        List<FlagRow> rows = new ArrayList<>();
        places.stream().filter(place -> !place.isCategory()).map(Place::said).forEach(rows::add);
        List<FlagRow> categories =
                places.stream().filter(Place::isCategory).map(Place::said).toList();
        if (!categories.isEmpty()) {
            jdbc.query(FLAGGED_BY_CATEGORY, ids, row -> {
                long product = row.getLong("ID");
                long source = row.getLong("SOURCE_ID");
                ofCategory(categories, source).map(said -> said.of(product)).forEach(rows::add);
            });
        }
        return rows;
    }

    private static Stream<FlagRow> ofCategory(List<FlagRow> categories, long id) {
        return categories.stream().filter(category -> category.productId() == id);
    }
}
