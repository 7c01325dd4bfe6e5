package org.pointsmall.loyalty.account.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.account.AccountId;
import org.pointsmall.loyalty.account.HeldLot;
import org.pointsmall.loyalty.account.Hold;
import org.pointsmall.loyalty.account.HoldId;
import org.pointsmall.loyalty.account.HoldRequest;
import org.pointsmall.loyalty.account.HoldStatus;
import org.pointsmall.loyalty.account.LotId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.PointsRate;
import org.springframework.jdbc.core.JdbcTemplate;

/** The holds and the lots that they took from. */
final class JdbcHolds {
    private static final String SELECT =
            "SELECT HOLD_ID, ACCOUNT_ID, ORDER_ID, POINTS, MONEY, CURRENCY, STATUS, DUE_AT FROM LOYALTY_HOLD";
    private static final int[] INSERT_TYPES = {
        Types.BIGINT,
        Types.BIGINT,
        Types.BIGINT,
        Types.BIGINT,
        Types.BIGINT,
        Types.VARCHAR,
        Types.BIGINT,
        Types.BIGINT,
        Types.VARCHAR,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.TIMESTAMP_WITH_TIMEZONE
    };

    private final JdbcTemplate jdbc;

    JdbcHolds(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Hold open(AccountId account, HoldRequest request, Instant at) {
        Money money = request.money();
        PointsRate rate = request.rate();
        Instant dueAt = at.plus(request.lasting());
        long id = GeneratedKey.insert(
                jdbc,
                "INSERT INTO LOYALTY_HOLD (ACCOUNT_ID, ORDER_ID, OPEN_ORDER_ID, POINTS, MONEY, CURRENCY, RATE_POINTS,"
                        + " RATE_MONEY, STATUS, OPENED_AT, DUE_AT) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                "hold_id",
                INSERT_TYPES,
                account.value(),
                request.orderId(),
                request.orderId(),
                request.points().value(),
                money == null ? null : money.minorUnits(),
                money == null ? null : money.currency().getCurrencyCode(),
                rate == null ? null : rate.points().value(),
                rate == null ? null : rate.money().minorUnits(),
                HoldStatus.OPEN.name(),
                Columns.column(at),
                Columns.column(dueAt));
        return new Hold(new HoldId(id), account, request.orderId(), request.points(), money, HoldStatus.OPEN, dueAt);
    }

    void addLots(HoldId hold, List<HeldLot> lots) {
        jdbc.batchUpdate(
                "INSERT INTO LOYALTY_HOLD_LOT (HOLD_ID, LOT_ID, POINTS) VALUES (?, ?, ?)",
                lots.stream()
                        .map(held -> new Object[] {
                            hold.value(), held.lot().value(), held.points().value()
                        })
                        .toList());
    }

    List<HeldLot> lots(HoldId hold) {
        return jdbc.query(
                "SELECT LOT_ID, POINTS FROM LOYALTY_HOLD_LOT WHERE HOLD_ID = ? ORDER BY LOT_ID",
                (row, index) -> new HeldLot(new LotId(row.getLong("LOT_ID")), Columns.points(row, "POINTS")),
                hold.value());
    }

    Optional<Hold> find(HoldId hold) {
        return jdbc.query(SELECT + " WHERE HOLD_ID = ?", JdbcHolds::hold, hold.value()).stream()
                .findFirst();
    }

    List<Hold> ofOrder(long orderId) {
        return jdbc.query(SELECT + " WHERE ORDER_ID = ? ORDER BY HOLD_ID DESC", JdbcHolds::hold, orderId);
    }

    List<Hold> overdue(Instant at, HoldId after, int limit) {
        return jdbc.query(
                SELECT + " WHERE STATUS = 'OPEN' AND HOLD_ID > ? AND DUE_AT <= ? ORDER BY HOLD_ID LIMIT " + limit,
                JdbcHolds::hold,
                after.value(),
                Columns.column(at));
    }

    /** The condition on the status is the last guard: under the account's lock it always holds. */
    void end(HoldId hold, HoldStatus status, Instant at) {
        int ended = jdbc.update(
                "UPDATE LOYALTY_HOLD SET STATUS = ?, OPEN_ORDER_ID = NULL, ENDED_AT = ?"
                        + " WHERE HOLD_ID = ? AND STATUS = 'OPEN'",
                status.name(),
                Columns.column(at),
                hold.value());
        if (ended != 1) {
            throw new IllegalStateException("a hold ends once: " + hold + " to " + status);
        }
    }

    private static Hold hold(ResultSet row, int index) throws SQLException {
        return new Hold(
                new HoldId(row.getLong("HOLD_ID")),
                new AccountId(row.getLong("ACCOUNT_ID")),
                row.getLong("ORDER_ID"),
                Columns.points(row, "POINTS"),
                money(row),
                HoldStatus.valueOf(row.getString("STATUS")),
                Columns.instant(row, "DUE_AT"));
    }

    private static @Nullable Money money(ResultSet row) throws SQLException {
        Long minorUnits = Columns.longOrNull(row, "MONEY");
        return minorUnits == null ? null : new Money(minorUnits, Currency.getInstance(row.getString("CURRENCY")));
    }
}
