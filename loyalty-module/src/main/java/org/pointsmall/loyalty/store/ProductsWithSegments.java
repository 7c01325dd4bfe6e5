package org.pointsmall.loyalty.store;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.pointsmall.loyalty.definition.Uses;
import org.pointsmall.loyalty.flag.FlagTexts;
import org.pointsmall.loyalty.member.SegmentCode;
import org.springframework.jdbc.core.JdbcTemplate;

/** The products and categories that are for members of a segment. Such are few, and all of them are looked at. */
final class ProductsWithSegments implements Uses<SegmentCode> {
    private static final String PRODUCTS = "SELECT p.PRODUCT_ID AS ID, s.NAME, p.LOYALTY_SEGMENTS AS CODES"
            + " FROM BLC_PRODUCT p LEFT JOIN BLC_SKU s ON s.SKU_ID = p.DEFAULT_SKU_ID WHERE p.LOYALTY_SEGMENTS LIKE ?"
            + " AND (p.ARCHIVED IS NULL OR p.ARCHIVED <> 'Y') ORDER BY p.PRODUCT_ID";
    private static final String CATEGORIES = "SELECT CATEGORY_ID AS ID, NAME, LOYALTY_SEGMENTS AS CODES"
            + " FROM BLC_CATEGORY WHERE LOYALTY_SEGMENTS LIKE ? AND (ARCHIVED IS NULL OR ARCHIVED <> 'Y')"
            + " ORDER BY CATEGORY_ID";

    private final JdbcTemplate jdbc;

    ProductsWithSegments(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public List<Use> of(SegmentCode segment) {
        List<Use> uses = new ArrayList<>(named(PRODUCTS, Kind.PRODUCT, segment));
        uses.addAll(named(CATEGORIES, Kind.CATEGORY, segment));
        return uses;
    }

    /** A part of the text is not enough: own-1 stands in own-12. */
    private List<Use> named(String sql, Kind kind, SegmentCode segment) {
        List<Use> uses = new ArrayList<>();
        jdbc.query(
                sql,
                row -> {
                    if (FlagTexts.codes(row.getString("CODES")).contains(segment.value())) {
                        String name = row.getString("NAME");
                        uses.add(new Use(kind, row.getLong("ID"), name == null ? "" : name));
                    }
                },
                "%" + segment.value() + "%");
        return uses;
    }
}
