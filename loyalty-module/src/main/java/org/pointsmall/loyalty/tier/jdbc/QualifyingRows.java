package org.pointsmall.loyalty.tier.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.tier.Measure;
import org.pointsmall.loyalty.tier.Span;
import org.pointsmall.loyalty.tier.TierStore.Brought;
import org.pointsmall.loyalty.tier.TierStore.Movement;
import org.pointsmall.loyalty.tier.TierStore.Stood;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.pointsmall.loyalty.transaction.jdbc.StatementPipeline;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What qualifies, in {@code LOYALTY_QUALIFYING}, by account and time. A row travels with the movement that it is of, so
 * those that wait are sent before any is read.
 */
final class QualifyingRows {
    private static final int[] GATHERED_TYPES = {
        Types.BIGINT, Types.TIMESTAMP_WITH_TIMEZONE, Types.TIMESTAMP_WITH_TIMEZONE
    };
    private static final int[] QUALIFYING_TYPES = {
        Types.VARCHAR,
        Types.BIGINT,
        Types.BIGINT,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.BIGINT,
        Types.BIGINT,
        Types.VARCHAR,
        Types.TIMESTAMP_WITH_TIMEZONE
    };

    private final JdbcTemplate jdbc;
    private final StatementPipeline movements;

    QualifyingRows(JdbcTemplate jdbc, StatementPipeline movements) {
        this.jdbc = jdbc;
        this.movements = movements;
    }

    void append(Movement movement) {
        Currency currency = movement.currency();
        movements.insert(
                "INSERT INTO LOYALTY_QUALIFYING (POSTING_KEY, ACCOUNT_ID, ORDER_ID, QUALIFIES_AT, POINTS, MONEY,"
                        + " CURRENCY, POSTED_AT) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                QUALIFYING_TYPES,
                movement.key().value(),
                movement.account().value(),
                movement.orderId(),
                Columns.column(movement.at()),
                movement.points(),
                movement.money(),
                currency == null ? null : currency.getCurrencyCode(),
                Columns.column(movement.postedAt()));
    }

    Optional<Brought> brought(AccountId account, long orderId) {
        movements.flush();
        return jdbc
                .query(
                        "SELECT MIN(QUALIFIES_AT) AS AWARDED_AT, MAX(CURRENCY) AS CURRENCY,"
                                + " SUM(CASE WHEN POINTS > 0 THEN POINTS ELSE 0 END) AS EARNED, SUM(POINTS) AS POINTS,"
                                + " SUM(CASE WHEN MONEY > 0 THEN MONEY ELSE 0 END) AS PAID, SUM(MONEY) AS MONEY"
                                + " FROM LOYALTY_QUALIFYING WHERE ORDER_ID = ? AND ACCOUNT_ID = ? HAVING COUNT(*) > 0",
                        (row, index) -> {
                            String currency = row.getString("CURRENCY");
                            return new Brought(
                                    Columns.instant(row, "AWARDED_AT"),
                                    row.getLong("EARNED"),
                                    row.getLong("POINTS"),
                                    row.getLong("PAID"),
                                    row.getLong("MONEY"),
                                    currency == null ? null : Currency.getInstance(currency));
                        },
                        orderId,
                        account.value())
                .stream()
                .findFirst();
    }

    long gathered(AccountId account, Measure measure, Currency currency, Span span) {
        String sum = measure == Measure.POINTS
                ? "SUM(POINTS)"
                : "SUM(CASE WHEN CURRENCY = '" + currency.getCurrencyCode() + "' THEN MONEY ELSE 0 END)";
        return movements.query(
                "SELECT COALESCE(" + sum + ", 0) FROM LOYALTY_QUALIFYING"
                        + " WHERE ACCOUNT_ID = ? AND QUALIFIES_AT >= ? AND QUALIFIES_AT < ?",
                GATHERED_TYPES,
                QualifyingRows::sum,
                account.value(),
                Columns.column(span.from()),
                Columns.column(span.until()));
    }

    private static long sum(ResultSet row) throws SQLException {
        row.next();
        return row.getLong(1);
    }

    List<Stood> stood(AccountId account) {
        movements.flush();
        return jdbc.query(
                "SELECT MIN(QUALIFIES_AT) AS AWARDED_AT, SUM(POINTS) AS POINTS, SUM(MONEY) AS MONEY,"
                        + " MAX(CURRENCY) AS CURRENCY FROM LOYALTY_QUALIFYING WHERE ACCOUNT_ID = ?"
                        + " GROUP BY ORDER_ID HAVING SUM(POINTS) <> 0 OR SUM(MONEY) <> 0"
                        + " ORDER BY MIN(QUALIFIES_AT), ORDER_ID",
                (row, index) -> {
                    String currency = row.getString("CURRENCY");
                    return new Stood(
                            Columns.instant(row, "AWARDED_AT"),
                            row.getLong("POINTS"),
                            row.getLong("MONEY"),
                            currency == null ? null : Currency.getInstance(currency));
                },
                account.value());
    }

    /** Makes all that one account has gathered another's. */
    void move(AccountId from, AccountId into) {
        movements.flush();
        jdbc.update("UPDATE LOYALTY_QUALIFYING SET ACCOUNT_ID = ? WHERE ACCOUNT_ID = ?", into.value(), from.value());
    }
}
