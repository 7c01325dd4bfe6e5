package org.pointsmall.loyalty.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.jdbc.OneAccount;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * The orders by which a member's order is the first, or the fifth: those that earned points before it, and of which
 * something stands. An order of which all has been taken back is none, be it cancelled or returned in parts. Of one whose
 * points could not all be found, as they were spent, something stands until they come back: what it gave was used. Members whose accounts have
 * become one have had each other's orders.
 */
final class EarlierOrders {
    /** What entries leave of awards: less than nothing, as issuing is a debit, where something stands. */
    private static final String ENTRIES = " FROM LOYALTY_JOURNAL m JOIN LOYALTY_POSTING p ON p.ENTRY_ID = m.ENTRY_ID"
            + " WHERE m.KIND IN ('EARN', 'CLAWBACK', 'RECOVER') AND p.SIDE IN ('PROGRAMME_ISSUED', 'PROGRAMME_WRITTEN_OFF')";

    private static final String NOW = " FROM LOYALTY_JOURNAL j WHERE j.ACCOUNT_ID IN (" + OneAccount.ACCOUNTS
            + ") AND j.KIND = 'EARN'"
            + " AND j.ORDER_ID IS NOT NULL AND j.ORDER_ID <> ?"
            + " AND (SELECT SUM(p.AMOUNT)" + ENTRIES + " AND m.ORDER_ID = j.ORDER_ID) < 0";

    /** By the account that stands for the order's. */
    private static final String SETTLED = "SELECT h.ORDER_ID, COALESCE(a.MERGED_INTO, a.ACCOUNT_ID) AS ACCOUNT_ID,"
            + " h.ENDED_AT, j.ENTRY_ID FROM LOYALTY_HOLD h"
            + " LEFT JOIN LOYALTY_JOURNAL j ON j.ORDER_ID = h.ORDER_ID AND j.KIND = 'EARN'"
            + " JOIN LOYALTY_ACCOUNT a ON a.ACCOUNT_ID = COALESCE(j.ACCOUNT_ID, h.ACCOUNT_ID)"
            + " WHERE h.ORDER_ID IN (:orders) AND h.STATUS = 'COMMITTED'";

    private static final String MOVED = "SELECT (SELECT COALESCE(a.MERGED_INTO, a.ACCOUNT_ID) FROM LOYALTY_ACCOUNT a"
            + " WHERE a.ACCOUNT_ID = m.ACCOUNT_ID) AS ACCOUNT_ID, m.ENTRY_ID, m.ORDER_ID, m.POSTED_AT,"
            + " SUM(p.AMOUNT) AS AMOUNT" + ENTRIES + " AND m.ORDER_ID IS NOT NULL AND m.ACCOUNT_ID IN"
            + " (SELECT a.ACCOUNT_ID FROM LOYALTY_ACCOUNT a"
            + " WHERE a.ACCOUNT_ID IN (:accounts) OR a.MERGED_INTO IN (:accounts))"
            + " GROUP BY m.ACCOUNT_ID, m.ENTRY_ID, m.ORDER_ID, m.POSTED_AT";

    private static final String UNDONE = "SELECT m.ORDER_ID, MAX(m.POSTED_AT) AS UNDONE_AT" + ENTRIES
            + " AND m.ORDER_ID IN (:orders) GROUP BY m.ORDER_ID HAVING SUM(p.AMOUNT) = 0";

    /** Of orders that the programme had no part in: orders from before it. */
    private static final String UNKNOWN = "SELECT o.ORDER_ID, COUNT(*) AS EARLIER FROM BLC_ORDER o JOIN BLC_ORDER e"
            + " ON e.CUSTOMER_ID = o.CUSTOMER_ID AND e.SUBMIT_DATE < o.SUBMIT_DATE"
            + " AND e.ORDER_STATUS NOT IN ('CANCELLED', 'RETURNED')"
            + " WHERE o.ORDER_ID IN (:orders) GROUP BY o.ORDER_ID"
            + " UNION ALL SELECT o.ORDER_ID, COUNT(*) AS EARLIER FROM BLC_ORDER o"
            + " JOIN LOYALTY_ACCOUNT own ON own.MEMBER_ID = o.CUSTOMER_ID"
            + " JOIN LOYALTY_ACCOUNT part ON part.ACCOUNT_ID <> own.ACCOUNT_ID"
            + " AND (part.ACCOUNT_ID = COALESCE(own.MERGED_INTO, own.ACCOUNT_ID)"
            + " OR part.MERGED_INTO = COALESCE(own.MERGED_INTO, own.ACCOUNT_ID))"
            + " JOIN BLC_ORDER e ON e.CUSTOMER_ID = part.MEMBER_ID AND e.SUBMIT_DATE < o.SUBMIT_DATE"
            + " AND e.ORDER_STATUS NOT IN ('CANCELLED', 'RETURNED')"
            + " WHERE o.ORDER_ID IN (:orders) GROUP BY o.ORDER_ID";

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    EarlierOrders(DataSource dataSource) {
        this(new NamedParameterJdbcTemplate(dataSource));
    }

