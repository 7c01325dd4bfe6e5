package org.pointsmall.loyalty.store;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.segment.own.Matching;

/**
 * The statement that finds matching members in a span of ids, with its values in the same order. It reads of the store and of
 * the programme only what is asked for.
 */
final class MatchingStatement {
    private static final String SEGMENT =
            " LEFT JOIN LOYALTY_SEGMENTATION r ON r.ID = 1 LEFT JOIN LOYALTY_MEMBER_SEGMENT s"
                    + " ON s.RUN_ID = r.RUN_ID AND s.MEMBER_ID = a.MEMBER_ID";
    private static final Set<Field> BOUGHT = Set.of(Field.BOUGHT_ORDERS, Field.BOUGHT_MONEY, Field.BOUGHT_DAYS_AGO);

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
            text.append(" AND ");
            new MatchingGoods(asked, after, upTo)
                    .write(new TreeSet<>(asked.goods().productNumbers()), new TreeSet<>(categories), text, values);
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
}
