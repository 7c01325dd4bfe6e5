package org.pointsmall.loyalty.aftersale.jdbc;

import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.aftersale.CashPlan;
import org.pointsmall.loyalty.aftersale.CashRefund;
import org.pointsmall.loyalty.aftersale.RecordedReturn;
import org.pointsmall.loyalty.aftersale.ReturnDraft;
import org.pointsmall.loyalty.aftersale.ReturnId;
import org.pointsmall.loyalty.aftersale.ReturnKind;
import org.pointsmall.loyalty.aftersale.ReturnReceipt;
import org.pointsmall.loyalty.aftersale.ReturnStatus;
import org.pointsmall.loyalty.aftersale.Returns;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.pointsmall.loyalty.transaction.jdbc.GeneratedKey;
import org.springframework.jdbc.core.JdbcTemplate;

/** The returns' tables. */
public final class JdbcReturns implements Returns {
    private static final int LONGEST_PROBLEM = 500;
    private static final int[] RETURN_TYPES = {
        Types.BIGINT,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.BIGINT,
        Types.VARCHAR,
        Types.BIGINT,
        Types.BIGINT,
        Types.BIGINT,
        Types.BIGINT,
        Types.BIGINT,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.TIMESTAMP_WITH_TIMEZONE
    };
    private static final int[] LINE_TYPES = {
        Types.BIGINT,
        Types.INTEGER,
        Types.BIGINT,
        Types.INTEGER,
        Types.BIGINT,
        Types.BIGINT,
        Types.BIGINT,
        Types.BIGINT,
        Types.BIGINT,
        Types.BIGINT
    };

    private final JdbcTemplate jdbc;
    private final ReturnRows rows;

    public JdbcReturns(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
        rows = new ReturnRows(jdbc);
    }

    @Override
    public List<RecordedReturn> ofOrder(long orderId) {
        return rows.where("ORDER_ID", orderId);
    }

    @Override
    public Optional<RecordedReturn> find(ReturnId id) {
        return rows.where("RETURN_ID", id.value()).stream().findFirst();
    }

    @Override
    public RecordedReturn record(ReturnDraft draft) {
        ReturnReceipt receipt = draft.receipt();
        MemberId member = draft.member();
        boolean due = receipt.status() == ReturnStatus.CASH_DUE;
        ReturnId id = new ReturnId(GeneratedKey.insert(
                jdbc,
                "INSERT INTO LOYALTY_RETURN (ORDER_ID, RETURN_KEY, CONTENT_HASH, KIND, CANCELLED_ORDER_ID, STATUS,"
                        + " MEMBER_ID, POINTS_BACK, POINTS_TAKEN_BACK, SHORTFALL, CASH, CURRENCY, ACTOR, REASON,"
                        + " RETURNED_AT, CASH_TRIES, CASH_TRY_AT, CASH_BUSY_UNTIL)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)",
                "return_id",
                RETURN_TYPES,
                draft.orderId(),
                receipt.key(),
                draft.contentHash(),
                receipt.kind().name(),
                receipt.kind() == ReturnKind.CANCEL ? draft.orderId() : null,
                receipt.status().name(),
                member == null ? null : member.value(),
                receipt.pointsBack().value(),
                receipt.pointsTakenBack().value(),
                receipt.shortfall().value(),
                receipt.cash().minorUnits(),
                receipt.cash().currency().getCurrencyCode(),
                receipt.actor(),
                receipt.reason(),
                Columns.column(receipt.at()),
                due ? Columns.column(receipt.at()) : null,
                due ? Columns.column(draft.busyUntil()) : null));
        insertLines(id, receipt.lines());
        insertRefunds(id, draft.refunds());
        return new RecordedReturn(id, draft.orderId(), draft.contentHash(), receipt);
    }

    private void insertLines(ReturnId id, List<ReturnReceipt.Line> lines) {
        List<@Nullable Object[]> values = new ArrayList<>();
        for (ReturnReceipt.Line line : lines) {
            values.add(new @Nullable Object[] {
                id.value(),
                values.size() + 1,
                line.itemId(),
                line.quantity(),
                line.value().minorUnits(),
                line.tax().minorUnits(),
                line.offset().minorUnits(),
                line.pointsBack().value(),
                line.pointsTakenBack().value(),
                line.cash().minorUnits()
            });
        }
        jdbc.batchUpdate(
                "INSERT INTO LOYALTY_RETURN_LINE (RETURN_ID, LINE, ITEM_ID, QUANTITY, PRICE, TAX, OFFSET_MONEY,"
                        + " POINTS_BACK, POINTS_TAKEN_BACK, CASH) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values,
                LINE_TYPES);
    }

    private void insertRefunds(ReturnId id, List<CashPlan.Part> refunds) {
        jdbc.batchUpdate(
                "INSERT INTO LOYALTY_RETURN_CASH (RETURN_ID, PAYMENT_ID, AMOUNT) VALUES (?, ?, ?)",
                refunds.stream()
                        .map(part -> new Object[] {
                            id.value(), part.paymentId(), part.amount().minorUnits()
                        })
                        .toList());
    }