    EarlierOrders(NamedParameterJdbcTemplate named) {
        this.named = named;
        jdbc = named.getJdbcTemplate();
    }

    /** Whether there is none, as things stand. */
    boolean none(MemberId member, long orderId) {
        return jdbc.queryForList("SELECT j.ENTRY_ID" + NOW + " LIMIT 1", Long.class, member.value(), orderId)
                .isEmpty();
    }

    /** How many there are, as things stand. */
    long count(MemberId member, long orderId) {
        return jdbc.queryForList("SELECT COUNT(DISTINCT j.ORDER_ID)" + NOW, Long.class, member.value(), orderId)
                .get(0);
    }

    /** When an order was settled, and by which entry it was awarded, if it was. */
    private record Settled(long account, Instant at, @Nullable Long award) {}

    /** What an order's award, or what was taken back of it, left. */
    private record Moved(long entry, long order, Instant at, long amount) {
        boolean isBefore(Settled settled) {
            return settled.award() == null ? at.isBefore(settled.at()) : entry < settled.award();
        }
    }

    /**
     * How many there were when these orders were settled, what was taken back later included. For an order from before
     * the programme the store's own orders are counted, less those that are cancelled or returned by now.
     */
    public Map<Long, Long> before(Collection<Long> orders) {
        Map<Long, Settled> settled = new HashMap<>();
        named.query(SETTLED, new MapSqlParameterSource("orders", orders), row -> {
            settled.put(
                    row.getLong("ORDER_ID"),
                    new Settled(
                            row.getLong("ACCOUNT_ID"),
                            Columns.instant(row, "ENDED_AT"),
                            Columns.longOrNull(row, "ENTRY_ID")));
        });
        Map<Long, List<Moved>> moved = moved(settled.values());
        Map<Long, Long> counts = new HashMap<>();
        settled.forEach((order, at) -> counts.put(order, standing(moved.getOrDefault(at.account(), List.of()), at)));
        TreeSet<Long> others = new TreeSet<>(orders);
        others.removeAll(settled.keySet());
        if (!others.isEmpty()) {
            named.query(UNKNOWN, new MapSqlParameterSource("orders", others), row -> {
                counts.merge(row.getLong("ORDER_ID"), row.getLong("EARLIER"), Long::sum);
            });
        }
        return counts;
    }

    /** When the last of what these orders had been awarded was taken back; those of which something stands are left out. */
    public Map<Long, Instant> undone(Collection<Long> orders) {
        Map<Long, Instant> undone = new HashMap<>();
        named.query(UNDONE, new MapSqlParameterSource("orders", orders), row -> {
            undone.put(row.getLong("ORDER_ID"), Columns.instant(row, "UNDONE_AT"));
        });
        return undone;
    }

    private Map<Long, List<Moved>> moved(Collection<Settled> settled) {
        Map<Long, List<Moved>> moved = new HashMap<>();
        if (!settled.isEmpty()) {
            List<Long> accounts =
                    settled.stream().map(Settled::account).distinct().toList();
            named.query(MOVED, new MapSqlParameterSource("accounts", accounts), row -> {
                moved.computeIfAbsent(row.getLong("ACCOUNT_ID"), none -> new ArrayList<>())
                        .add(new Moved(
                                row.getLong("ENTRY_ID"),
                                row.getLong("ORDER_ID"),
                                Columns.instant(row, "POSTED_AT"),
                                row.getLong("AMOUNT")));
            });
        }
        return moved;
    }

    private static long standing(List<Moved> moved, Settled settled) {
        Map<Long, Long> left = new HashMap<>();
        moved.stream()
                .filter(one -> one.isBefore(settled))
                .forEach(one -> left.merge(one.order(), one.amount(), Long::sum));
        return left.values().stream().filter(amount -> amount < 0).count();
    }
}
