package org.pointsmall.loyalty.store;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.segment.own.Matching;
import org.pointsmall.loyalty.transaction.jdbc.Columns;

/**
 * The statement that finds matching members in a span of ids, with its values in the same order. It reads of the store and of
 * the programme only what is asked for.
 */
final class MatchingStatement {
    private static final String SEGMENT =
            " LEFT JOIN LOYALTY_SEGMENTATION r ON r.ID = 1 LEFT JOIN LOYALTY_MEMBER_SEGMENT s"
                    + " ON s.RUN_ID = r.RUN_ID AND s.MEMBER_ID = a.MEMBER_ID";
    private static final Set<Field> BOUGHT = Set.of(Field.BOUGHT_ORDERS, Field.BOUGHT_MONEY, Field.BOUGHT_DAYS_AGO);

    private static final String PLACED = "SELECT m.MEMBER_ID FROM (" + StoreOrderHistory.MEMBERS
            + ") m JOIN BLC_ORDER o ON o.CUSTOMER_ID = m.CUSTOMER_ID JOIN BLC_ORDER_ITEM t ON t.ORDER_ID = o.ORDER_ID"
            + " JOIN BLC_DISCRETE_ORDER_ITEM d ON d.";
    private static final String IN_TIME =
            " = t.ORDER_ITEM_ID WHERE o.SUBMIT_DATE >= ? AND o.SUBMIT_DATE < ?" + StorePurchaseHistories.KEPT + " AND ";

    private final Matching asked;
    private final long after;
    private final long upTo;
    private final StringBuilder text = new StringBuilder(" FROM LOYALTY_ACCOUNT a");
    private final List<Object> values = new ArrayList<>();

    /**
     * @param categories those that are asked for, with all that are below them
     * @param condition the condition as SQL
     */
    MatchingStatement(Matching asked, Collection<Long> categories, MatchingCondition condition, long after, long upTo) {
        this.asked = asked;
        this.after = after;
        this.upTo = upTo;
        Set<Field> fields = asked.condition().fields();
        if (fields.contains(Field.MEMBER_TIER)) {
            text.append(" LEFT JOIN LOYALTY_MEMBER_TIER t ON t.ACCOUNT_ID = a.ACCOUNT_ID");
        }
        if (fields.contains(Field.MEMBER_SEGMENTS)) {
            text.append(SEGMENT);
        }
        if (fields.contains(Field.MEMBER_UNSEEN_DAYS)) {
            text.append(" LEFT JOIN LOYALTY_LAST_ACTIVE l ON l.ACCOUNT_ID = a.ACCOUNT_ID");
        }
        if (fields.stream().anyMatch(BOUGHT::contains)) {
            joinOrders();
        }
        text.append(" WHERE a.MEMBER_ID > ? AND a.MEMBER_ID <= ? AND a.MERGED_INTO IS NULL AND a.STATUS <> 'CLOSED'");
        values.add(after);
        values.add(upTo);
        if (!asked.goods().isAll()) {
            goods(new TreeSet<>(asked.goods().productNumbers()), new TreeSet<>(categories));
        }
        text.append(" AND ").append(condition.text());
        values.addAll(condition.values());
    }

    /** All after what is selected. */
    String text() {
        return text.toString();
    }

    Object[] values() {
        return values.toArray();
    }

    private void joinOrders() {
        text.append(" LEFT JOIN (").append(StoreOrderHistory.SUMS).append(") o ON o.MEMBER_ID = a.MEMBER_ID");
        String currency = asked.currency().getCurrencyCode();
        values.add(currency);
        values.add(currency);
        span();
        time();
    }

    private void span() {
        values.addAll(List.of(after, upTo, after, upTo));
    }

    /** As the store itself writes it, without a zone. */
    private void time() {
        values.add(Timestamp.from(asked.since()));
        values.add(Timestamp.from(asked.asOf()));
    }

    /** What is in a bundle is bought, too. */
    private void goods(Set<Long> products, Set<Long> categories) {
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
        String bought = "(" + String.join(" OR ", these) + ")";
        text.append(" AND a.MEMBER_ID IN (");
        for (String item : List.of("ORDER_ITEM_ID", "BUNDLE_ORDER_ITEM_ID")) {
            text.append(item.startsWith("B") ? " UNION ALL " : "")
                    .append(PLACED)
                    .append(item);
            text.append(IN_TIME).append(bought);
            span();
            time();
            values.addAll(ids);
        }
        text.append(")");
    }
}