    @Override
    public List<CashRefund> owed(ReturnId id) {
        return jdbc.query(
                "SELECT c.PAYMENT_ID, c.AMOUNT, r.ORDER_ID, r.CURRENCY FROM LOYALTY_RETURN_CASH c"
                        + " JOIN LOYALTY_RETURN r ON r.RETURN_ID = c.RETURN_ID"
                        + " WHERE c.RETURN_ID = ? AND c.GIVEN_AT IS NULL ORDER BY c.PAYMENT_ID",
                (row, index) -> new CashRefund(
                        id,
                        row.getLong("ORDER_ID"),
                        row.getLong("PAYMENT_ID"),
                        new Money(row.getLong("AMOUNT"), Currency.getInstance(row.getString("CURRENCY")))),
                id.value());
    }

    @Override
    public Map<Long, Money> owedByPayment(long orderId) {
        Map<Long, Money> owed = new HashMap<>();
        jdbc.query(
                "SELECT c.PAYMENT_ID, r.CURRENCY, SUM(c.AMOUNT) AS AMOUNT FROM LOYALTY_RETURN_CASH c"
                        + " JOIN LOYALTY_RETURN r ON r.RETURN_ID = c.RETURN_ID"
                        + " WHERE r.ORDER_ID = ? AND c.GIVEN_AT IS NULL GROUP BY c.PAYMENT_ID, r.CURRENCY",
                row -> {
                    owed.put(
                            row.getLong("PAYMENT_ID"),
                            new Money(row.getLong("AMOUNT"), Currency.getInstance(row.getString("CURRENCY"))));
                },
                orderId);
        return owed;
    }

    @Override
    public boolean takeOver(ReturnId id, Instant now, Instant busyUntil) {
        return jdbc.update(
                        "UPDATE LOYALTY_RETURN SET CASH_BUSY_UNTIL = ?"
                                + " WHERE RETURN_ID = ? AND STATUS = 'CASH_DUE' AND CASH_BUSY_UNTIL <= ?",
                        Columns.column(busyUntil),
                        id.value(),
                        Columns.column(now))
                == 1;
    }

    @Override
    public boolean given(CashRefund refund, Instant at) {
        return jdbc.update(
                        "UPDATE LOYALTY_RETURN_CASH SET GIVEN_AT = ?"
                                + " WHERE RETURN_ID = ? AND PAYMENT_ID = ? AND GIVEN_AT IS NULL",
                        Columns.column(at),
                        refund.returnId().value(),
                        refund.paymentId())
                == 1;
    }

    @Override
    public boolean endTry(ReturnId id, Instant now) {
        jdbc.update(
                "UPDATE LOYALTY_RETURN SET STATUS = 'DONE', CASH_PROBLEM = NULL, CASH_TRY_AT = NULL,"
                        + " CASH_BUSY_UNTIL = NULL WHERE RETURN_ID = ? AND STATUS = 'CASH_DUE' AND NOT EXISTS"
                        + " (SELECT 1 FROM LOYALTY_RETURN_CASH c WHERE c.RETURN_ID = ? AND c.GIVEN_AT IS NULL)",
                id.value(),
                id.value());
        return jdbc.update(
                        "UPDATE LOYALTY_RETURN SET CASH_TRIES = CASH_TRIES + 1, CASH_BUSY_UNTIL = ?"
                                + " WHERE RETURN_ID = ? AND STATUS = 'CASH_DUE'",
                        Columns.column(now),
                        id.value())
                == 0;
    }

    @Override
    public void postpone(ReturnId id, String problem, Instant tryAt) {
        jdbc.update(
                "UPDATE LOYALTY_RETURN SET CASH_PROBLEM = ?, CASH_TRY_AT = ? WHERE RETURN_ID = ? AND STATUS = 'CASH_DUE'",
                problem.length() <= LONGEST_PROBLEM ? problem : problem.substring(0, LONGEST_PROBLEM),
                Columns.column(tryAt),
                id.value());
    }

    @Override
    public int tries(ReturnId id) {
        return jdbc
                .queryForList("SELECT CASH_TRIES FROM LOYALTY_RETURN WHERE RETURN_ID = ?", Integer.class, id.value())
                .stream()
                .findFirst()
                .orElse(0);
    }

    @Override
    public List<ReturnId> due(Instant tryAt, Instant now, ReturnId after, int limit) {
        return jdbc.query(
                "SELECT RETURN_ID FROM LOYALTY_RETURN WHERE STATUS = 'CASH_DUE' AND RETURN_ID > ?"
                        + " AND CASH_TRY_AT <= ? AND CASH_BUSY_UNTIL <= ? ORDER BY RETURN_ID LIMIT " + limit,
                (row, index) -> new ReturnId(row.getLong("RETURN_ID")),
                after.value(),
                Columns.column(tryAt),
                Columns.column(now));
    }

    @Override
    public Optional<Instant> oldestDue(Instant at) {
        return jdbc
                .query(
                        "SELECT CASH_TRY_AT FROM LOYALTY_RETURN WHERE STATUS = 'CASH_DUE' AND CASH_TRY_AT <= ?"
                                + " AND CASH_BUSY_UNTIL <= ? ORDER BY CASH_TRY_AT LIMIT 1",
                        (row, index) -> Columns.instant(row, "CASH_TRY_AT"),
                        Columns.column(at),
                        Columns.column(at))
                .stream()
                .findFirst();
    }
}
