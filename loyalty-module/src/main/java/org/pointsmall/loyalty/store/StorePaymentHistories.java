package org.pointsmall.loyalty.store;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.pointsmall.loyalty.aftersale.PaymentHistories;
import org.pointsmall.loyalty.aftersale.PaymentHistory;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The payments of the store's orders, from the tables themselves: the store keeps them in a cache of each process, where
 * another node's refund does not show.
 */
final class StorePaymentHistories implements PaymentHistories {
    private static final String SELECT =
            "SELECT p.ORDER_PAYMENT_ID, p.PAYMENT_TYPE, t.PAYMENT_TRANSACTION_ID, t.TRANSACTION_TYPE,"
                    + " t.TRANSACTION_AMOUNT, t.PARENT_TRANSACTION FROM BLC_ORDER_PAYMENT p"
                    + " JOIN BLC_ORDER_PAYMENT_TRANSACTION t ON t.ORDER_PAYMENT = p.ORDER_PAYMENT_ID"
                    + " WHERE p.ORDER_ID = ? AND (p.ARCHIVED IS NULL OR p.ARCHIVED <> 'Y')"
                    + " AND (t.ARCHIVED IS NULL OR t.ARCHIVED <> 'Y') AND t.SUCCESS = TRUE"
                    + " ORDER BY p.ORDER_PAYMENT_ID, t.PAYMENT_TRANSACTION_ID";

    private final JdbcTemplate jdbc;

    StorePaymentHistories(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public List<PaymentHistory> ofOrder(long orderId, Currency currency) {
        Map<Long, List<PaymentHistory.Row>> transactions = new LinkedHashMap<>();
        Map<Long, String> types = new LinkedHashMap<>();
        jdbc.query(
                SELECT,
                row -> {
                    BigDecimal amount = row.getBigDecimal("TRANSACTION_AMOUNT");
                    long payment = row.getLong("ORDER_PAYMENT_ID");
                    types.put(payment, Objects.requireNonNullElse(row.getString("PAYMENT_TYPE"), ""));
                    transactions
                            .computeIfAbsent(payment, id -> new ArrayList<>())
                            .add(new PaymentHistory.Row(
                                    row.getLong("PAYMENT_TRANSACTION_ID"),
                                    Objects.requireNonNullElse(row.getString("TRANSACTION_TYPE"), ""),
                                    amount == null ? Money.zero(currency) : Money.roundedDown(amount, currency),
                                    Columns.longOrNull(row, "PARENT_TRANSACTION")));
                },
                orderId);
        List<PaymentHistory> found = new ArrayList<>();
        transactions.forEach((id, rows) -> found.add(new PaymentHistory(id, types.getOrDefault(id, ""), rows)));
        return found;
    }
}
