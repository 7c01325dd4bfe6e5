package org.pointsmall.loyalty.redemption.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.redemption.UnsettledOrder;
import org.pointsmall.loyalty.redemption.UnsettledOrders;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;

/** A row an order in {@code LOYALTY_UNSETTLED}; the index on {@code NEXT_AT} has just those that wait. */
public final class JdbcUnsettledOrders implements UnsettledOrders {
    private static final String SELECT = "SELECT ORDER_ID, ORDER_NUMBER, ATTEMPTS, FIRST_FAILED_AT, LAST_FAILED_AT,"
            + " NEXT_AT, LAST_ERROR FROM LOYALTY_UNSETTLED WHERE NEXT_AT IS NOT NULL";

    private final JdbcTemplate jdbc;
    private final Transactions transactions;

    public JdbcUnsettledOrders(DataSource dataSource, Transactions transactions) {
        jdbc = new JdbcTemplate(dataSource);
        this.transactions = transactions;
    }

    @Override
    public Optional<UnsettledOrder> find(long orderId) {
        return jdbc.query(SELECT + " AND ORDER_ID = ?", JdbcUnsettledOrders::order, orderId).stream()
                .findFirst();
    }

    @Override
    public void add(UnsettledOrder order) {
        if (isKnown(order.order().id())) {
            return;
        }
        jdbc.update(
                "INSERT INTO LOYALTY_UNSETTLED (ORDER_ID, ORDER_NUMBER, ATTEMPTS, FIRST_FAILED_AT, LAST_FAILED_AT,"
                        + " NEXT_AT, LAST_ERROR) VALUES (?, ?, ?, ?, ?, ?, ?)",
                order.order().id(),
                new SqlParameterValue(Types.VARCHAR, order.order().number()),
                order.attempts(),
                Columns.column(order.firstFailedAt()),
                Columns.column(order.lastFailedAt()),
                Columns.column(order.nextAt()),
                order.lastError());
    }

    private boolean isKnown(long orderId) {
        return !jdbc.queryForList("SELECT ORDER_ID FROM LOYALTY_UNSETTLED WHERE ORDER_ID = ?", Long.class, orderId)
                .isEmpty();
    }

    @Override
    public void replace(UnsettledOrder before, UnsettledOrder now) {
        jdbc.update(
                "UPDATE LOYALTY_UNSETTLED SET ATTEMPTS = ?, LAST_FAILED_AT = ?, NEXT_AT = ?, LAST_ERROR = ?"
                        + " WHERE ORDER_ID = ? AND ATTEMPTS = ? AND SETTLED_AT IS NULL",
                now.attempts(),
                Columns.column(now.lastFailedAt()),
                Columns.column(now.nextAt()),
                now.lastError(),
                before.order().id(),
                before.attempts());
    }

    @Override
    public void settled(long orderId, Instant at) {
        jdbc.update(
                "UPDATE LOYALTY_UNSETTLED SET SETTLED_AT = ?, NEXT_AT = NULL"
                        + " WHERE ORDER_ID = ? AND SETTLED_AT IS NULL",
                Columns.column(at),
                orderId);
    }

    @Override
    public List<UnsettledOrder> due(Instant at, long after, int limit) {
        return jdbc.query(
                SELECT + " AND NEXT_AT <= ? AND ORDER_ID > ? ORDER BY ORDER_ID LIMIT " + limit,
                JdbcUnsettledOrders::order,
                Columns.column(at),
                after);
    }

    @Override
    public List<UnsettledOrder> waiting(int limit) {
        return transactions.required(() ->
                jdbc.query(SELECT + " ORDER BY FIRST_FAILED_AT, ORDER_ID LIMIT " + limit, JdbcUnsettledOrders::order));
    }

    @Override
    public Summary now() {
        return transactions.required(() -> Objects.requireNonNull(jdbc.queryForObject(
                "SELECT COUNT(*) AS ORDERS, MIN(FIRST_FAILED_AT) AS OLDEST, MIN(NEXT_AT) AS NEXT_ONE"
                        + " FROM LOYALTY_UNSETTLED WHERE NEXT_AT IS NOT NULL",
                (row, index) -> new Summary(
                        row.getLong("ORDERS"),
                        Columns.instantOrNull(row, "OLDEST"),
                        Columns.instantOrNull(row, "NEXT_ONE")))));
    }

    private static UnsettledOrder order(ResultSet row, int index) throws SQLException {
        return new UnsettledOrder(
                new OrderRef(row.getLong("ORDER_ID"), row.getString("ORDER_NUMBER")),
                row.getInt("ATTEMPTS"),
                Columns.instant(row, "FIRST_FAILED_AT"),
                Columns.instant(row, "LAST_FAILED_AT"),
                Columns.instant(row, "NEXT_AT"),
                row.getString("LAST_ERROR"));
    }
}
