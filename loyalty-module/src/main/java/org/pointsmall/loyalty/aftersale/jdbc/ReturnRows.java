package org.pointsmall.loyalty.aftersale.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pointsmall.loyalty.aftersale.RecordedReturn;
import org.pointsmall.loyalty.aftersale.ReturnId;
import org.pointsmall.loyalty.aftersale.ReturnKind;
import org.pointsmall.loyalty.aftersale.ReturnReceipt;
import org.pointsmall.loyalty.aftersale.ReturnStatus;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.jdbc.PointsColumn;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads returns with their lines. */
final class ReturnRows {
    private final JdbcTemplate jdbc;

    ReturnRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order in which they were recorded. Nothing reads the lines of an order that has no return. */
    List<RecordedReturn> where(String column, long value) {
        List<Head> heads = jdbc.query(
                "SELECT RETURN_ID, ORDER_ID, RETURN_KEY, CONTENT_HASH, KIND, STATUS, POINTS_BACK, POINTS_TAKEN_BACK,"
                        + " SHORTFALL, CASH, CURRENCY, CASH_PROBLEM, ACTOR, REASON, RETURNED_AT FROM LOYALTY_RETURN"
                        + " WHERE " + column + " = ? ORDER BY RETURN_ID",
                (row, index) -> head(row),
                value);
        if (heads.isEmpty()) {
            return List.of();
        }
        Map<Long, List<ReturnReceipt.Line>> lines = lines(column, value);
        return heads.stream().map(head -> head.with(lines)).toList();
    }

    private Map<Long, List<ReturnReceipt.Line>> lines(String column, long value) {
        Map<Long, List<ReturnReceipt.Line>> lines = new HashMap<>();
        jdbc.query(
                "SELECT l.RETURN_ID, r.CURRENCY, l.ITEM_ID, l.QUANTITY, l.PRICE, l.TAX, l.OFFSET_MONEY, l.POINTS_BACK,"
                        + " l.POINTS_TAKEN_BACK, l.CASH FROM LOYALTY_RETURN_LINE l"
                        + " JOIN LOYALTY_RETURN r ON r.RETURN_ID = l.RETURN_ID WHERE r." + column
                        + " = ? ORDER BY l.RETURN_ID, l.LINE",
                row -> {
                    lines.computeIfAbsent(row.getLong("RETURN_ID"), id -> new ArrayList<>())
                            .add(line(row, currency(row)));
                },
                value);
        return lines;
    }

    private static ReturnReceipt.Line line(ResultSet row, Currency currency) throws SQLException {
        return new ReturnReceipt.Line(
                Columns.longOrNull(row, "ITEM_ID"),
                row.getInt("QUANTITY"),
                new Money(row.getLong("PRICE"), currency),
                new Money(row.getLong("TAX"), currency),
                new Money(row.getLong("OFFSET_MONEY"), currency),
                PointsColumn.read(row, "POINTS_BACK"),
                PointsColumn.read(row, "POINTS_TAKEN_BACK"),
                new Money(row.getLong("CASH"), currency));
    }

    private static Currency currency(ResultSet row) throws SQLException {
        return Currency.getInstance(row.getString("CURRENCY"));
    }

    /** A return before its lines are known. */
    private record Head(long id, long orderId, String contentHash, ReturnReceipt receipt) {
        RecordedReturn with(Map<Long, List<ReturnReceipt.Line>> lines) {
            return new RecordedReturn(
                    new ReturnId(id), orderId, contentHash, receipt.with(lines.getOrDefault(id, List.of())));
        }
    }

    private static Head head(ResultSet row) throws SQLException {
        ReturnReceipt receipt = new ReturnReceipt(
                row.getString("RETURN_KEY"),
                ReturnKind.valueOf(row.getString("KIND")),
                ReturnStatus.valueOf(row.getString("STATUS")),
                List.of(),
                PointsColumn.read(row, "POINTS_BACK"),
                PointsColumn.read(row, "POINTS_TAKEN_BACK"),
                PointsColumn.read(row, "SHORTFALL"),
                new Money(row.getLong("CASH"), currency(row)),
                row.getString("CASH_PROBLEM"),
                row.getString("ACTOR"),
                row.getString("REASON"),
                Columns.instant(row, "RETURNED_AT"),
                false);
        return new Head(row.getLong("RETURN_ID"), row.getLong("ORDER_ID"), row.getString("CONTENT_HASH"), receipt);
    }
}
