package org.pointsmall.loyalty.store;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.pointsmall.loyalty.segment.own.Matching;
import org.pointsmall.loyalty.transaction.jdbc.Columns;

/**
 * Who bought some goods, as SQL: members of a span of ids, by orders that stand, less what came back. What is in a bundle is
 * bought, too.
 *
 * @param after the member behind whom the span begins
 * @param upTo the last member of it
 */
record MatchingGoods(Matching asked, long after, long upTo) {
    private static final String PLACED = "SELECT m.MEMBER_ID FROM (" + StoreOrderHistory.MEMBERS
            + ") m JOIN BLC_ORDER o ON o.CUSTOMER_ID = m.CUSTOMER_ID JOIN BLC_ORDER_ITEM t ON t.ORDER_ID = o.ORDER_ID"
            + " JOIN BLC_DISCRETE_ORDER_ITEM d ON d.";
    private static final String IN_TIME =
            " = t.ORDER_ITEM_ID WHERE o.SUBMIT_DATE >= ? AND o.SUBMIT_DATE < ?" + StorePurchaseHistories.KEPT + " AND ";

    /**
     * Writes that the account's member is one of them.
     *
     * @param products some of these
     * @param categories or of what is in these themselves
     */
    void write(Set<Long> products, Collection<Long> categories, StringBuilder text, List<Object> values) {
        List<String> these = new ArrayList<>();
        List<Object> ids = new ArrayList<>(products);
        if (!products.isEmpty()) {
            these.add("d.PRODUCT_ID IN (" + Columns.places(products.size()) + ")");
        }
        if (!categories.isEmpty()) {
            String places = " IN (" + Columns.places(categories.size()) + ")";
            these.add("d.PRODUCT_ID IN (SELECT x.PRODUCT_ID FROM BLC_CATEGORY_PRODUCT_XREF x WHERE x.CATEGORY_ID"
                    + places + " UNION SELECT p.PRODUCT_ID FROM BLC_PRODUCT p WHERE p.DEFAULT_CATEGORY_ID" + places
                    + ")");
            ids.addAll(categories);
            ids.addAll(categories);
        }
        if (these.isEmpty()) {
            text.append("1 = 0");
            return;
        }
        String bought = "(" + String.join(" OR ", these) + ")";
        text.append("a.MEMBER_ID IN (");
        for (String item : List.of("ORDER_ITEM_ID", "BUNDLE_ORDER_ITEM_ID")) {
            text.append(item.startsWith("B") ? " UNION ALL " : "")
                    .append(PLACED)
                    .append(item)
                    .append(IN_TIME)
                    .append(bought);
            values.addAll(List.of(after, upTo, after, upTo));
            // As the store itself writes it, without a zone.
            values.add(Timestamp.from(asked.since()));
            values.add(Timestamp.from(asked.asOf()));
            values.addAll(ids);
        }
        text.append(")");
    }
}
