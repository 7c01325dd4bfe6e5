package org.pointsmall.loyalty.broadleaf.aftersale;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.payment.domain.PaymentTransaction;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The payments of the store's orders. They are read from the tables themselves: the store keeps them in a cache of each
 * process, where another node's refund does not show. They are written as the store writes them.
 */
final class StorePayments {
    /** The field of a transaction that names the return which it is part of. */
    static final String REFERENCE = "LOYALTY_RETURN";

    private static final String SELECT =
            "SELECT p.ORDER_PAYMENT_ID, p.PAYMENT_TYPE, t.PAYMENT_TRANSACTION_ID, t.TRANSACTION_TYPE,"
                    + " t.TRANSACTION_AMOUNT, t.PARENT_TRANSACTION FROM BLC_ORDER_PAYMENT p"
                    + " JOIN BLC_ORDER_PAYMENT_TRANSACTION t ON t.ORDER_PAYMENT = p.ORDER_PAYMENT_ID"
                    + " WHERE p.ORDER_ID = ? AND (p.ARCHIVED IS NULL OR p.ARCHIVED <> 'Y')"
                    + " AND (t.ARCHIVED IS NULL OR t.ARCHIVED <> 'Y') AND t.SUCCESS = TRUE"
                    + " ORDER BY p.ORDER_PAYMENT_ID, t.PAYMENT_TRANSACTION_ID";

    private final JdbcTemplate jdbc;
    private final OrderPaymentService payments;
    private final BusinessTime time;

    public StorePayments(DataSource dataSource, OrderPaymentService payments, BusinessTime time) {
        jdbc = new JdbcTemplate(dataSource);
        this.payments = payments;
        this.time = time;
    }

    /** The order's payments that are in force and have come to anything, in the order of their ids. */
    List<PaymentRow> ofOrder(long orderId, Currency currency) {
        Map<Long, List<PaymentRow.Row>> transactions = new LinkedHashMap<>();
        Map<Long, String> types = new LinkedHashMap<>();
        jdbc.query(
                SELECT,
                row -> {
                    BigDecimal amount = row.getBigDecimal("TRANSACTION_AMOUNT");
                    long payment = row.getLong("ORDER_PAYMENT_ID");
                    types.put(payment, Objects.requireNonNullElse(row.getString("PAYMENT_TYPE"), ""));
                    transactions
                            .computeIfAbsent(payment, id -> new ArrayList<>())
                            .add(new PaymentRow.Row(
                                    row.getLong("PAYMENT_TRANSACTION_ID"),
                                    Objects.requireNonNullElse(row.getString("TRANSACTION_TYPE"), ""),
                                    amount == null ? Money.zero(currency) : Money.roundedDown(amount, currency),
                                    Columns.longOrNull(row, "PARENT_TRANSACTION")));
                },
                orderId);
        List<PaymentRow> found = new ArrayList<>();
        transactions.forEach((id, rows) -> found.add(new PaymentRow(id, types.getOrDefault(id, ""), rows)));
        return found;
    }

    /** The transaction, as the store's gateways want to have it. */
    PaymentTransaction transaction(long id) {
        return Objects.requireNonNull(payments.readTransactionById(id), "no such transaction");
    }

    /** Adds what a payment has given back. */
    void add(
            long paymentId,
            @Nullable Long parent,
            PaymentTransactionType type,
            Money amount,
            String response,
            Map<String, String> fields) {
        OrderPayment payment = Objects.requireNonNull(payments.readPaymentById(paymentId), "no such payment");
        PaymentTransaction transaction = payments.createTransaction();
        transaction.setOrderPayment(payment);
        transaction.setParentTransaction(parent == null ? null : transaction(parent));
        transaction.setType(type);
        transaction.setAmount(money(amount));
        transaction.setSuccess(true);
        transaction.setDate(Date.from(time.now()));
        transaction.setRawResponse(response);
        transaction.getAdditionalFields().putAll(fields);
        // Saved by itself: with its payment, which this transaction has read, it would be written twice.
        payment.addTransaction(payments.save(transaction));
    }

    static org.broadleafcommerce.common.money.Money money(Money amount) {
        return new org.broadleafcommerce.common.money.Money(amount.amount(), amount.currency());
    }
}
