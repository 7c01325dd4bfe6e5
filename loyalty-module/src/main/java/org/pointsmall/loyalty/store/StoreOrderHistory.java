package org.pointsmall.loyalty.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.segment.OrderHistory;
import org.pointsmall.loyalty.segment.Purchases;
import org.pointsmall.loyalty.segment.RunPlan;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Sums up the store's own table of orders, past any cache of entities, for a span of customers at a time: by the index
 * that the store has on an order's customer. An order counts while it is placed and neither cancelled nor returned, in
 * whatever status an order management may have put it meanwhile.
 *
 * <p>An order's money is its total, points being one way to pay it, less the price and tax of what came back, however
 * that was settled. It is read in the same statement, so that an order that is returned meanwhile counts with all of its
 * money or with none. Customers whose accounts have become one are one member, as they are when they are read.
 */
final class StoreOrderHistory implements OrderHistory {
    /** Whose orders are a member's: the customer's own, and those of customers whose accounts have become part. */
    static final String MEMBERS = "SELECT c.CUSTOMER_ID AS MEMBER_ID, c.CUSTOMER_ID FROM BLC_CUSTOMER c"
            + " LEFT JOIN LOYALTY_ACCOUNT a ON a.MEMBER_ID = c.CUSTOMER_ID"
            + " WHERE c.CUSTOMER_ID > ? AND c.CUSTOMER_ID <= ? AND c.IS_REGISTERED = TRUE AND a.MERGED_INTO IS NULL"
            + " UNION ALL SELECT one.MEMBER_ID, part.MEMBER_ID FROM LOYALTY_ACCOUNT one"
            + " JOIN LOYALTY_ACCOUNT part ON part.MERGED_INTO = one.ACCOUNT_ID"
            + " WHERE one.MEMBER_ID > ? AND one.MEMBER_ID <= ?";

    /**
     * Of each of these members who has orders that count, when the last was placed, how many they are, and what they came to. To
     * follow are the currency twice, the first and last member twice, and from when to when orders count.
     */
    static final String SUMS =
            "SELECT x.MEMBER_ID, MAX(x.SUBMIT_DATE) AS LAST_ORDER, COUNT(*) AS ORDERS, SUM(x.TOTAL) AS TOTAL,"
                    + " SUM(x.BACK) AS BACK FROM (SELECT m.MEMBER_ID, o.SUBMIT_DATE,"
                    + " CASE WHEN o.CURRENCY_CODE IS NULL OR o.CURRENCY_CODE = ? THEN o.ORDER_TOTAL END AS TOTAL,"
                    + " (SELECT SUM(l.PRICE + l.TAX) FROM LOYALTY_RETURN r"
                    + " JOIN LOYALTY_RETURN_LINE l ON l.RETURN_ID = r.RETURN_ID"
                    + " WHERE r.ORDER_ID = o.ORDER_ID AND r.CURRENCY = ?) AS BACK"
                    + " FROM (" + MEMBERS + ") m JOIN BLC_ORDER o ON o.CUSTOMER_ID = m.CUSTOMER_ID"
                    + " WHERE o.SUBMIT_DATE >= ? AND o.SUBMIT_DATE < ?"
                    + " AND o.ORDER_STATUS NOT IN ('CANCELLED', 'RETURNED')) x"
                    + " GROUP BY x.MEMBER_ID";

    private final JdbcTemplate jdbc;

    public StoreOrderHistory(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public Page next(RunPlan plan, MemberId after, int customers) {
        Optional<MemberId> upTo = jdbc
                .queryForList(
                        "SELECT CUSTOMER_ID FROM BLC_CUSTOMER WHERE CUSTOMER_ID > ? ORDER BY CUSTOMER_ID LIMIT 1"
                                + " OFFSET "
                                + (customers - 1),
                        Long.class,
                        after.value())
                .stream()
                .map(MemberId::new)
                .findFirst();
        String currency = plan.currency().getCurrencyCode();
        long last = upTo.map(MemberId::value).orElse(Long.MAX_VALUE);
        List<Purchases> purchases = jdbc.query(
                SUMS + " ORDER BY x.MEMBER_ID",
                (row, index) -> purchases(row, plan.currency()),
                currency,
                currency,
                after.value(),
                last,
                after.value(),
                last,
                // As the store itself writes it, without a zone.
                Timestamp.from(plan.since()),
                Timestamp.from(plan.asOf()));
        return new Page(purchases, upTo);
    }

    private static Purchases purchases(ResultSet row, Currency currency) throws SQLException {
        BigDecimal total = row.getBigDecimal("TOTAL");
        Money paid = total == null || total.signum() < 0 ? Money.zero(currency) : Money.roundedDown(total, currency);
        Money back = new Money(row.getLong("BACK"), currency);
        return new Purchases(
                new MemberId(row.getLong("MEMBER_ID")),
                Objects.requireNonNull(row.getTimestamp("LAST_ORDER")).toInstant(),
                row.getLong("ORDERS"),
                paid.minus(back.min(paid)));
    }
}
