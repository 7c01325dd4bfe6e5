package org.pointsmall.loyalty.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.insight.figure.BurnedFor;
import org.pointsmall.loyalty.insight.figure.CellSums;
import org.pointsmall.loyalty.insight.figure.FigureFamily;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.jdbc.AllocationJson;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Counts what points paid in orders, by the category that the product has now. Which line they paid stands with the hold that
 * was committed; what it does not say is {@link BurnedFor#OTHER}, so that all sum to what was burned.
 */
final class StorePointsUses {
    private static final int AT_ONCE = 500;

    private static final String BURNED = "SELECT (SELECT SUM(p.AMOUNT) FROM LOYALTY_POSTING p"
            + " WHERE p.ENTRY_ID = j.ENTRY_ID AND p.SIDE = 'PROGRAMME_BURNED') AS POINTS, h.ALLOCATION"
            + " FROM LOYALTY_JOURNAL j LEFT JOIN LOYALTY_HOLD h ON h.CLAIM_ORDER_ID = j.ORDER_ID AND h.STATUS = 'COMMITTED'"
            + " WHERE j.POSTED_AT >= ? AND j.POSTED_AT < ? AND j.KIND = 'BURN'";

    private static final String CATEGORIES = "SELECT d.ORDER_ITEM_ID, COALESCE(p.DEFAULT_CATEGORY_ID,"
            + " (SELECT MIN(x.CATEGORY_ID) FROM BLC_CATEGORY_PRODUCT_XREF x WHERE x.PRODUCT_ID = p.PRODUCT_ID))"
            + " AS CATEGORY_ID FROM BLC_DISCRETE_ORDER_ITEM d JOIN BLC_PRODUCT p ON p.PRODUCT_ID = d.PRODUCT_ID"
            + " WHERE d.ORDER_ITEM_ID IN (";

    private final JdbcTemplate jdbc;

    StorePointsUses(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Burned(long points, Allocation allocation) {}

    /** Adds what was used up in this span. */
    void add(CellSums sums, Instant from, Instant until) {
        List<Burned> burned = jdbc.query(
                BURNED,
                (row, index) -> new Burned(row.getLong("POINTS"), AllocationJson.read(row.getString("ALLOCATION"))),
                Columns.column(from),
                Columns.column(until));
        TreeSet<Long> items = new TreeSet<>();
        for (Burned use : burned) {
            for (Allocation.Part part : use.allocation().parts()) {
                if (part.itemId() != null) {
                    items.add(part.itemId());
                }
            }
        }
        Map<Long, Long> categories = categories(new ArrayList<>(items));
        for (Burned use : burned) {
            long rest = use.points();
            for (Allocation.Part part : use.allocation().parts()) {
                long points = part.points().value();
                sums.add(FigureFamily.USED, what(part.itemId(), categories), "", points, 1);
                rest -= points;
            }
            if (rest != 0) {
                sums.add(FigureFamily.USED, BurnedFor.OTHER, "", rest, 1);
            }
        }
    }

    private static String what(@Nullable Long item, Map<Long, Long> categories) {
        if (item == null) {
            return BurnedFor.SHIPPING;
        }
        Long category = categories.get(item);
        return category == null ? BurnedFor.GOODS : BurnedFor.CATEGORY + category;
    }

    private Map<Long, Long> categories(List<Long> items) {
        Map<Long, Long> categories = new HashMap<>();
        for (int first = 0; first < items.size(); first += AT_ONCE) {
            List<Long> these = items.subList(first, Math.min(items.size(), first + AT_ONCE));
            jdbc.query(
                    CATEGORIES + Columns.places(these.size()) + ")",
                    row -> {
                        Long category = Columns.longOrNull(row, "CATEGORY_ID");
                        if (category != null) {
                            categories.put(row.getLong("ORDER_ITEM_ID"), category);
                        }
                    },
                    these.toArray());
        }
        return categories;
    }
}
